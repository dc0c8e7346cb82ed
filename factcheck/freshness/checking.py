"""One run over everything: the dates, the pages, and who is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from factcheck.freshness.lease import held
from factcheck.freshness.telling import remind
from factcheck.freshness.watching import watch
from factcheck.models import SOON, Verdict

# Addresses in a run, and the seconds for all of them.
MOST_ASKED, MOST_SECONDS = 200, 900.0


@dataclass(frozen=True, slots=True)
class Checked:
    """Verdicts in force that are past their date or will be within a week, citations by what
    became of their pages, and how many people were told."""

    past: int
    soon: int
    pages: Mapping[str, int]
    told: int


def check(
    *, ask_pages: bool, limit: int = MOST_ASKED, seconds: float = MOST_SECONDS
) -> Checked | None:
    """None, and nothing is done, while another run is at it."""
    with held() as lease:
        if lease is None:
            return None
        pages = watch(lease, limit=limit, seconds=seconds) if ask_pages else {}
        past, soon = _ages()
        return Checked(past, soon, pages, remind() if lease.renew() else 0)


def _ages() -> tuple[int, int]:
    today = timezone.localdate()
    dated = Verdict.objects.in_force().filter(valid_until__lte=today + SOON).order_by()
    counted = dated.aggregate(
        past=Count("pk", filter=Q(valid_until__lt=today)),
        soon=Count("pk", filter=Q(valid_until__gte=today)),
    )
    return counted["past"], counted["soon"]
