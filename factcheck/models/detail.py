"""What the kind of a claim adds to it, one to one."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Approximation, Kind, Language, Record
from factcheck.models.claim import Claim
from factcheck.models.source import Source


class FigureDetail(models.Model):
    claim = models.OneToOneField(Claim, models.CASCADE, related_name="figure")
    value = models.DecimalField(_("value"), max_digits=30, decimal_places=6, null=True, blank=True)
    value_high = models.DecimalField(
        _("upper end of the range"), max_digits=30, decimal_places=6, null=True, blank=True
    )
    approximation = models.CharField(
        _("approximation"), max_length=8, choices=Approximation, default=Approximation.EXACT
    )
    unit = models.CharField(
        _("unit"),
        max_length=80,
        blank=True,
        help_text=_("A currency code, %, a unit, or what is counted."),
    )
    # ISO 8601: a date, a time, a period "2015/2020-10", or "--02-14" when the year is not given.
    period = models.CharField(
        _("date or period"),
        max_length=60,
        blank=True,
        help_text=_("ISO form: 2021-02-14, 2015/2020-10."),
    )
    measure = models.CharField(
        _("what is measured"), max_length=200, blank=True, help_text=_("People whose data leaked.")
    )
    attributed_to = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("attributed to"),
        help_text=_("Who gives the figure, when it is not the newsroom itself."),
    )

    class Meta:
        verbose_name = _("figure's detail")
        verbose_name_plural = _("figures' details")
        constraints = [
            models.CheckConstraint(
                condition=Q(value_high__isnull=True)
                | Q(value__isnull=False, value_high__gte=models.F("value")),
                name="figure_range_in_order",
            ),
        ]

    def __str__(self) -> str:
        # The column fills its places up with noughts.
        value = "" if self.value is None else f"{Decimal(self.value).normalize():f}"
        return f"{value or self.period} {self.unit}".strip()

    @property
    def missing(self) -> list[str]:
        """Names of the fields that a verdict needs and that are still empty."""
        return [] if self.value is not None or self.period else ["value"]


class QuoteDetail(models.Model):
    claim = models.OneToOneField(Claim, models.CASCADE, related_name="quote")
    speaker = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("speaker"),
    )
    cue = models.CharField(
        _("cue"),
        max_length=80,
        blank=True,
        help_text=_("The verb of saying as it stands: “a déclaré”."),
    )
    verbatim = models.BooleanField(_("word for word"), default=True)
    said_on = models.DateField(_("said on"), null=True, blank=True)
    channel = models.CharField(
        _("channel"), max_length=120, blank=True, help_text=_("Interview, press release, tweet.")
    )
    original = models.TextField(_("original wording"), blank=True)
    original_language = models.CharField(
        _("language of the original"), max_length=2, choices=Language, blank=True
    )

    class Meta:
        verbose_name = _("quote's detail")
        verbose_name_plural = _("quotes' details")

    def __str__(self) -> str:
        return self.cue

    @property
    def missing(self) -> list[str]:
        """Names of the fields that a verdict needs and that are still empty."""
        return [] if self.speaker_id or self.speaker else ["speaker"]


class SourceDetail(models.Model):
    claim = models.OneToOneField(Claim, models.CASCADE, related_name="source_detail")
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("named source"),
    )
    role = models.CharField(
        _("role"),
        max_length=200,
        blank=True,
        help_text=_("As the article gives it: deputy director."),
    )
    record = models.CharField(_("on what terms"), max_length=10, choices=Record, default=Record.ON)

    class Meta:
        verbose_name = _("source's detail")
        verbose_name_plural = _("sources' details")

    def __str__(self) -> str:
        return self.role

    @property
    def missing(self) -> list[str]:
        """Names of the fields that a verdict needs and that are still empty."""
        return [] if self.source_id or self.source else ["source"]


Detail = FigureDetail | QuoteDetail | SourceDetail
DETAIL_MODELS: Mapping[str, type[FigureDetail] | type[QuoteDetail] | type[SourceDetail]] = (
    MappingProxyType(
        {Kind.FIGURE: FigureDetail, Kind.QUOTE: QuoteDetail, Kind.SOURCE: SourceDetail}
    )
)
# How a claim calls that row.
DETAIL_OF: Mapping[str, str] = MappingProxyType(
    {Kind.FIGURE: "figure", Kind.QUOTE: "quote", Kind.SOURCE: "source_detail"}
)
DETAILS = tuple(DETAIL_OF.values())


def detail_of(claim: Claim) -> Detail | None:
    """The row that the claim's kind adds, or None; a query unless it was selected with DETAILS."""
    return getattr(claim, DETAIL_OF[claim.kind], None)
