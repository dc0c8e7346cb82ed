"""What other publishers have checked, for chiefs: to look at and to find, not to change."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from factcheck import policy
from factcheck.admin.base import DeskModelAdmin, person
from factcheck.choices import Language
from factcheck.models import ImportedReview


class LanguageFilter(admin.SimpleListFilter):
    """The languages of the desk: those of all reviews would be read from the whole table."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, Any]]:
        return list(Language.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(language=self.value()) if self.value() else queryset


@admin.register(ImportedReview)
class ImportedReviewAdmin(DeskModelAdmin):
    """A stranger's text: shown escaped, its addresses are not links."""

    list_display = ("short_claim", "publisher", "rating", "language", "reviewed_on", "deleted_on")
    list_filter = (LanguageFilter, ("deleted_on", admin.EmptyFieldListFilter))
    list_defer = ("explanation", "appearances")
    search_fields = ("claim_reviewed", "title", "^publisher", "^url")
    search_help_text = _(
        "Words of the claim or the title, or the beginning of the publisher’s name or of an address."
    )
    fields = (
        *("address", "title", "claim_reviewed", "claimant", "claimed_on", "appeared"),
        *("publisher", "publisher_address", "rating", "rating_value", "rating_best"),
        *("rating_worst", "explanation", "language", "reviewed_on", "modified_on", "deleted_on"),
        *("file_name", "imported_at", "updated_at"),
    )
    readonly_fields = ("address", "appeared", "publisher_address")

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
