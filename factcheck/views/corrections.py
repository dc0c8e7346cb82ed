"""The log of corrections for readers. Public notes and their pages only, and of reports from readers
no more than that a note came of one, where they agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from factcheck import reporting
from factcheck.anchoring import Change
from factcheck.choices import PageState
from factcheck.filters.corrections import CorrectionFilter
from factcheck.models import Correction
from factcheck.views.answers import show
from factcheck.views.paging import PARAMETER, link, page_of
from factcheck.views.states import words_changed

SIZE = 20


@dataclass(frozen=True, slots=True)
class Logged:
    """A note of the log, with what it changed as far as that still stands."""

    note: Correction
    changes: list[Change]
    stands: bool
    has_receipt: bool
    told_by_reader: bool


@login_not_required
@require_safe
def corrections(request: HttpRequest) -> HttpResponseBase:
    """Every note to readers, newest first. One query."""
    notes = reporting.with_readers(Correction.objects.public())
    filters = CorrectionFilter(request.GET, queryset=notes)
    page = page_of(filters.qs, cursor=request.GET.get(PARAMETER), size=SIZE, field="made_at")
    context: dict[str, object] = {
        "filter_form": filters.form,
        "is_filtered": bool(filters.form.data.get("kind")),
        "is_plain": not request.GET,
        "rows": [_logged(note) for note in page.rows],
        "previous": link(request.GET, page.previous),
        "next": link(request.GET, page.next),
        "url": settings.SITE_URL + request.path,
    }
    language = get_language() or settings.LANGUAGE_CODE
    return show(request, "factcheck/public/corrections.html", context, language=language)


def _logged(note: Correction) -> Logged:
    before, after = both(note)
    return Logged(
        note=note,
        changes=words_changed(before, after),
        stands=stands(note),
        has_receipt=has_receipt(note),
        told_by_reader=told_by_reader(note),
    )


def stands(note: Correction) -> bool:
    """Whether what the note says of the page was not taken back; a retraction takes itself back."""
    return taken_back_at(note) is None


def has_receipt(note: Correction) -> bool:
    return stands(note) and note.page.state == PageState.PUBLISHED and number_of(note) is not None


def both(note: Correction) -> tuple[str, str]:
    return (note.before, note.after) if stands(note) else ("", "")


# What `public` and `with_readers` add to a row, which no type knows of.
def told_by_reader(note: Correction) -> bool:
    told: bool = note.told_by_reader  # type: ignore[attr-defined]
    return told


def taken_back_at(note: Correction) -> datetime | None:
    at: datetime | None = note.taken_back_at  # type: ignore[attr-defined]
    return at


def number_of(note: Correction) -> int | None:
    number: int | None = note.number  # type: ignore[attr-defined]
    return number
