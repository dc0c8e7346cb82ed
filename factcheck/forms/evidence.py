"""Evidence, and what it says about a claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from factcheck import annotating, workflow
from factcheck.choices import EvidenceKind, SourceKind, Stance, Tier, Visibility
from factcheck.forms.fields import EvidenceFileField, MomentField, WebAddressField
from factcheck.forms.sources import SourceNameField
from factcheck.forms.versioned import VersionedForm
from factcheck.models import Citation, Evidence, Source

if TYPE_CHECKING:
    OneOfEvidence = forms.ModelChoiceField[Evidence]
else:
    # The type parameters are known to the type checker only.
    OneOfEvidence = forms.ModelChoiceField


class EvidenceSearchForm(forms.Form):
    q = forms.CharField(
        label=_("Search the evidence of the desk"),
        max_length=200,
        required=False,
        help_text=_("By its title, its address or the name of its file."),
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class CitationForm(VersionedForm):
    """What a piece of evidence says about the claim, and where in it."""

    stance = forms.ChoiceField(label=_("Stance"), choices=Stance.choices, widget=forms.RadioSelect)
    locator = forms.CharField(
        label=_("Locator"),
        max_length=200,
        required=False,
        help_text=Citation.locator.field.help_text,
    )
    excerpt = forms.CharField(
        label=_("Excerpt"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, kind: str = "", **kwargs: Any) -> None:
        """`kind` is that of the evidence, where it is known already: its own example is shown."""
        super().__init__(*args, **kwargs)
        if kind:
            self.fields["locator"].help_text = workflow.ask(kind)

    def citation(self, evidence: Evidence) -> Citation:
        names = ("stance", "locator", "excerpt")
        return Citation(evidence=evidence, **{name: self.cleaned_data[name] for name in names})

    @classmethod
    def of(cls, citation: Citation, data: QueryDict | None = None) -> CitationForm:
        """What a citation says now, to be changed."""
        said = {name: getattr(citation, name) for name in cls.base_fields if name != "version"}
        kind = citation.evidence.kind
        return cls(data, claim=citation.claim, initial=said, kind=kind)


class PieceField(OneOfEvidence):
    """One of the pieces that the person may see, by its title."""

    def label_from_instance(self, obj: Evidence) -> str:
        return obj.title


class EvidenceForm(forms.Form):
    """A new piece of evidence; `known` is what it may be derived from.

    A file that `viewer` may know of already is asked about once: `twins` are the pieces that hold
    it, and `digest`, sent back as "twice", keeps it as a piece of its own all the same.
    """

    title = forms.CharField(label=_("Title"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=EvidenceKind.choices)
    tier = forms.ChoiceField(
        label=_("Tier"),
        choices=Tier.choices,
        initial=Tier.SECONDARY,
        help_text=_("Primary: who counted, said or did it. Secondary: who reports it."),
    )
    visibility = forms.ChoiceField(
        label=_("Visibility"), choices=Visibility.choices, initial=Visibility.PUBLIC
    )
    url = WebAddressField(label=_("Address"), max_length=1000, required=False)
    archived_url = WebAddressField(
        label=_("Address of an archived copy"), max_length=1000, required=False
    )
    capture = forms.BooleanField(
        label=_("Capture the page now"),
        required=False,
        initial=True,
        help_text=_(
            "The page at the address is fetched and kept as it is. Never done for what is protected."
        ),
    )
    file = EvidenceFileField()
    captured_at = MomentField(label=_("Captured at"), required=False)
    source = SourceNameField(
        label=_("Source"),
        required=False,
        help_text=_("Who made it. A new name is kept for the desk."),
    )
    derived_from = PieceField(
        queryset=Evidence.objects.none(),
        label=_("Derived from"),
        required=False,
        empty_label=_("nothing else"),
        help_text=_("When it only repeats another piece, name that one: both count once."),
    )
    notes = forms.CharField(
        label=_("Internal notes"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    twins: Sequence[Evidence] = ()
    digest = ""

    def __init__(
        self, *args: Any, known: QuerySet[Evidence], viewer: User | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._viewer = viewer
        if not settings.FACTCHECK_FETCH:
            del self.fields["capture"]
        self.fields["derived_from"].queryset = known  # type: ignore[attr-defined]  # a plain Field has none for the type checker

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        file = values.get("file")
        if file and self._viewer is not None:
            self.digest = annotating.digest_of(file)
            self.twins = annotating.pieces_holding(self.digest, viewer=self._viewer)
            if self.twins and self.data.get("twice") != self.digest:
                # Of the whole form: the keyboard goes to the question above, not to the field.
                self.add_error(None, _("The desk has this very file already."))
        return values

    def evidence(
        self, user: User, named: Callable[..., Source | None] = annotating.source_named
    ) -> Evidence:
        """The row, unsaved and without its file. May write a source: call it in a transaction.

        A new source behind protected evidence is protected itself. `named` finds the source of a
        name instead, or makes it.
        """
        values = {
            n: v for n, v in self.cleaned_data.items() if n not in ("file", "source", "capture")
        }
        more = {"protect": True} if values["visibility"] == Visibility.PROTECTED else {}
        source = named(self.cleaned_data["source"], user=user, kind=SourceKind.ORGANIZATION, **more)
        return Evidence(**values, source=source)

    def wants_capture(self, evidence: Evidence) -> bool:
        """Whether the page of what was made of it is to be fetched: never for what is protected,
        although the box is ticked from the start."""
        asked = self.cleaned_data.get("capture") and evidence.url
        return bool(asked) and not evidence.protects_somebody
