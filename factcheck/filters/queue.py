"""What the queue shows: its four lists, their counts and the filters in the address."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import django_filters
from django.contrib.auth.models import User
from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from factcheck import policy
from factcheck.choices import OPEN, Kind, Language, Risk, Status
from factcheck.models import Citation, Claim, ClaimQuerySet, Verdict

# Counting stops here, so that a count costs the same on a large desk.
MOST = 99

LISTS: Mapping[str, Promise | str] = MappingProxyType(
    {
        "mine": _("Mine"),
        "review": _("Waiting for a second pair of eyes"),
        "overdue": _("Overdue"),
        "all": _("All"),
    }
)


class CountOf(Subquery):
    """How many rows a queryset has, its LIMIT included."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


class QueueFilter(django_filters.FilterSet):  # type: ignore[misc]  # untyped base
    """Filters of the address; a value that is no choice is ignored, and said so by its form."""

    q = django_filters.CharFilter(label=_("Words"), method="holding", max_length=200)
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Kind.choices, empty_label=_("all"))
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=Status.choices, empty_label=_("all")
    )
    risk = django_filters.ChoiceFilter(label=_("Risk"), choices=Risk.choices, empty_label=_("all"))
    language = django_filters.ChoiceFilter(
        label=_("Language"),
        field_name="article__language",
        choices=Language.choices,
        empty_label=_("all"),
    )

    def holding(self, claims: QuerySet[Claim], name: str, words: str) -> QuerySet[Claim]:
        """Claims whose statement or whose words in the text hold `words`."""
        return claims.filter(Q(statement__icontains=words) | Q(anchor__exact__icontains=words))


def queue_list(name: str, user: User) -> ClaimQuerySet:
    """One of LISTS, as far as this person may see it, in no order."""
    claims = policy.visible_claims(user).order_by()
    if name == "mine":
        return claims.open().filter(assignee=user)
    if name == "review":
        own = Verdict.objects.filter(claim=OuterRef("pk"), current=True, proposed_by=user)
        return claims.filter(~Exists(own), status=Status.IN_REVIEW)
    if name == "overdue":
        return claims.filter(status__in=OPEN, due__lt=timezone.now())
    return claims


def queue_counts(user: User) -> dict[str, int]:
    """How many claims each list has, MOST + 1 for any more; one query."""
    counts = {name: CountOf(queue_list(name, user).values("pk")[: MOST + 1]) for name in LISTS}
    row = User.objects.filter(pk=user.pk).values_list(*counts.values()).get()
    return dict(zip(LISTS, row, strict=True))


def with_evidence(claims: ClaimQuerySet) -> ClaimQuerySet:
    """Adds `has_evidence` to each row."""
    cited = Citation.objects.filter(claim=OuterRef("pk"))
    return claims.annotate(has_evidence=Exists(cited))
