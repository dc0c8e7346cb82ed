"""The outbox, for chiefs: what could not be sent, why, and another try."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from factcheck import notifying, policy
from factcheck.admin.base import DeskModelAdmin, person
from factcheck.forms.people import name_of
from factcheck.models import Mail


@admin.register(Mail)
class MailAdmin(DeskModelAdmin):
    list_display = ("id", "to", "kind", "state", "attempts", "due_at", "sent_at", "last_error")
    list_filter = ("state",)
    list_select_related = ("notification__recipient",)
    search_fields = ("^notification__recipient__username",)
    search_help_text = _("The beginning of the account's name.")
    actions = ("try_again",)

    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return rows

    @admin.display(description=_("recipient"), ordering="notification__recipient")
    def to(self, mail: Mail) -> str:
        return name_of(mail.notification.recipient)

    @admin.display(description=_("kind"), ordering="notification__kind")
    def kind(self, mail: Mail) -> str:
        return mail.notification.get_kind_display()

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.is_chief(person(request))

    @admin.action(description=_("Try again"), permissions=["view"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Mail]) -> None:
        count = notifying.try_again(queryset, actor=person(request))
        words = ngettext(
            "%(count)d e-mail waits to be sent again.",
            "%(count)d e-mails wait to be sent again.",
            count,
        )
        self.message_user(request, words % {"count": count}, messages.SUCCESS)
