"""Marking a claim: the words are pasted, their place in the text is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, cast

from django import forms
from django.contrib.auth.models import AbstractBaseUser, User
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import annotating, policy
from factcheck.anchoring import Occurrence, find
from factcheck.annotating import MAX_STATEMENT
from factcheck.choices import Kind, Risk
from factcheck.forms.details import DetailForm, FigureForm, QuoteForm, SourceForm
from factcheck.forms.fields import MomentField
from factcheck.forms.people import PersonField
from factcheck.forms.suggested import at_place, place_choices, place_key, suggestion_in
from factcheck.models import Article, Source

# Words that stand in more places than this are too common to choose from a list.
MAX_PLACES = 20
STALE_TEXT = gettext_lazy(
    "The text has changed since you opened this form: check the words, then save again."
)
NO_PLACE = gettext_lazy("These words are not in the text.")


class MarkForm(DetailForm):
    """Base of the three forms below. `occurrence` is where the words are, once that is certain.

    `revision` is the one that the person was reading; the verb compares it again.
    """

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31)
    # The suggestion that the form starts from; one that is gone meanwhile is no error.
    suggestion = forms.CharField(widget=forms.HiddenInput, required=False)
    words = forms.CharField(
        label=gettext_lazy("Words of the text"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Paste them: their place is found for you."),
    )
    # No ChoiceField: a choice left over from other words is no error once these stand only once.
    place = forms.CharField(
        label=gettext_lazy("Which one?"), required=False, widget=forms.RadioSelect
    )
    statement = forms.CharField(
        label=gettext_lazy("Statement"),
        max_length=MAX_STATEMENT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-draft": "statement"}),
        help_text=gettext_lazy(
            "What must be true, in words that can be understood without the article. "
            "Leave it empty to start from the sentence around the words."
        ),
    )
    risk = forms.ChoiceField(
        label=gettext_lazy("Risk"), choices=Risk.choices, initial=Risk.NORMAL, required=False
    )
    assignee = PersonField(
        User.objects.none(),
        label=gettext_lazy("Assigned to"),
        required=False,
        empty_label=gettext_lazy("nobody"),
    )
    due = MomentField(label=gettext_lazy("Due"), required=False)

    occurrence: Occurrence | None = None
    stale = False

    def __init__(
        self,
        *args: Any,
        article: Article,
        user: AbstractBaseUser,
        checkers: Mapping[str, User] | None = None,
        **kwargs: Any,
    ) -> None:
        """`checkers`, by their ids, are all that can be chosen, for who has read them already."""
        if article.revision is None:
            raise ValueError(f"article {article.pk} has no text")
        self.article = article
        self.text, self.current = article.revision.text, article.revision.pk
        self.places: list[Occurrence] = []
        super().__init__(*args, language=article.language, **kwargs)
        self.fields["revision"].initial = self.current
        if not self.is_bound and self.initial.get("place"):
            # Opened from a suggestion: these words, and no others that are the same.
            self.places = self._found(self.initial["words"], self.initial["place"])
            self._offer_places()
        if policy.is_checker(user):
            cast(PersonField, self.fields["assignee"]).offer(article, checkers)
        else:
            del self.fields["assignee"], self.fields["due"]

    def clean_revision(self) -> int:
        """The text that was read; a newer one is shown next, with everything typed kept."""
        revision: int = self.cleaned_data["revision"]
        if revision != self.current:
            self.stale = True
            self._put("revision", str(self.current))
            self.add_error(None, STALE_TEXT)
        return revision

    def clean_risk(self) -> str:
        return self.cleaned_data["risk"] or Risk.NORMAL

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        self.places = self._found(words, self.data.get("place", ""))
        if not self.places:
            raise ValidationError(NO_PLACE)
        if len(self.places) > MAX_PLACES:
            raise ValidationError(
                _("These words are in more than %(count)d places: paste more of the sentence.")
                % {"count": MAX_PLACES}
            )
        self._offer_places()
        return words

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if len(self.places) == 1:
            self.occurrence = self.places[0]
        elif self.places:
            self._take_chosen(cleaned.get("place", ""))
        if self.occurrence and not cleaned.get("statement") and "statement" not in self.errors:
            self._propose_statement(self.occurrence)
        return cleaned

    def claim_fields(self) -> dict[str, Any]:
        """The fields of the claim that the verb takes beside words, kind and detail."""
        names = ("statement", "risk", "assignee", "due")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}

    def _source(
        self, name: str, user: AbstractBaseUser, named: Callable[..., Source | None]
    ) -> Source | None:
        """A name that was read finds whom accepting it would find; one that was typed, anybody."""
        suggestion = suggestion_in(self.article, self.cleaned_data["suggestion"])
        read = suggestion and annotating.source_as_read(suggestion, name, user=user)
        return read or super()._source(name, user, named)

    def _found(self, words: str, chosen: str) -> list[Occurrence]:
        """Where the words are; of too many places, the first and the chosen one if there is one."""
        places = find(self.text, words, limit=MAX_PLACES + 1)
        at = at_place(self.text, words, chosen) if len(places) > MAX_PLACES else None
        if at is None:
            return places
        return sorted({*places[: MAX_PLACES - 1], at}, key=lambda one: one.start)

    def _offer_places(self) -> None:
        widget = cast(forms.RadioSelect, self.fields["place"].widget)
        widget.choices = place_choices(self.text, self.places)

    def _take_chosen(self, chosen: str) -> None:
        self.occurrence = next((at for at in self.places if place_key(at) == chosen), None)
        if self.occurrence is None:
            self.add_error(
                "place",
                _("These words are in %(count)d places: choose the one that you mean.")
                % {"count": len(self.places)},
            )

    def _propose_statement(self, at: Occurrence) -> None:
        self._put("statement", annotating.statement_around(self.text, at.start, at.end))
        self.add_error(
            "statement", _("This is the sentence around the words: make it stand on its own.")
        )

    def _put(self, name: str, value: str) -> None:
        """Change what the form shows when it comes back."""
        data = cast(QueryDict, self.data).copy()
        data[name] = value
        self.data = data


class MarkFigureForm(MarkForm, FigureForm):
    pass


class MarkQuoteForm(MarkForm, QuoteForm):
    pass


class MarkSourceForm(MarkForm, SourceForm):
    pass


MARK_FORMS: Mapping[str, type[MarkForm]] = MappingProxyType(
    {Kind.FIGURE: MarkFigureForm, Kind.QUOTE: MarkQuoteForm, Kind.SOURCE: MarkSourceForm}
)
