from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from factcheck.models import Verdict
from factcheck.numbers.scope import Scope


@dataclass(frozen=True, slots=True)
class Approved:
    """How many verdicts of a kind, an outcome and a rating (its id) were approved."""

    kind: str
    outcome: str
    rating: int
    count: int
    corrections: int


def read_verdicts(scope: Scope) -> list[Approved]:
    """Verdicts by when they were approved, also those set aside since; one query.

    What is only proposed has no number anywhere. `corrections` counts those that ask the author
    for one.
    """
    approved = Verdict.objects.filter(
        scope.within("approved_at"),
        scope.of_kind("claim__kind"),
        claim__article__in=scope.articles,
        approved_by__isnull=False,
    )
    groups = (
        approved.order_by()
        .values_list("claim__kind", "outcome", "rating")
        .annotate(count=Count("pk"), corrections=Count("pk", filter=~Q(correction_asked="")))
    )
    return sorted((Approved(*group) for group in groups), key=lambda one: (one.kind, one.outcome))
