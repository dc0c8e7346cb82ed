"""What the desk's numbers can be asked for, in the address: a period, and whose claims."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any

import django_filters
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from factcheck.choices import Kind, Language
from factcheck.models import Article
from factcheck.numbers import Scope

# A day outside of these is a slip of the keyboard, and might not fit another time zone.
FIRST, LAST = date(1970, 1, 1), date(2199, 12, 31)
# What a list of desks may show; beyond it the field is free text gone wild.
MOST_DESKS = 200

PERIODS: Mapping[str, Promise] = MappingProxyType(
    {
        "7": _("the last 7 days"),
        "30": _("the last 30 days"),
        "90": _("the last 90 days"),
        "all": pgettext_lazy("period", "from the beginning"),
    }
)


class PeriodForm(forms.Form):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("This is before the first day: choose a later one."))
        return cleaned


class DayFilter(django_filters.DateFilter):  # type: ignore[misc]  # untyped base
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)],
            method="elsewhere",
            **kwargs,
        )


class ArticleNumbersFilter(django_filters.FilterSet):  # type: ignore[misc]  # untyped base
    """The filters of one article. A value that cannot be read is left out, and its field says so.

    Days that are given outweigh the period; without either, `otherwise` is the period.
    """

    period = django_filters.ChoiceFilter(
        label=_("Period"),
        choices=list(PERIODS.items()),
        empty_label=_("the days chosen here"),
        method="elsewhere",
    )
    since = DayFilter(label=_("First day"))
    until = DayFilter(label=_("Last day"))
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=Kind.choices, empty_label=_("all"), method="elsewhere"
    )

    class Meta:
        form = PeriodForm

    def __init__(
        self, data: QueryDict, *, articles: QuerySet[Article], otherwise: str = "all"
    ) -> None:
        data = data.copy()
        if data.get("since") or data.get("until"):
            data["period"] = ""
        elif not data.get("period"):
            data["period"] = otherwise
        super().__init__(data, queryset=articles)
        self.otherwise = otherwise

    def elsewhere(self, articles: QuerySet[Article], name: str, value: Any) -> QuerySet[Article]:
        """A condition on claims or on moments: `scope` has it."""
        return articles

    def scope(self, now: datetime) -> Scope:
        """What was asked for. Days begin at midnight by the newsroom's clock.

        The last 7 days are today and the six days before.
        """
        articles = self.qs
        asked = self.form.cleaned_data
        since, until = asked.get("since"), asked.get("until")
        period = asked.get("period") or ("all" if since or until else self.otherwise)
        if period != "all":
            since = timezone.localdate(now) - timedelta(days=int(period) - 1)
        return Scope(
            articles=articles,
            now=now,
            kind=asked.get("kind") or "",
            since=_midnight(since) if since else None,
            until=_midnight(until + timedelta(days=1)) if until else None,
        )

    @property
    def is_filtered(self) -> bool:
        """Whether the address asks for anything but what everybody is shown first."""
        asked = {name: self.data.get(name) for name in self.filters}
        return any(asked.values()) and {k: v for k, v in asked.items() if v} != {
            "period": self.otherwise
        }


class NumbersFilter(ArticleNumbersFilter):
    """The filters of the whole desk; costs one query, for the names of its desks."""

    desk = django_filters.ChoiceFilter(label=_("Desk"), empty_label=_("all"))
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=Language.choices, empty_label=_("all")
    )

    def __init__(
        self, data: QueryDict, *, articles: QuerySet[Article], otherwise: str = "30"
    ) -> None:
        super().__init__(data, articles=articles, otherwise=otherwise)
        named = articles.exclude(desk="").order_by("desk").values_list("desk", flat=True)
        desks = list(named.distinct()[:MOST_DESKS])
        self.filters["desk"].extra["choices"] = [(desk, desk) for desk in desks]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
