from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from factcheck import policy
from factcheck.admin.base import DeskModelAdmin, person
from factcheck.admin.columns import of_claim
from factcheck.models import Contact


@admin.register(Contact)
class ContactAdmin(DeskModelAdmin):
    """The call log, for chiefs to read. It is written on the page of a claim."""

    list_display = ("id", of_claim, "at", "channel", "record", "reply", "logged_by")
    list_filter = ("channel", "record", "reply")
    list_select_related = ("claim", "logged_by")
    list_defer = ("name", "question", "answer")

    def visible(self, rows: QuerySet[Contact], user: User) -> QuerySet[Contact]:
        return rows.filter(pk__in=policy.visible_contacts(user))

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.is_chief(person(request))
