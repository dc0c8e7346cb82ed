"""One entry of the admin for each kind of claim: the same rows, each with its own form."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from factcheck.choices import Kind
from factcheck.models.claim import Claim


class KindManager(models.Manager[Claim]):
    """The claims of one kind; the entry's default manager."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind

    def get_queryset(self) -> models.QuerySet[Claim]:
        return super().get_queryset().filter(kind=self.kind)


class FigureClaim(Claim):
    of_kind = KindManager(Kind.FIGURE)

    class Meta:
        proxy = True
        verbose_name = _("figure")
        verbose_name_plural = _("figures")


class QuoteClaim(Claim):
    of_kind = KindManager(Kind.QUOTE)

    class Meta:
        proxy = True
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")


class SourceClaim(Claim):
    of_kind = KindManager(Kind.SOURCE)

    class Meta:
        proxy = True
        verbose_name = _("named source")
        verbose_name_plural = _("named sources")
