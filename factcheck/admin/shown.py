"""Entries whose rows stand on public pages as they are, without being published."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest

from factcheck import pagestore


class ShownToReaders(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    """Whatever is saved or deleted here makes every stored page a page of yesterday."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            pagestore.touch_everything()

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        with transaction.atomic():
            super().delete_model(request, obj)
            pagestore.touch_everything()
