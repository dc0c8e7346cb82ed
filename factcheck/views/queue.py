"""The queue: what waits, for whom, and what each claim still lacks."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.choices import LOST, OPEN, Status
from factcheck.filters.queue import (
    LISTS,
    MOST,
    QueueFilter,
    queue_counts,
    queue_list,
    with_evidence,
)
from factcheck.models import DETAILS, Claim, detail_of
from factcheck.views.paging import PARAMETER, link, page_of
from factcheck.views.shortcuts import desk, person

SIZE = 50


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    label: str
    count: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A claim of the queue; `missing` has a few words for each thing that it lacks."""

    claim: Claim
    missing: list[str]
    is_overdue: bool


@desk("GET")
def queue(request: HttpRequest) -> HttpResponse:
    user = person(request)
    counts = queue_counts(user)
    current = _current_list(request.GET.get("list", ""), counts)
    claims = with_evidence(queue_list(current, user).for_queue().select_related(*DETAILS))
    filters = QueueFilter(request.GET, queryset=claims)
    page = page_of(filters.qs, cursor=request.GET.get(PARAMETER), size=SIZE)
    context = {
        "tabs": [_tab(name, counts[name], current) for name in LISTS],
        "list": current,
        "filter_form": filters.form,
        "is_filtered": any(filters.form.data.get(name) for name in filters.filters),
        "rows": [_row(claim) for claim in page.rows],
        "previous": link(request.GET, page.previous),
        "next": link(request.GET, page.next),
    }
    return render(request, "factcheck/desk/queue.html", context)


def _current_list(asked: str, counts: dict[str, int]) -> str:
    """The list asked for, else the first with something to do."""
    if asked in LISTS:
        return asked
    return next((name for name in ("mine", "review") if counts[name]), "all")


def _tab(name: str, count: int, current: str) -> Tab:
    shown = str(count) if count <= MOST else f"{MOST}+"
    return Tab(name, str(LISTS[name]), shown, name == current)


def _row(claim: Claim) -> Row:
    overdue = claim.due is not None and claim.due < timezone.now() and claim.status in OPEN
    return Row(claim, _missing(claim), overdue)


def _missing(claim: Claim) -> list[str]:
    """What somebody must still add; a claim that is settled or withdrawn lacks nothing."""
    if claim.status not in OPEN:
        return []
    missing = []
    detail = detail_of(claim)
    if claim.anchor is None or claim.anchor.state in LOST:
        missing.append(_("lost its place"))
    if detail is None or detail.missing:
        missing.append(_("details missing"))
    if claim.status == Status.TO_CHECK and not getattr(claim, "has_evidence", True):
        missing.append(_("no evidence yet"))
    return missing
