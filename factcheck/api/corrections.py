"""Every note to readers, newest first: what was said before a retraction stays out of them."""

from __future__ import annotations

from typing import TypedDict

from django.conf import settings
from django.http.response import HttpResponseBase
from django.urls import reverse

from factcheck.api.operations import Call, Operation, Parameter, json_answer, serve
from factcheck.api.paging import CURSOR, SIZE, cursor_parameter, is_beyond, links_of, next_of
from factcheck.choices import CorrectionKind
from factcheck.models import Correction
from factcheck.views.answers import answer
from factcheck.views.corrections import both, has_receipt, number_of, taken_back_at
from factcheck.views.paging import page_of


class CorrectedPage(TypedDict):
    slug: str
    url: str
    title: str
    language: str
    state: str


class LoggedCorrection(TypedDict):
    """`taken_back_at`: when a retraction took back what it says. `receipt` proves what the page
    said from then on."""

    kind: str
    before: str
    after: str
    why: str
    at: str
    taken_back_at: str | None
    receipt: str | None
    page: CorrectedPage


class CorrectionList(TypedDict):
    corrections: list[LoggedCorrection]
    next: str | None


LIST = Operation(
    id="listCorrections",
    summary="Corrections, clarifications, updates and retractions, the newest first.",
    answers={200: ("A page of notes.", CorrectionList)},
    parameters=(
        Parameter("kind", {"type": "string", "enum": CorrectionKind.values}, "Of this kind only."),
        cursor_parameter("^after_[0-9T:.+-]{1,40}_[0-9]{1,18}$"),
    ),
)


def _corrections(call: Call) -> HttpResponseBase:
    """One query."""
    notes = Correction.objects.public()
    if "kind" in call.asked:
        notes = notes.filter(kind=call.asked["kind"])
    cursor = call.asked.get(CURSOR)
    page = page_of(notes, cursor=cursor, size=SIZE, field="made_at")
    rows = [] if is_beyond(cursor, page) else page.rows
    address = next_of(call.request, page.next if rows else None)
    data: CorrectionList = {"corrections": [_logged(note) for note in rows], "next": address}
    response = json_answer(data)
    for name, value in links_of(address).items():
        response.headers[name] = value
    return answer(call.request, response)


def _logged(note: Correction) -> LoggedCorrection:
    before, after = both(note)
    taken_back = taken_back_at(note)
    page = note.page
    return {
        "kind": note.kind,
        "before": before,
        "after": after,
        "why": note.why,
        "at": note.made_at.isoformat(),
        "taken_back_at": taken_back.isoformat() if taken_back else None,
        "receipt": _receipt(note),
        "page": {
            "slug": page.slug,
            "url": settings.SITE_URL + page.get_absolute_url(),
            "title": page.title,
            "language": page.language,
            "state": page.state,
        },
    }


def _receipt(note: Correction) -> str | None:
    if not has_receipt(note):
        return None
    arguments = [note.page.slug, number_of(note)]
    return settings.SITE_URL + reverse("factcheck:fact-receipt-of-state", args=arguments)


corrections = serve(LIST, _corrections)
