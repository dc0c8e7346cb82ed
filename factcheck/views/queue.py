"""The queue: what waits, for whom, and what each claim still lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.choices import LOST, OPEN, Status
from factcheck.filters.queue import (
    LISTS,
    MOST,
    QueueFilter,
    for_rows,
    queue_counts,
    queue_list,
)
from factcheck.forms.queue import AssignManyForm, SavedFilterForm, SendBackManyForm
from factcheck.models import DETAILS, QUEUE_ORDER, Claim, detail_of
from factcheck.views.freshness import recheck_reasons
from factcheck.views.paging import PARAMETER, Order, link, page_of
from factcheck.views.saved import saved_links
from factcheck.views.shortcuts import desk, person

SIZE = 50
SOON = timedelta(hours=24)
MOST_URGENT = Order(QUEUE_ORDER[:-1], newest_first=False)
Forms = Mapping[str, forms.Form]
NO_FORMS: Forms = MappingProxyType({})
NOTHING: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    label: str
    count: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A claim of the queue; `missing` has a few words for each thing that it lacks.

    `seen` is the version that a change of it will name.
    """

    claim: Claim
    missing: list[str]
    is_overdue: bool
    is_due_soon: bool
    is_picked: bool
    seen: int


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a change of many: one sentence, and each refusal with its claim.

    `unknown` claims are not there for this person; `untried` ones were too many at once.
    """

    done: str
    refused: Sequence[tuple[Claim, str]]
    unknown: int
    untried: int


@desk("GET")
def queue(request: HttpRequest) -> HttpResponse:
    return show_queue(request)


def show_queue(
    request: HttpRequest,
    *,
    picked: Mapping[int, int] = NOTHING,
    bound: Forms = NO_FORMS,
    report: Report | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page that the address asks for, also after a refusal.

    `picked` are the claims that stay selected, with the version that was seen of each; `bound`
    are the forms that came back, by name.
    """
    user = person(request)
    counts = queue_counts(user)
    current = _current_list(request.GET.get("list", ""), counts, user)
    listed = queue_list(current, user, count=counts[current])
    claims = for_rows(listed.for_queue().select_related(*DETAILS), user)
    filters = QueueFilter(request.GET, queryset=claims, user=user)
    cursor = request.GET.get(PARAMETER)
    page = page_of(filters.qs, cursor=cursor, size=SIZE, order=MOST_URGENT)
    if request.GET.get("select") == "page" and not picked:
        picked = {claim.pk: claim.version for claim in page.rows}
    known = {"list": current} | filters.known
    here = _address(known)
    rows = [_row(claim, picked) for claim in page.rows]
    context = {
        "tabs": [_tab(name, counts[name], current) for name in LISTS],
        "list": current,
        "here": here.urlencode(),
        "here_page": _address(known | ({PARAMETER: cursor} if cursor else {})).urlencode(),
        "filter_form": filters.form,
        "is_filtered": bool(filters.known),
        "is_open": bool(filters.known or filters.form.errors),
        "rows": rows,
        "elsewhere": _elsewhere(user, picked, page.rows),
        "all_picked": all(row.is_picked for row in rows),
        "report": report,
        "saved": saved_links(user, known),
        "save_form": bound.get("save") or SavedFilterForm(auto_id="id_save_%s"),
        "save_open": "save" in bound,
        "previous": link(here, page.previous),
        "next": link(here, page.next),
        **_bulk(user, bound, page.rows),
    }
    return render(request, "factcheck/desk/queue.html", context, status=status)


def known_address(request: HttpRequest) -> dict[str, str]:
    """The list and the filters of the address, without whatever else it holds."""
    user = person(request)
    filters = QueueFilter(request.GET, queryset=Claim.objects.none(), user=user)
    asked = request.GET.get("list", "")
    return ({"list": asked} if asked in LISTS else {}) | filters.known


def _address(values: Mapping[str, str]) -> QueryDict:
    address = QueryDict(mutable=True)
    address.update(values)
    return address


def _current_list(asked: str, counts: Mapping[str, int], user: User) -> str:
    """The list asked for, else the first with something to do; only editors do the second look."""
    if asked in LISTS:
        return asked
    names = [name for name in LISTS if name != "review" or policy.is_editor(user)]
    return next((name for name in names if counts[name]), "all")


def _tab(name: str, count: int, current: str) -> Tab:
    shown = str(count) if count <= MOST else f"{MOST}+"
    return Tab(name, str(LISTS[name]), shown, name == current)


def _bulk(user: User, bound: Forms, claims: Sequence[Claim]) -> dict[str, Any]:
    """The forms for several claims at once, each for whom it is meant."""
    can_send_back = policy.is_editor(user) or any(claim.own_proposal for claim in claims)  # type: ignore[attr-defined]  # annotated by for_rows
    assign = send_back = None
    if policy.is_checker(user):
        assign = bound.get("assign") or AssignManyForm(people=policy.checkers())
    if can_send_back or "send_back" in bound:
        send_back = bound.get("send_back") or SendBackManyForm()
    return {
        "assign_form": assign,
        "assign_open": "assign" in bound,
        "send_back_form": send_back,
        "send_back_open": "send_back" in bound,
        "can_pick": bool(assign or send_back),
    }


def _elsewhere(user: User, picked: Mapping[int, int], shown: Sequence[Claim]) -> list[Row]:
    """Claims that are still selected and not on this page; a query if there are any."""
    others = set(picked) - {claim.pk for claim in shown}
    if not others:
        return []
    claims = policy.visible_claims(user).filter(pk__in=others).select_related(*DETAILS)
    found = for_rows(claims.for_queue(), user).order_by(*QUEUE_ORDER)
    return [_row(claim, picked) for claim in found]


def _row(claim: Claim, picked: Mapping[int, int]) -> Row:
    now = timezone.now()
    due = claim.due if claim.status in OPEN else None
    return Row(
        claim,
        _missing(claim),
        is_overdue=due is not None and due < now,
        is_due_soon=due is not None and now <= due < now + SOON,
        is_picked=claim.pk in picked,
        seen=picked.get(claim.pk, claim.version),
    )


def _missing(claim: Claim) -> list[str]:
    """What somebody must still add or do; a claim that is withdrawn lacks nothing."""
    if claim.status == Status.WITHDRAWN:
        return []
    missing = [*recheck_reasons(claim)]
    if claim.anchor is None or claim.anchor.state in LOST:
        missing.append(_("lost its place"))
    if claim.status == Status.IN_REVIEW:
        own = getattr(claim, "own_proposal", False)
        missing.append(_("somebody else’s approval") if own else _("a second pair of eyes"))
    if claim.status == Status.TO_CHECK:
        missing += _unchecked(claim)
    return missing


def _unchecked(claim: Claim) -> list[str]:
    detail = detail_of(claim)
    missing = []
    if claim.reworded:
        missing.append(_("a verdict on the new words"))
    if detail is None or detail.missing:
        missing.append(_("details missing"))
    if not getattr(claim, "has_evidence", True):
        missing.append(_("no evidence yet"))
    return missing or [_("a verdict")]
