"""What the desk's article list can be asked for, in the address."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import django_filters
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from factcheck.choices import OPEN, Language, Status
from factcheck.models import Article, Claim

# More desks than a newsroom has; beyond them, search.
MOST_DESKS = 100
SOON = timedelta(days=1)

STATES = (
    ("open", _("with open claims")),
    ("settled", _("all settled")),
    ("disputed", _("with disputed claims")),
    ("empty", _("without claims")),
)
DEADLINES = (
    ("over", _("past")),
    ("soon", _("within 24 hours")),
    ("later", _("later")),
    ("none", pgettext_lazy("deadline", "none")),
)
WHOSE = (("mine", pgettext_lazy("articles", "mine")),)


class ArticleFilter(django_filters.FilterSet):  # type: ignore[misc]  # untyped base
    """A value that is no choice is ignored, and said so by its form."""

    q = django_filters.CharFilter(label=_("Words"), method="holding", max_length=200)
    state = django_filters.ChoiceFilter(
        label=_("Progress"), method="so_far", choices=STATES, empty_label=_("all")
    )
    deadline = django_filters.ChoiceFilter(
        label=_("Deadline"), method="due", choices=DEADLINES, empty_label=_("all")
    )
    whose = django_filters.ChoiceFilter(
        label=_("Whose"), method="of_whom", choices=WHOSE, empty_label=_("all")
    )
    desk = django_filters.ChoiceFilter(label=_("Desk"), empty_label=_("all"))
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=Language.choices, empty_label=_("all")
    )

    def __init__(self, *args: Any, queryset: QuerySet[Article], user: User, **kwargs: Any) -> None:
        """Costs one query: the desks of the articles that this person may see."""
        super().__init__(*args, queryset=queryset, **kwargs)
        self.user = user
        desks = queryset.exclude(desk="").order_by("desk").values_list("desk", flat=True).distinct()
        self.filters["desk"].extra["choices"] = [(desk, desk) for desk in desks[:MOST_DESKS]]

    def holding(self, articles: QuerySet[Article], name: str, words: str) -> QuerySet[Article]:
        """Articles whose headline, byline or external id holds `words`."""
        return articles.filter(
            Q(headline__icontains=words)
            | Q(byline__icontains=words)
            | Q(external_id__icontains=words)
        )

    def so_far(self, articles: QuerySet[Article], name: str, state: str) -> QuerySet[Article]:
        kept = Claim.objects.filter(article=OuterRef("pk")).exclude(status=Status.WITHDRAWN)
        waiting = Exists(kept.filter(status__in=OPEN))
        return articles.filter(
            {
                "open": Q(waiting),
                "settled": Q(Exists(kept)) & ~Q(waiting),
                "disputed": Q(Exists(kept.filter(status=Status.DISPUTED))),
                "empty": ~Q(Exists(kept)),
            }[state]
        )

    def due(self, articles: QuerySet[Article], name: str, when: str) -> QuerySet[Article]:
        now = timezone.now()
        return articles.filter(
            {
                "over": Q(deadline__lt=now),
                "soon": Q(deadline__gte=now, deadline__lt=now + SOON),
                "later": Q(deadline__gte=now + SOON),
                "none": Q(deadline__isnull=True),
            }[when]
        )

    def of_whom(self, articles: QuerySet[Article], name: str, whose: str) -> QuerySet[Article]:
        """Those that this person brought in, is on the team of, or has open claims in."""
        team = Article.team.through.objects.filter(article=OuterRef("pk"), user=self.user.pk)
        assigned = Claim.objects.filter(
            article=OuterRef("pk"), assignee=self.user.pk, status__in=OPEN
        )
        return articles.filter(Q(created_by=self.user.pk) | Exists(team) | Exists(assigned))
