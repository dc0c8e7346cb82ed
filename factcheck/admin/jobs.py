"""Work in the background, for chiefs: what waits, what failed and why, and another try."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck import jobs, policy
from factcheck.admin.base import DeskModelAdmin, person
from factcheck.models import Job


@admin.register(Job)
class JobAdmin(DeskModelAdmin):
    list_display = (
        "id",
        "kind",
        "about",
        "state",
        "attempts",
        "created_at",
        "finished_at",
        "error",
    )
    list_filter = ("state",)
    search_fields = ("about__exact",)
    search_help_text = _("What it is about, as evidence:12.")
    actions = ("try_again",)

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return rows

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.is_chief(person(request))

    @admin.action(description=_("Try again"), permissions=["view"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        count = jobs.try_again(queryset, actor=person(request))
        words = ngettext("%(count)d job waits again.", "%(count)d jobs wait again.", count)
        self.message_user(request, words % {"count": count}, messages.SUCCESS)
