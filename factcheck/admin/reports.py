"""Readers' reports, for chiefs to look through; what becomes of one is decided at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from factcheck import policy, reporting
from factcheck.admin.base import DeskModelAdmin, person
from factcheck.models import ReaderReport


@admin.register(ReaderReport)
class ReportAdmin(DeskModelAdmin):
    list_display = ("__str__", "page", "wrong", "state", "received_at", "settled_at", "settled_by")
    list_filter = ("state", "wrong", "language")
    list_select_related = ("page", "settled_by")
    list_defer = ("words", "place", "answer")
    search_fields = ("receipt__exact",)
    search_help_text = _("The whole receipt number.")
    exclude = ("fingerprint",)
    readonly_fields = ("receipt",)

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By the number as people write it."""
        receipt = reporting.read_receipt(search_term) or search_term
        return super().get_search_results(request, queryset, receipt)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.is_chief(person(request))
