"""What is public, to look at: only `publishing` writes it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from factcheck import policy
from factcheck.admin.base import DeskModelAdmin, in_visible_articles, person
from factcheck.models import (
    ArticlePage,
    ArticleSnapshot,
    Correction,
    FactPage,
    FactSnapshot,
    ImportedReview,
)


class OfArticle(DeskModelAdmin):
    """Rows that belong to an article, reached by `article_path`."""

    article_path = ""

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return in_visible_articles(rows, user, self.article_path)


@admin.register(FactPage)
class FactPageAdmin(OfArticle):
    article_path = "claim__article"
    list_display = ("title", "state", "outcome", "kind", "language", "published_at", "modified_at")
    list_filter = ("state", "outcome", "kind", "language")
    list_defer = ("search_text", "summary")
    search_fields = ("title", "^slug")
    exclude = ("search_text",)


@admin.register(ArticlePage)
class ArticlePageAdmin(OfArticle):
    article_path = "article"
    list_display = ("title", "state", "language", "published_at", "modified_at")
    list_filter = ("state", "language")
    search_fields = ("title", "^slug")


@admin.register(FactSnapshot)
class FactSnapshotAdmin(OfArticle):
    article_path = "page__claim__article"
    list_display = ("page", "number", "created_at", "sha256")
    list_select_related = ("page",)
    list_defer = ("document", "page__search_text")
    ordering = ("-id",)
    search_fields = ("page__title", "^sha256")


@admin.register(ArticleSnapshot)
class ArticleSnapshotAdmin(OfArticle):
    article_path = "page__article"
    list_display = ("page", "number", "created_at", "sha256")
    list_select_related = ("page",)
    ordering = ("-id",)
    search_fields = ("page__title", "^sha256")


@admin.register(Correction)
class CorrectionAdmin(OfArticle):
    article_path = "page__claim__article"
    list_display = ("made_at", "kind", "page", "why", "made_by")
    list_filter = ("kind",)
    list_select_related = ("page", "made_by")
    list_defer = ("before", "after", "page__search_text")
    search_fields = ("why", "page__title")


@admin.register(ImportedReview)
class ImportedReviewAdmin(DeskModelAdmin):
    """A stranger's text: shown escaped, its address is not a link."""

    list_display = ("claim_reviewed", "publisher", "rating", "language", "reviewed_on")
    search_fields = ("claim_reviewed", "^publisher")
    fields = ("address", "claim_reviewed", "claimant", "publisher", "rating", "language")
    readonly_fields = ("address",)

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return rows

    @admin.display(description=ImportedReview._meta.get_field("url").verbose_name)
    def address(self, review: ImportedReview) -> str:
        return review.url

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.is_chief(person(request))
