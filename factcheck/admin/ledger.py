"""The ledger in the admin: filters, a look whether it is intact, and a file of it for the chiefs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from factcheck import ledger, policy
from factcheck.admin.base import DeskModelAdmin, person
from factcheck.forms.people import name_of
from factcheck.history import WORDS
from factcheck.models import ReviewEvent
from factcheck.sheets import csv_lines
from factcheck.terms import fold_words

# What one press of the button reads: half a second.
MOST_VERIFIED = 5000
PERIODS = {
    "1": gettext_lazy("the last 24 hours"),
    "7": gettext_lazy("the last 7 days"),
    "30": gettext_lazy("the last 30 days"),
    "365": gettext_lazy("the last 365 days"),
}
HEADS = (
    *("sequence", "at", "actor_name", "verb", "from_status", "to_status"),
    *("article", "claim", "number", "reason", "hash"),
)
# Without it, spreadsheets read UTF-8 as something else.


class ChosenFilter(admin.SimpleListFilter):
    """One that takes its own choices only: whatever else an address asks is left aside."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        known = {str(value) for value, _label in self.lookup_choices}
        return self.chosen(queryset, chosen) if chosen in known else queryset

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        raise NotImplementedError


class VerbFilter(ChosenFilter):
    """By the verb itself, which an address keeps; read in words, in the order of those."""

    title = gettext_lazy("verb")
    parameter_name = "verb"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        told = [(verb, str(words)) for verb, words in WORDS.items()]
        return sorted(told, key=lambda one: fold_words(one[1]))

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(verb=value)


class PersonFilter(ChosenFilter):
    title = gettext_lazy("person")
    parameter_name = "person"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(one.pk), name_of(one)) for one in policy.desk_people()]

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(actor=int(value))


class PeriodFilter(ChosenFilter):
    title = gettext_lazy("when")
    parameter_name = "period"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(PERIODS.items())

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(at__gte=timezone.now() - timedelta(days=int(value)))


class ArticleFilter(ChosenFilter):
    """The article that the address names, from a link of the list: all of them would be too many."""

    title = gettext_lazy("article")
    parameter_name = "article"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        asked = request.GET.get(self.parameter_name, "")
        if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
            return []
        found = policy.visible_articles(person(request)).filter(pk=asked)
        return [
            (str(pk), Truncator(name).chars(60)) for pk, name in found.values_list("pk", "headline")
        ]

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(article=int(value))


class LedgerAdmin(DeskModelAdmin):
    """To read only, whoever looks; what the buttons do is for chiefs."""

    change_list_template = "admin/factcheck/reviewevent/change_list.html"

    @admin.display(description=gettext_lazy("verb"), ordering="verb")
    def in_words(self, event: ReviewEvent) -> str:
        return str(WORDS.get(event.verb, event.verb))

    @admin.display(description=gettext_lazy("status"), ordering="to_status")
    def moved(self, event: ReviewEvent) -> str:
        """From which status to which, where the line changed one."""
        if not event.to_status:
            return "–"
        before = event.get_from_status_display() if event.from_status else ""
        return f"{before} → {event.get_to_status_display()}".strip(" →")

    @admin.display(description=gettext_lazy("claim"), ordering="claim")
    def to_claim(self, event: ReviewEvent) -> SafeString | str:
        if event.claim is None:
            return "–"
        words = f"{event.claim.number}. {Truncator(event.claim.statement).chars(80)}"
        return format_html('<a href="{}">{}</a>', event.claim.get_absolute_url(), words)

    @admin.display(description=gettext_lazy("article"), ordering="article")
    def to_article(self, event: ReviewEvent) -> SafeString | str:
        if event.article is None:
            return "–"
        words = Truncator(event.article.headline).chars(40)
        return format_html('<a href="?article={}">{}</a>', str(event.article_id), words)

    def get_urls(self) -> list[URLPattern]:
        guarded = self.admin_site.admin_view
        own = [
            path(
                "verify/", guarded(require_POST(self.verify)), name="factcheck_reviewevent_verify"
            ),
            path(
                "export/", guarded(require_safe(self.export)), name="factcheck_reviewevent_export"
            ),
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        context = {**(extra_context or {}), "is_chief": policy.is_chief(person(request))}
        return super().changelist_view(request, {**context, "most": MOST_VERIFIED})

    def verify(self, request: HttpRequest) -> HttpResponse:
        """Say whether the last lines are intact. Bounded: the command reads all of them."""
        _check_chief(request)
        found = ledger.verify_latest(MOST_VERIFIED)
        when = date_format(timezone.localtime(), "DATETIME_FORMAT")
        where = {"first": found.first, "last": found.last, "when": when}
        if found.faults:
            words = _("The ledger is damaged between lines %(first)d and %(last)d: %(faults)s.")
            faults = {"faults": "; ".join(found.faults)}
            self.message_user(request, words % {**where, **faults}, messages.ERROR)
        else:
            words = _("Checked on %(when)s: intact from line %(first)d to line %(last)d.") % where
            self.message_user(request, words, messages.SUCCESS)
        return redirect(reverse("admin:factcheck_reviewevent_changelist"))

    def export(self, request: HttpRequest) -> StreamingHttpResponse:
        """The lines that the list shows, oldest first, as CSV sent line by line."""
        _check_chief(request)
        try:
            shown = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters as error:
            raise BadRequest from error
        answer = StreamingHttpResponse(
            csv_lines(_rows(shown)), content_type="text/csv; charset=utf-8"
        )
        answer.headers["Content-Disposition"] = 'attachment; filename="ledger.csv"'
        return answer


def _check_chief(request: HttpRequest) -> None:
    if not policy.is_chief(person(request)):
        raise PermissionDenied


def _rows(events: QuerySet[ReviewEvent]) -> Iterator[list[str]]:
    """Without the data of a line, which may hold what not every chief may know at every moment."""
    yield list(HEADS)
    for event in events.order_by("sequence").iterator(chunk_size=2000):
        yield list(_cells(event))


def _cells(event: ReviewEvent) -> Iterator[str]:
    yield str(event.sequence)
    yield event.at.isoformat()
    yield from (event.actor_name, event.verb, event.from_status, event.to_status)
    yield str(event.article_id or "")
    yield str(event.claim_id or "")
    yield str(event.claim.number) if event.claim else ""
    yield from (event.reason, event.hash)
