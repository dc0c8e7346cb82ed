"""What other publishers have checked, for chiefs: to look at and to find, not to change."""

from __future__ import annotations

from datetime import MINYEAR
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Count, Max, Min, Model, QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from factcheck import policy
from factcheck.admin.base import DeskModelAdmin, person
from factcheck.choices import Language
from factcheck.models import ImportedReview
from factcheck.models.imported import LONGEST_NAME
from factcheck.refreshing import get_or_refresh
from factcheck.terms import fold_words

# A column of a page holds no more; others are found by the address and the search.
MOST_YEARS, MOST_PUBLISHERS = 30, 50


class LanguageFilter(admin.SimpleListFilter):
    """The languages of the desk: those of all reviews would be read from the whole table."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, Any]]:
        return list(Language.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(language=self.value()) if self.value() else queryset


class YearFilter(admin.SimpleListFilter):
    """Of the review itself: the years from the first that is here to the last; one query.

    An index answers it, so that no list reads the whole table for its filters.
    """

    title = _("year of the review")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        ends = ImportedReview.objects.aggregate(first=Min("reviewed_on"), last=Max("reviewed_on"))
        if ends["first"] is None:
            return []
        last = ends["last"].year
        first = max(ends["first"].year, last - MOST_YEARS + 1)
        return [(str(year), str(year)) for year in range(last, first - 1, -1)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """A year that the address names, also before those that are offered."""
        asked = self.value() or ""
        year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else 0
        return queryset.filter(reviewed_on__year=year) if year >= MINYEAR else queryset


class PublisherFilter(admin.SimpleListFilter):
    """Those that published most of what is here, as of ten minutes ago at most; another one may be
    named in the address."""

    title = _("publisher")
    parameter_name = "publisher"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        names = set(get_or_refresh("factcheck:publishers", None, _publishers, seconds=600))
        asked = request.GET.get(self.parameter_name, "")
        if asked and "\0" not in asked and len(asked) <= LONGEST_NAME:
            names.add(asked)
        return [(one, Truncator(one).chars(40)) for one in sorted(names, key=fold_words)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        known = {name for name, _label in self.lookup_choices}
        return queryset.filter(publisher=self.value()) if self.value() in known else queryset


def _publishers() -> list[str]:
    """All reviews are read for it, so many lists share what was found."""
    rows = ImportedReview.objects.exclude(publisher="").order_by().values("publisher")
    counted = rows.annotate(count=Count("pk")).order_by("-count", "publisher")
    return [row["publisher"] for row in counted[:MOST_PUBLISHERS]]


@admin.register(ImportedReview)
class ImportedReviewAdmin(DeskModelAdmin):
    """A stranger's text: shown escaped, its addresses are not links."""

    list_display = ("short_claim", "publisher", "rating", "language", "reviewed_on", "deleted_on")
    list_filter = (
        YearFilter,
        PublisherFilter,
        LanguageFilter,
        ("deleted_on", admin.EmptyFieldListFilter),
    )
    list_defer = ("explanation", "appearances")
    search_fields = ("@",)
    search_help_text = _(
        "Words of the claim, of the title or of the publisher, or a whole address."
    )
    fields = (
        *("address", "title", "claim_reviewed", "claimant", "claimed_on", "appeared"),
        *("publisher", "publisher_address", "rating", "rating_value", "rating_best"),
        *("rating_worst", "explanation", "language", "reviewed_on", "modified_on", "deleted_on"),
        *("file_name", "imported_at", "updated_at"),
    )
    readonly_fields = ("address", "appeared", "publisher_address")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if search_term.strip().startswith(("https://", "http://")):
            return queryset.filter(url=search_term.strip()), False
        return super().get_search_results(request, queryset, search_term)

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return rows

    @admin.display(description=_("claim reviewed"), ordering="claim_reviewed")
    def short_claim(self, review: ImportedReview) -> str:
        return Truncator(review.claim_reviewed).chars(120)

    @admin.display(description=ImportedReview._meta.get_field("url").verbose_name)
    def address(self, review: ImportedReview) -> str:
        return review.url

    @admin.display(description=ImportedReview._meta.get_field("appearances").verbose_name)
    def appeared(self, review: ImportedReview) -> str:
        return "\n".join(review.appearances) or "–"

    @admin.display(description=ImportedReview._meta.get_field("publisher_url").verbose_name)
    def publisher_address(self, review: ImportedReview) -> str:
        return review.publisher_url or "–"

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.is_chief(person(request))
