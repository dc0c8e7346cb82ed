from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from factcheck import policy
from factcheck.admin.base import DeskModelAdmin, person
from factcheck.admin.shown import ShownToReaders
from factcheck.models import SourceRule


@admin.register(SourceRule)
class SourceRuleAdmin(ShownToReaders, DeskModelAdmin):
    """How many sources a verdict needs: chiefs decide, desk by desk."""

    list_display = ("__str__", "primary", "independent", "high_only")
    ordering = ("desk",)
    search_fields = ("desk",)
    rows_are_few = True
    fields = ("desk", ("primary", "independent"), "high_only")

    def visible(self, rows: QuerySet[SourceRule], user: User) -> QuerySet[SourceRule]:
        return rows

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.is_chief(person(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policy.is_chief(person(request))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.is_chief(person(request))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A rule that goes gives way to the one of every desk; the admin's log keeps that it went."""
        return policy.is_chief(person(request))
