"""What the desk's queue of readers' reports can be asked for, in the address."""

from __future__ import annotations

from typing import Any

import django_filters
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from factcheck.choices import ReportState, Wrong
from factcheck.models import ReportQuerySet

SUGGESTED = "claim"
LISTS = (
    ("open", pgettext_lazy("reports", "waiting")),
    ("mine", pgettext_lazy("reports", "mine")),
    ("settled", pgettext_lazy("reports", "settled")),
    ("spam", pgettext_lazy("reports", "spam")),
)


class ReportFilter(django_filters.FilterSet):  # type: ignore[misc]  # untyped base
    """`list` is one of LISTS, the waiting ones unless another is named."""

    kind = django_filters.ChoiceFilter(
        label=_("What is wrong"),
        method="about",
        choices=[(SUGGESTED, _("a claim to check")), *Wrong.choices],
        empty_label=_("all"),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        asked = self.data.get("list", "")
        self.list = asked if asked in dict(LISTS) else "open"

    def filter_queryset(self, queryset: ReportQuerySet) -> ReportQuerySet:
        rows: ReportQuerySet = super().filter_queryset(queryset)
        if self.list == "settled":
            return rows.settled()
        if self.list == "spam":
            return rows.filter(state=ReportState.SPAM)
        rows = rows.waiting()
        return rows.filter(taken_by=self.user) if self.list == "mine" else rows

    def about(self, queryset: ReportQuerySet, _name: str, value: str) -> ReportQuerySet:
        return queryset.filter(page=None) if value == SUGGESTED else queryset.filter(wrong=value)
