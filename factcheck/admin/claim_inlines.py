"""What hangs on a claim: the detail of its kind, and the evidence cited for it."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from factcheck import policy
from factcheck.admin.choosing import KeepsHiddenForm, VisibleChoices
from factcheck.admin.stock import StockStacked, StockTabular
from factcheck.choices import Kind, Language, Status
from factcheck.forms.fields import NumberField
from factcheck.models import Citation, Claim, FigureDetail, QuoteDetail, SourceDetail


class _OpenClaim(VisibleChoices):
    """Only a claim to check can be worked on; a new one is."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policy.is_checker(request.user)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policy.is_checker(request.user) and (obj is None or obj.status == Status.TO_CHECK)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_add_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class DetailInline(_OpenClaim, StockStacked):
    form = KeepsHiddenForm
    min_num = max_num = extra = 1
    can_delete = False


class FigureForm(KeepsHiddenForm):
    """Numbers are typed as the article's language writes them."""

    value = NumberField(label=_("Value"), required=False)
    value_high = NumberField(label=_("Upper end of the range"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = self.instance.claim_id and self.instance.claim.article.language
        language = known or (get_language() or Language.FRENCH)[:2]
        for field in self.fields.values():
            if isinstance(field, NumberField):
                field.language = language


class FigureInline(DetailInline):
    model = FigureDetail
    form = FigureForm
    autocomplete_fields = ("attributed_to",)
    fields = (
        ("value", "value_high", "approximation", "unit"),
        ("period", "measure"),
        "attributed_to",
    )


class QuoteInline(DetailInline):
    model = QuoteDetail
    autocomplete_fields = ("speaker",)
    fields = (
        ("speaker", "cue", "verbatim"),
        ("said_on", "channel"),
        ("original", "original_language"),
    )


class SourceInline(DetailInline):
    model = SourceDetail
    autocomplete_fields = ("source",)
    fields = (("source", "role", "record"),)


DETAIL_INLINES: dict[str, type[DetailInline]] = {
    Kind.FIGURE: FigureInline,
    Kind.QUOTE: QuoteInline,
    Kind.SOURCE: SourceInline,
}


class CitationForm(KeepsHiddenForm):
    """Which piece it is stays; what is said of it is corrected while the claim is to check."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["evidence"].disabled = True

    def clean_excerpt(self) -> str:
        """Lines end in a browser's own way, and a form takes off the space around: that alone is no
        correction."""
        typed: str = self.cleaned_data["excerpt"]
        held: str = self.instance.excerpt
        return held if typed.splitlines() == held.strip().splitlines() else typed


class CitationInline(_OpenClaim, StockTabular):
    """Evidence is cited, corrected or taken off."""

    model = Citation
    # Not the claim that evidence was taken over from.
    fk_name = "claim"
    form = CitationForm
    autocomplete_fields = ("evidence",)
    fields = ("evidence", "stance", "locator", "excerpt")
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Citation]:
        """Citations of evidence that this person may see; the others are not even counted."""
        rows: QuerySet[Citation] = super().get_queryset(request).select_related("evidence__source")
        return rows.filter(evidence__in=policy.visible_evidence(request.user))

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The stances of a high risk would tell its second reader what was proposed."""
        if obj is None or not policy.is_blind(request.user, obj):
            return self.fields
        return [name for name in self.fields if name != "stance"]

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """On a narrow screen the rows have no heads: what is typed says itself what it is."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name in ("locator", "excerpt"):
            field.widget.attrs["placeholder"] = capfirst(db_field.verbose_name)
        return field

    def has_delete_permission(self, request: HttpRequest, obj: Claim | None = None) -> bool:  # type: ignore[override]  # an inline is asked about its parent
        return obj is not None and self.has_add_permission(request, obj)
