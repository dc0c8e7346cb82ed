"""Webhooks, for chiefs: who is told what, a test, and what became of every message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import (
    CharField,
    Count,
    IntegerField,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Concat
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from factcheck import jobs, policy, webhooks
from factcheck.admin.answers import in_words
from factcheck.admin.base import DeskModelAdmin, person
from factcheck.admin.inlines import ReadOnlyInline
from factcheck.admin.secrets import SecretAdmin
from factcheck.admin.stock import StockForm
from factcheck.choices import EndpointState, JobState, WebhookEvent
from factcheck.errors import NotPossibleError
from factcheck.fetching.hosts import is_reachable
from factcheck.forms.fields import WebAddressField
from factcheck.forms.people import PersonWithRolesField, name_of
from factcheck.models import Job, WebhookAttempt, WebhookDelivery, WebhookEndpoint

EVENTS = [choice for choice in WebhookEvent.choices if choice[0] != WebhookEvent.PING]


class EndpointForm(StockForm):
    url = WebAddressField(
        label=capfirst(gettext_lazy("address")),
        max_length=500,
        help_text=gettext_lazy("On the public web; it is not led on elsewhere."),
    )
    events = forms.MultipleChoiceField(
        label=capfirst(gettext_lazy("is told that")),
        choices=EVENTS,
        widget=forms.CheckboxSelectMultiple,
    )
    account = PersonWithRolesField(
        policy.desk_people(),
        label=capfirst(gettext_lazy("sees what this account sees")),
        help_text=gettext_lazy("Needed to be told of articles, which are not public yet."),
        required=False,
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if not is_reachable(url):
            raise ValidationError(_("Nobody outside can reach this address."))
        return url

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if WebhookEvent.READY in cleaned.get("events", ()) and not cleaned.get("account"):
            self.add_error("account", _("Choose the account whose articles it is told of."))
        return cleaned


class OfChiefs(DeskModelAdmin):
    def visible(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        return rows

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return policy.is_chief(person(request))

    def each(
        self,
        request: HttpRequest,
        queryset: QuerySet[Any],
        verb: Callable[[Any], object],
        said: Callable[[int], str],
    ) -> None:
        """The verb for each row, and a message: how many it was, and why not the others."""
        done, refused = 0, []
        for row in queryset.order_by("pk"):
            try:
                verb(row)
                done += 1
            except NotPossibleError as refusal:
                refused.append(f"{row}: {refusal}")
        level = messages.WARNING if refused else messages.SUCCESS
        told = [said(done)] if done or not refused else []
        self.message_user(request, " ".join([*told, *refused]), level)


@admin.register(WebhookEndpoint)
class WebhookEndpointAdmin(OfChiefs, SecretAdmin):
    form = EndpointForm
    said = gettext_lazy("The secret")
    how = gettext_lazy("The other system needs it to see that a message is really from this desk.")
    list_display = ("name", "url", "events", "state", "failures", "created_at")
    list_filter = ("state",)
    search_fields = ("name", "url")
    rows_are_few = True
    actions = ("ping", "pause", "resume", "retire")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policy.is_chief(person(request))

    @admin.display(description=gettext_lazy("sees what this account sees"))
    def sees_as(self, endpoint: WebhookEndpoint) -> str:
        return name_of(endpoint.account) if endpoint.account else "–"

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Of one that is there, all but its secret; nothing can be changed."""
        if obj is None:
            return ("name", "url", "events", "account")
        made = ("state", "failures", "created_by", "created_at")
        return ("name", "url", "events", "sees_as", *made)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return () if obj is None else self.get_fields(request, obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        names = ("name", "url", "events", "account")
        asked = {name: form.cleaned_data[name] for name in names}
        self.keep(obj, *webhooks.add_endpoint(actor=person(request), **asked))

    @admin.action(description=gettext_lazy("Send a test"), permissions=["view"])
    def ping(self, request: HttpRequest, queryset: QuerySet[WebhookEndpoint]) -> None:
        """Where no worker is there, the person waits for it."""
        is_alone = not jobs.worker_is_there()

        def sent(endpoint: WebhookEndpoint) -> None:
            job = webhooks.ping(endpoint, actor=person(request))
            if is_alone:
                jobs.do_now(job, webhooks.deliver)
                job.refresh_from_db()
                if job.state == JobState.FAILED:
                    raise NotPossibleError(_failure(job))

        words = gettext_lazy("The list of messages says what came of it.")
        self.each(request, queryset, sent, lambda count: f"{_tests(count)} {words}")

    @admin.action(description=gettext_lazy("Pause"), permissions=["view"])
    def pause(self, request: HttpRequest, queryset: QuerySet[WebhookEndpoint]) -> None:
        self.each(request, queryset, lambda one: webhooks.pause(one, actor=person(request)), _done)

    @admin.action(description=gettext_lazy("Use again"), permissions=["view"])
    def resume(self, request: HttpRequest, queryset: QuerySet[WebhookEndpoint]) -> None:
        self.each(request, queryset, lambda one: webhooks.resume(one, actor=person(request)), _done)

    @admin.action(description=gettext_lazy("Retire for good"), permissions=["view"])
    def retire(self, request: HttpRequest, queryset: QuerySet[WebhookEndpoint]) -> None:
        self.each(request, queryset, lambda one: webhooks.retire(one, actor=person(request)), _done)


class EndpointStateFilter(admin.ChoicesFieldListFilter):
    """Beside that of the messages it has a title of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = _("state of the webhook")


class AttemptInline(ReadOnlyInline):
    model = WebhookAttempt
    fields = ("at", "answered", "milliseconds")
    readonly_fields = ("answered",)

    @admin.display(description=gettext_lazy("answer"))
    def answered(self, attempt: WebhookAttempt) -> str:
        return in_words(attempt.http_status, attempt.error)


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(OfChiefs):
    """What was sent is told; what was answered only by its number."""

    list_display = (
        "id",
        "endpoint",
        "event",
        "state",
        "created_at",
        "tried",
        "answered",
        "next_at",
    )
    list_filter = ("state", "event", ("endpoint__state", EndpointStateFilter))
    list_select_related = ("endpoint",)
    list_defer = ("body",)
    search_fields = ("message__exact",)
    fields = ("endpoint", "message", "event", "body", "state", "created_at")
    inlines = (AttemptInline,)
    actions = ("resend",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        attempts = WebhookAttempt.objects.filter(delivery=OuterRef("pk")).order_by("-id")
        about = Concat(Value("webhook:"), Cast(OuterRef("pk"), CharField()))
        waiting = Job.objects.filter(about=about, state=JobState.WAITING).order_by("-id")
        # Asked for the rows of a page; a count beside them would group the whole table.
        counted: Any = (
            attempts.order_by().values("delivery").annotate(all=Count("pk")).values("all")
        )
        rows: QuerySet[Any] = super().get_queryset(request)
        shown: QuerySet[Any] = rows.annotate(
            attempt_count=Coalesce(Subquery(counted, output_field=IntegerField()), 0),
            last_status=Subquery(attempts.values("http_status")[:1]),
            last_error=Subquery(attempts.values("error")[:1]),
            run_after=Subquery(waiting.values("run_after")[:1]),
        )
        return shown

    @admin.display(description=gettext_lazy("attempts"))
    def tried(self, delivery: Any) -> int:
        return int(delivery.attempt_count)

    @admin.display(description=gettext_lazy("last answer"))
    def answered(self, delivery: Any) -> str:
        return in_words(delivery.last_status, delivery.last_error or "")

    @admin.display(description=gettext_lazy("next attempt"))
    def next_at(self, delivery: Any) -> str:
        if delivery.run_after is None:
            is_held = delivery.endpoint.state == EndpointState.PAUSED
            return _("when the webhook is used again") if is_held else "–"
        return date_format(localtime(delivery.run_after), "SHORT_DATETIME_FORMAT")

    @admin.action(description=gettext_lazy("Send again"), permissions=["view"])
    def resend(self, request: HttpRequest, queryset: QuerySet[WebhookDelivery]) -> None:
        rows = WebhookDelivery.objects.filter(pk__in=list(queryset.values_list("pk", flat=True)))
        self.each(
            request,
            rows.select_related("endpoint"),
            lambda one: webhooks.resend(one, actor=person(request)),
            _waiting,
        )


def _failure(job: Job) -> str:
    """Why the test of this job did not arrive."""
    attempts = WebhookAttempt.objects.filter(delivery=job.payload["delivery"])
    last = attempts.order_by("-id").first()
    why = in_words(last.http_status, last.error) if last else job.error
    return _("The test did not arrive. %(why)s") % {"why": why}


def _done(count: int) -> str:
    return ngettext("%(count)d webhook is changed.", "%(count)d webhooks are changed.", count) % {
        "count": count
    }


def _tests(count: int) -> str:
    return ngettext("%(count)d test was sent.", "%(count)d tests were sent.", count) % {
        "count": count
    }


def _waiting(count: int) -> str:
    words = ngettext(
        "%(count)d message waits to be sent again.",
        "%(count)d messages wait to be sent again.",
        count,
    )
    return words % {"count": count}
