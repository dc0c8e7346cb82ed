"""Entries whose rows stand on public pages as they are, without being published."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest

from factcheck import pagestore


class ShownToReaders(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    """Whatever is saved or deleted here makes every stored page a page of yesterday.

    That is said first, which holds the ledger: a list or a table saves many rows, and who held one
    of them and then waited for the ledger would be waited for in turn.
    """

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        with transaction.atomic():
            pagestore.touch_everything()
            super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        with transaction.atomic():
            pagestore.touch_everything()
            super().delete_model(request, obj)
