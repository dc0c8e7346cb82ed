"""Searching rows whose words are encrypted, for those who may see them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from factcheck.admin.stock import StockAdmin
from factcheck.models import sealed_with


class FindsSealed(StockAdmin):
    """For the admin of a guarded model: `sealed_fields` are the words that are searched."""

    sealed_fields: tuple[str, ...] = ()
    # No index may hold words that are sealed later: it would go on holding them.
    search_newest: int | None = 10_000

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        found, twice = super().get_search_results(request, queryset, search_term)
        if not search_term.strip():
            return found, twice
        sealed = sealed_with(search_term.strip(), queryset, self.sealed_fields)
        return found.filter(secret="") | queryset.filter(Q(pk__in=sealed)), twice
