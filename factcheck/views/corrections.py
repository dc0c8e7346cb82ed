"""The log of corrections, for readers and as a feed. Public notes and their pages only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from factcheck.anchoring import Change
from factcheck.choices import CorrectionKind, PageState
from factcheck.filters.corrections import CorrectionFilter
from factcheck.models import Correction
from factcheck.views.answers import answer, show
from factcheck.views.atom import Entry, atom
from factcheck.views.paging import PARAMETER, link, page_of
from factcheck.views.states import words_changed

SIZE = 20
# What a reader program that asks once a day would not want to miss.
FEED_SIZE = 50


@dataclass(frozen=True, slots=True)
class Logged:
    """A note of the log, with what it changed as far as that still stands."""

    note: Correction
    changes: list[Change]
    stands: bool
    has_receipt: bool


@login_not_required
@require_safe
def corrections(request: HttpRequest) -> HttpResponseBase:
    """Every note to readers, newest first. One query."""
    filters = CorrectionFilter(request.GET, queryset=Correction.objects.public())
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


@login_not_required
@require_safe
def corrections_feed(request: HttpRequest) -> HttpResponseBase:
    """The newest notes as Atom, each in the language of its page. One query."""
    notes = Correction.objects.public().order_by("-made_at", "-id")[:FEED_SIZE]
    title = _("Corrections of %(organization)s") % {"organization": settings.FACTCHECK_ORGANIZATION}
    entries = [_entry(note) for note in notes]
    text = atom(
        title=title,
        page=settings.SITE_URL + reverse("factcheck:corrections"),
        feed=settings.SITE_URL + request.path,
        language=get_language() or settings.LANGUAGE_CODE,
        entries=entries,
    )
    response = HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
    return answer(request, response, modified=max((one.updated for one in entries), default=None))


def _logged(note: Correction) -> Logged:
    before, after = _both(note)
    return Logged(note, words_changed(before, after), _stands(note), _has_receipt(note))


def _stands(note: Correction) -> bool:
    """Whether what the note says of the page was not taken back; a retraction takes itself back."""
    return _taken_back_at(note) is None


def _has_receipt(note: Correction) -> bool:
    return _stands(note) and note.page.state == PageState.PUBLISHED and _number(note) is not None


def _both(note: Correction) -> tuple[str, str]:
    return (note.before, note.after) if _stands(note) else ("", "")


# What `public` adds to a row, which no type knows of.
def _taken_back_at(note: Correction) -> datetime | None:
    at: datetime | None = note.taken_back_at  # type: ignore[attr-defined]
    return at


def _number(note: Correction) -> int | None:
    number: int | None = note.number  # type: ignore[attr-defined]
    return number


def _entry(note: Correction) -> Entry:
    """Its words change when it is taken back, and so does the moment of its update."""
    page = note.page
    return Entry(
        key=f"correction-{note.pk}",
        path=page.get_absolute_url(),
        language=page.language,
        published=note.made_at,
        updated=_taken_back_at(note) or note.made_at,
        words=lambda: (_title(note), _lines(note)),
        receipt=_receipt_path(note),
    )


def _title(note: Correction) -> str:
    kind = CorrectionKind(note.kind).label
    return _("%(kind)s: %(title)s") % {"kind": str(kind).capitalize(), "title": note.page.title}


def _lines(note: Correction) -> list[str]:
    before, after = _both(note)
    lines = [_("Why: %(text)s") % {"text": note.why}]
    if before:
        lines.append(_("Before: %(text)s") % {"text": before})
    if after:
        lines.append(_("After: %(text)s") % {"text": after})
    if _has_receipt(note):
        sha256 = note.sha256  # type: ignore[attr-defined]
        lines.append(f"SHA-256: {sha256}")
    return lines


def _receipt_path(note: Correction) -> str:
    if not _has_receipt(note):
        return ""
    return reverse("factcheck:fact-receipt-of-state", args=[note.page.slug, _number(note)])
