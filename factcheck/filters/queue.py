"""What the queue shows: its lists, their counts and the filters in the address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import Any

import django_filters
from django.contrib.auth.models import User
from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from factcheck import policy
from factcheck.choices import Kind, Language, Risk, Status
from factcheck.models import (
    Citation,
    Claim,
    ClaimQuerySet,
    PageWatch,
    Verdict,
    first_to_recheck,
    to_recheck,
)

# Counting stops here, so that a count costs the same on a large desk.
MOST = 99
# The newest articles, which are offered; an older one can still be asked for by its number.
MOST_ARTICLES = 200

LISTS: Mapping[str, Promise | str] = MappingProxyType(
    {
        "mine": _("Mine"),
        "review": _("Waiting for a second pair of eyes"),
        "overdue": _("Overdue"),
        "changed": _("Changed since the verdict"),
        "due": _("To recheck"),
        "all": _("Everything"),
    }
)
NOBODY = "nobody"
DUE = [("past", _("past")), ("today", _("today")), ("week", _("this week"))]


class CountOf(Subquery):
    """How many rows a queryset has, its LIMIT included."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


class QueueFilter(django_filters.FilterSet):  # type: ignore[misc]  # untyped base
    """Filters of the address; a value that is no choice is ignored, and said so by its form.

    Offers nothing of an article that the person may not see. Costs two queries for its choices,
    and one more for an article or a desk that is not among the newest.
    """

    q = django_filters.CharFilter(label=_("Words"), method="holding", max_length=200)
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Kind.choices, empty_label=_("all"))
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=Status.choices, empty_label=_("all")
    )
    risk = django_filters.ChoiceFilter(label=_("Risk"), choices=Risk.choices, empty_label=_("all"))
    due = django_filters.ChoiceFilter(
        label=_("Due"), choices=DUE, method="due_in", empty_label=_("all")
    )
    assignee = django_filters.ChoiceFilter(
        label=_("Assigned to"), method="held_by", empty_label=_("all")
    )
    article = django_filters.ChoiceFilter(label=_("Article"), empty_label=_("all"))
    desk = django_filters.ChoiceFilter(
        label=_("Desk"), field_name="article__desk", empty_label=_("all")
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"),
        field_name="article__language",
        choices=Language.choices,
        empty_label=_("all"),
    )

    def __init__(self, data: Mapping[str, Any], *, user: User, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        articles = _offered(user, data)
        people = [
            (str(one.pk), one.get_full_name() or one.get_username()) for one in policy.desk_people()
        ]
        desks = sorted({desk for _pk, _headline, desk in articles if desk})
        self.filters["article"].extra["choices"] = [
            (str(pk), Truncator(headline).chars(60)) for pk, headline, _desk in articles
        ]
        self.filters["desk"].extra["choices"] = [(desk, desk) for desk in desks]
        self.filters["assignee"].extra["choices"] = [(NOBODY, _("nobody")), *people]

    @property
    def known(self) -> dict[str, str]:
        """What is really filtered by: names of filters with values that they understand."""
        self.form.is_valid()
        cleaned = self.form.cleaned_data
        return {name: str(cleaned[name]) for name in self.filters if cleaned.get(name)}

    def holding(self, claims: QuerySet[Claim], name: str, words: str) -> QuerySet[Claim]:
        """Claims whose statement or whose words in the text hold `words`."""
        return claims.filter(Q(statement__icontains=words) | Q(anchor__exact__icontains=words))

    def held_by(self, claims: QuerySet[Claim], name: str, who: str) -> QuerySet[Claim]:
        return claims.filter(assignee=None) if who == NOBODY else claims.filter(assignee=int(who))

    def due_in(self, claims: QuerySet[Claim], name: str, when: str) -> QuerySet[Claim]:
        """Overdue, or due within this day or this week (from Monday) as the newsroom counts them."""
        if when == "past":
            return claims.filter(urgency__lt=timezone.now())
        today = timezone.localdate()
        first = today if when == "today" else today - timedelta(days=today.weekday())
        days = 1 if when == "today" else 7
        start, end = (
            timezone.make_aware(datetime.combine(day, time.min))
            for day in (first, first + timedelta(days=days))
        )
        return claims.filter(due__gte=start, due__lt=end)


def _offered(user: User, data: Mapping[str, Any]) -> list[tuple[int, str, str]]:
    """Id, headline and desk of the newest articles that the person may see, and of those asked for."""
    visible = policy.visible_articles(user).order_by("-id")
    values = visible.values_list("pk", "headline", "desk")
    rows = list(values[:MOST_ARTICLES])
    pk, desk = str(data.get("article") or ""), str(data.get("desk") or "")
    if pk.isascii() and pk.isdigit() and len(pk) < 19 and int(pk) not in {row[0] for row in rows}:
        rows += values.filter(pk=int(pk))
    if desk and "\0" not in desk and desk not in {row[2] for row in rows}:
        rows += values.filter(desk=desk)[:1]
    return rows


def queue_list(name: str, user: User, *, count: int = MOST + 1) -> ClaimQuerySet:
    """One of LISTS, as far as this person may see it, in no order; `count` is that of
    `queue_counts`, and a short list may be found in another way than a long one."""
    claims = policy.visible_claims(user).order_by()
    if name == "mine":
        return claims.awaited().filter(assignee=user)
    if name == "review" and count <= MOST:
        return claims.filter(pk__in=_proposed_by_others(user))
    if name == "review":
        own = Verdict.objects.filter(claim=OuterRef("pk"), current=True, proposed_by=user)
        return claims.filter(~Exists(own), status=Status.IN_REVIEW)
    if name == "overdue":
        return claims.overdue(timezone.now())
    if name == "changed":
        return claims.filter(reworded=True)
    if name == "due":
        return to_recheck(claims, timezone.localdate())
    return claims


def queue_counts(user: User) -> dict[str, int]:
    """How many claims each list has, MOST + 1 for any more; one query."""
    lists: dict[str, QuerySet[Any, Any]] = {
        name: queue_list(name, user).values("pk")[: MOST + 1] for name in LISTS
    }
    claims = policy.visible_claims(user)
    lists["review"] = _proposed_by_others(user)
    lists["due"] = first_to_recheck(claims, timezone.localdate(), MOST + 1)
    counts = {name: CountOf(rows) for name, rows in lists.items()}
    row = User.objects.filter(pk=user.pk).values_list(*counts.values()).get()
    return dict(zip(LISTS, row, strict=True))


def _proposed_by_others(user: User) -> QuerySet[Any, Any]:
    """The claims of MOST + 1 proposals at most that wait and that this person may judge.

    Found from the proposals of others: from the claims, the way would lead past each own one.
    """
    seen = policy.visible_claims(user).order_by().filter(pk=OuterRef("claim"))
    waiting = Verdict.objects.waiting().order_by().filter(Exists(seen)).values("claim")
    # Two ranges of one index: "not equal" would be all of it, and of OR SQLite makes none.
    before, after = waiting.filter(proposed_by__lt=user.pk), waiting.filter(proposed_by__gt=user.pk)
    # Each has its limit, or PostgreSQL would join all of them first; SQLite takes one inside of a
    # union only one query further in.
    every = Claim.objects.order_by().values("pk")
    one, other = (every.filter(pk__in=rows[: MOST + 1]) for rows in (before, after))
    return one.union(other, all=True)[: MOST + 1]


def for_rows(claims: ClaimQuerySet, user: User) -> ClaimQuerySet:
    """Adds `has_evidence` to each row, `own_proposal`: whether it waits on this person's word,
    `until`: the date of its verdict in force, and `moved`: in which state a cited page is that
    somebody must look at."""
    mine = Q(claim=OuterRef("pk"))
    own = Verdict.objects.filter(mine, current=True, proposed_by=user)
    until = Verdict.objects.in_force().filter(mine).order_by().values("valid_until")
    flagged = PageWatch.objects.flagged().filter(citation__claim=OuterRef("pk"))
    return claims.annotate(
        has_evidence=Exists(Citation.objects.filter(mine)),
        own_proposal=Exists(own),
        until=Subquery(until[:1]),
        moved=Subquery(flagged.order_by("pk").values("state")[:1]),
    )
