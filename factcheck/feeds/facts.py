"""`/feeds/facts.atom`: the published facts, all of them, of one language or of one source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import F
from django.http import Http404, HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from factcheck.choices import Language
from factcheck.documents import in_language
from factcheck.feeds.atom import Entry, atom
from factcheck.models import FactPage, FactSnapshot, PublicFact
from factcheck.terms import fold_words
from factcheck.views.paging import PARAMETER, page_of

SIZE = 50
LONGEST_NAME = 200


@login_not_required
@require_safe
def facts(request: HttpRequest) -> HttpResponseBase:
    """Newest first, 50 a page; one query, two for a language, in which translations are told as
    what they are. 404 for a language or a name that no page can have."""
    language, source = request.GET.get("language", ""), request.GET.get("source", "")
    if (language and language not in Language.values) or _is_no_name(source):
        raise Http404
    asked = QueryDict(mutable=True)
    facts = PublicFact.objects.select_related("page").defer("words", "forms", "written")
    if language:
        asked["language"] = language
        facts = facts.readable_in(language)
    if source:
        asked["source"] = source
        facts = facts.filter(source=fold_words(source))
    rows = page_of(facts, cursor=request.GET.get(PARAMETER), size=SIZE)
    spoken = language or settings.LANGUAGE_CODE
    with override(spoken):
        return atom(
            request,
            _entries([row.page for row in rows.rows], language),
            title=_title(rows.rows[0].source_name if source and rows.rows else ""),
            subtitle=_(
                "Claims that were checked against evidence by one person and approved by a second."
            ),
            page=reverse("factcheck:facts") + (f"?{asked.urlencode()}" if asked else ""),
            language=spoken,
            asked=asked,
            rows=rows,
        )


def _is_no_name(source: str) -> bool:
    return "\0" in source or len(source) > LONGEST_NAME


def _entries(pages: Sequence[FactPage], language: str) -> Iterator[Entry]:
    """Each page as it is said in a language; an empty one is that of the page."""
    translated = [page.pk for page in pages if page.language != language] if language else []
    snapshots = FactSnapshot.objects.filter(page__in=translated, pk=F("page__snapshot"))
    said = dict(snapshots.values_list("page", "document")) if translated else {}
    for page in pages:
        document = in_language(said[page.pk], language) if page.pk in said else None
        if document is not None:
            label, summary = document["rating"]["label"], document["summary"]
            path, title = document["path"], document["title"]
            yield _entry(page, path, title, f"{label} – {summary}", language)
        elif page.pk not in translated:
            text = f"{page.rating_label} – {page.summary}"
            yield _entry(page, page.get_absolute_url(), page.title, text, page.language)


def _entry(page: FactPage, path: str, title: str, text: str, language: str) -> Entry:
    url = settings.SITE_URL + path
    return Entry(
        id=url,
        url=url,
        title=title,
        text=text,
        language=language,
        published=page.published_at,
        updated=page.modified_at,
        categories=(page.outcome, page.kind),
    )


def _title(source: str) -> str:
    """With the name as facts have it, never as somebody typed it."""
    said = {"organization": settings.FACTCHECK_ORGANIZATION, "source": source}
    if source:
        return _("%(organization)s: what %(source)s said, checked") % said
    return _("%(organization)s: checked facts") % said
