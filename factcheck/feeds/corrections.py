"""`/feeds/corrections.atom`: every note to readers, as the log of corrections shows it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import get_tag_uri
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from factcheck.choices import CorrectionKind
from factcheck.feeds.atom import Entry, atom
from factcheck.models import Correction
from factcheck.views.corrections import both, has_receipt, number_of, taken_back_at
from factcheck.views.paging import PARAMETER, page_of

# What a reader program that asks once a day would not want to miss.
SIZE = 50


@login_not_required
@require_safe
def corrections(request: HttpRequest) -> HttpResponseBase:
    """Newest first, 50 a page, each in the language of its page. One query."""
    notes = Correction.objects.public()
    rows = page_of(notes, cursor=request.GET.get(PARAMETER), size=SIZE, field="made_at")
    title = _("Corrections of %(organization)s") % {"organization": settings.FACTCHECK_ORGANIZATION}
    return atom(
        request,
        [_entry(note) for note in rows.rows],
        title=title,
        subtitle=_("A page is never changed in silence: each correction is dated and stays."),
        page=reverse("factcheck:corrections"),
        language=get_language() or settings.LANGUAGE_CODE,
        asked=QueryDict(),
        rows=rows,
    )


def _entry(note: Correction) -> Entry:
    """Its words change when it is taken back, and so does the moment of its update."""
    page = note.page
    url = settings.SITE_URL + page.get_absolute_url()
    with override(page.language):
        return Entry(
            id=get_tag_uri(f"{url.rstrip('/')}#correction-{note.pk}", note.made_at),
            url=url,
            title=_title(note),
            text="\n".join(_lines(note)),
            language=page.language,
            published=note.made_at,
            updated=taken_back_at(note) or note.made_at,
            related=_receipt(note),
        )


def _title(note: Correction) -> str:
    kind = CorrectionKind(note.kind).label
    return _("%(kind)s: %(title)s") % {"kind": str(kind).capitalize(), "title": note.page.title}


def _lines(note: Correction) -> list[str]:
    before, after = both(note)
    lines = [_("Why: %(text)s") % {"text": note.why}]
    if before:
        lines.append(_("Before: %(text)s") % {"text": before})
    if after:
        lines.append(_("After: %(text)s") % {"text": after})
    if has_receipt(note):
        sha256 = note.sha256  # type: ignore[attr-defined]
        lines.append(f"SHA-256: {sha256}")
    return lines


def _receipt(note: Correction) -> str:
    """Where its receipt is, if it has one."""
    if not has_receipt(note):
        return ""
    path = reverse("factcheck:fact-receipt-of-state", args=[note.page.slug, number_of(note)])
    return settings.SITE_URL + path
