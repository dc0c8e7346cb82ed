from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from factcheck import policy
from factcheck.admin.choosing import VisibleChoices
from factcheck.admin.stock import StockTabular


class ReadOnlyInline(VisibleChoices, StockTabular):
    """Rows that belong to another one, to look at only."""

    extra = 0
    max_num = 0
    can_delete = False

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.is_checker(request.user)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
