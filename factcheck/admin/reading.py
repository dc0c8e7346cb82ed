"""What the machine read, to look at: decisions are taken at the workbench, beside the text."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from factcheck import annotating
from factcheck.admin.base import DeskModelAdmin, in_visible_articles
from factcheck.models import Finding, Suggestion


class ReadAdmin(DeskModelAdmin):
    list_select_related = ("revision__article",)
    list_defer = ("revision__text", "revision__blocks")

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return in_visible_articles(rows, user, "revision__article")

    @admin.display(description=_("article"), ordering="revision")
    def of_article(self, row: Suggestion | Finding) -> str:
        return str(row.revision)


@admin.register(Suggestion)
class SuggestionAdmin(ReadAdmin):
    list_display = ("words", "kind", "rule", "tier", "state", "of_article")
    list_filter = ("kind", "state", "tier", "dismissal")
    search_fields = ("@",)
    ordering = ("-id",)
    search_help_text = _("Words of the text, or the beginning of a rule’s name.")

    @admin.display(description=_("words"), ordering="exact")
    def words(self, suggestion: Suggestion) -> str:
        return Truncator(suggestion.exact).chars(80)


@admin.register(Finding)
class FindingAdmin(ReadAdmin):
    list_display = ("sentence", "severity", "rule", "state", "of_article")
    list_filter = ("severity", "state")
    search_fields = ("@",)
    ordering = ("-id",)
    search_help_text = _("The beginning of a rule’s name, or words of the answer.")

    @admin.display(description=_("inconsistency"))
    def sentence(self, finding: Finding) -> str:
        return annotating.sentence_of(finding, get_language() or "")
