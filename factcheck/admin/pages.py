"""What is public, to look at: only `publishing` writes it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet

from factcheck.admin.base import DeskModelAdmin, in_visible_articles
from factcheck.models import (
    ArticlePage,
    ArticleSnapshot,
    Correction,
    FactPage,
    FactSnapshot,
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
    list_defer = ("summary",)
    search_fields = ("@",)


@admin.register(ArticlePage)
class ArticlePageAdmin(OfArticle):
    article_path = "article"
    list_display = ("title", "state", "language", "published_at", "modified_at")
    list_filter = ("state", "language")
    search_fields = ("@",)


@admin.register(FactSnapshot)
class FactSnapshotAdmin(OfArticle):
    article_path = "page__claim__article"
    list_display = ("page", "number", "created_at", "sha256")
    list_select_related = ("page",)
    list_defer = ("document",)
    ordering = ("-id",)
    search_fields = ("@", "@page")


@admin.register(ArticleSnapshot)
class ArticleSnapshotAdmin(OfArticle):
    article_path = "page__article"
    list_display = ("page", "number", "created_at", "sha256")
    list_select_related = ("page",)
    ordering = ("-id",)
    search_fields = ("@", "@page")


@admin.register(Correction)
class CorrectionAdmin(OfArticle):
    article_path = "page__claim__article"
    list_display = ("made_at", "kind", "page", "why", "made_by")
    list_filter = ("kind",)
    list_select_related = ("page", "made_by")
    list_defer = ("before", "after")
    search_fields = ("@", "@page")
