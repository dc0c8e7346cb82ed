from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from factcheck import policy
from factcheck.admin.base import person
from factcheck.admin.shown import ShownToReaders
from factcheck.admin.tables import TablesAdmin
from factcheck.choices import Kind, TableKind
from factcheck.models import Rating


@admin.register(Rating)
class RatingAdmin(ShownToReaders, TablesAdmin):
    """The newsroom's scale: chiefs order it in the list, and retire a label by clearing “in use”."""

    table_kind = TableKind.RATINGS
    keeps_values = (
        *("value", "position", "active", *(f"days_{kind}" for kind in Kind.values)),
        *("label_fr", "label_en", "definition_fr", "definition_en"),
    )
    list_display = (
        *("slug", "label_fr", "label_en", "outcome", "value", "active", "position"),
        *(f"days_{kind}" for kind in Kind.values),
    )
    list_editable = ("position",)
    list_filter = ("outcome", "active")
    ordering = ("position", "id")
    search_fields = ("slug", "label_fr", "label_en")
    rows_are_few = True
    fieldsets = (
        (None, {"fields": ("slug", ("outcome", "value"), ("position", "active"))}),
        (
            _("Words for readers"),
            {"fields": (("label_fr", "label_en"), ("definition_fr", "definition_en"))},
        ),
        (
            _("How long a verdict is good for"),
            {
                "fields": (tuple(f"days_{kind}" for kind in Kind.values),),
                "description": _("The date that is offered with a proposal; it may be changed."),
            },
        ),
    )

    def visible(self, rows: QuerySet[Rating], user: User) -> QuerySet[Rating]:
        return rows

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.is_chief(person(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policy.is_chief(person(request))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.is_chief(person(request))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Verdicts say what outcome they have, and pages name a rating by its short name."""
        return ("slug", "outcome") if obj is not None else ()
