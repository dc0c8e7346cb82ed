"""What a person is told of: the list, reading it, and choosing what and how."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from factcheck import notifying, policy, webhooks
from factcheck.forms.notifications import NotificationSettingsForm
from factcheck.models import Notification, settings_of
from factcheck.views.paging import PARAMETER, link, page_of
from factcheck.views.shortcuts import desk, get_notification, person

SIZE = 50


@dataclass(frozen=True, slots=True)
class Row:
    notification: Notification
    sentence: str


@desk("GET")
def notifications(request: HttpRequest) -> HttpResponse:
    """The unread ones, or all of them; newest first. Looking at the list reads nothing."""
    user = person(request)
    shown = policy.visible_notifications(user)
    only_unread = request.GET.get("list") != "all"
    if only_unread:
        shown = shown.filter(read_at=None)
    page = page_of(
        shown.select_related("article", "claim", "actor"),
        cursor=request.GET.get(PARAMETER),
        size=SIZE,
    )
    context = {
        "rows": [Row(one, notifying.sentence_of(one)) for one in page.rows],
        "only_unread": only_unread,
        "unread": any(one.read_at is None for one in page.rows),
        # What came in since is not marked as read with the rest.
        "until": page.rows[0].pk if page.rows else 0,
        "failed": notifying.failed_count() if policy.is_chief(user) else 0,
        "paused": webhooks.paused_count() if policy.is_chief(user) else 0,
        "previous": link(request.GET, page.previous),
        "next": link(request.GET, page.next),
    }
    return render(request, "factcheck/desk/notifications.html", context)


@desk("POST")
def notification_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Read it, and go to what it is about."""
    notification = get_notification(request, pk)
    notifying.mark_read(actor=person(request), only=notification)
    return redirect(notification)


@desk("POST")
def notification_read(request: HttpRequest, pk: int) -> HttpResponse:
    notification = get_notification(request, pk)
    notifying.mark_read(actor=person(request), only=notification)
    messages.success(request, _("Marked as read."))
    return redirect("factcheck:notifications")


@desk("POST")
def notifications_read(request: HttpRequest) -> HttpResponse:
    """Read all that the person had before them, and all before it."""
    until = request.POST.get("until", "")
    known = until.isascii() and until.isdigit() and len(until) < 19
    count = notifying.mark_read(actor=person(request), until=int(until) if known else 0)
    words = ngettext("%(count)d marked as read.", "%(count)d marked as read.", count)
    messages.success(request, words % {"count": count})
    return redirect("factcheck:notifications")


@desk("GET", "POST")
def notification_settings(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = NotificationSettingsForm(request.POST or None, held=settings_of(user), user=user)
    if request.method != "POST":
        return _settings_page(request, form)
    if not form.is_valid():
        return _settings_page(request, form, status=422)
    notifying.choose(actor=user, **form.chosen())
    messages.success(request, _("Your choice is saved."))
    return redirect("factcheck:notification-settings")


def _settings_page(
    request: HttpRequest, form: NotificationSettingsForm, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "email": person(request).email}
    return render(request, "factcheck/desk/notification_settings.html", context, status=status)
