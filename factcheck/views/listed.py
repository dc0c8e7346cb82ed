"""The list of published facts and the search in it. It reads public rows only, so a draft cannot
leak. The address says all that is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from factcheck import search
from factcheck.filters.facts import FactFilter
from factcheck.models import FactPage, FactTranslation, PublicFact
from factcheck.search import Counts, Part, Ranking
from factcheck.terms import Asked, read_query
from factcheck.views.answers import show
from factcheck.views.paging import PARAMETER, link, page_of
from factcheck.views.ranked import stretch_of

SIZE = 20
# What a row shows of a page.
SHOWN = (
    "slug",
    "title",
    "summary",
    "kind",
    "language",
    "outcome",
    "rating_label",
    "source_name",
    "published_at",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact of the list, the words that were asked for marked in it.

    `others` are its languages but its own, each with its statement there.
    """

    page: FactPage
    title: list[Part]
    summary: list[Part]
    others: list[tuple[FactTranslation, list[Part]]]


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of the answer. `total` facts fit; more do when `is_least`. `is_newest`: of those
    that fit, the newest were ranked."""

    entries: list[Entry]
    previous: str | None
    next: str | None
    total: int
    is_least: bool
    is_newest: bool

    @property
    def shown(self) -> str:
        """The total as it is written in the language that is active."""
        return number_format(self.total, force_grouping=True)


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    return _list(request, is_home=True)


@login_not_required
@require_safe
def facts(request: HttpRequest) -> HttpResponseBase:
    return _list(request, is_home=False)


def _list(request: HttpRequest, *, is_home: bool) -> HttpResponseBase:
    """The published facts, newest first, or best first when words are asked for.

    Four queries, for a list or a search: the labels of the scale, the version of the counts or what
    the words find, the rows, their translations. Five where the words find more than can be ranked,
    and a filter is chosen. Where they find nothing, three look for words that are spelled alike.
    """
    filters = FactFilter(request.GET, queryset=PublicFact.objects.order_by("-id"))
    asked, chosen = filters.asked, filters.chosen
    try:
        found = search.find(filters.qs, asked, chosen) if asked else None
    except search.TooLongError:
        return _too_long(request, filters)
    counts = found.counts if found else search.count_all(chosen)
    filters.show(counts)
    listed = _best(filters, asked, found.ranking) if asked and found else _newest(filters, counts)
    context: dict[str, object] = {
        "is_home": is_home,
        "filter_form": filters.form,
        "is_asked": bool(asked or chosen),
        "is_typed": any(filters.form.data.get(name) for name in filters.filters),
        "is_filtered": bool(chosen),
        "is_plain": not request.GET,
        "words": asked.text if asked else "",
        "listed": listed,
        "counted": number_format(counts.read, force_grouping=True) if counts.is_capped else "",
        "previous": link(request.GET, listed.previous),
        "next": link(request.GET, listed.next),
        "url": settings.SITE_URL + request.path,
    }
    if not listed.entries:
        context |= {
            "without": _without(request.GET, filters, counts),
            "meant": _meant(asked) if asked and not counts.read else None,
            "has_common": bool(asked and asked.has_common),
        }
    language = get_language() or settings.LANGUAGE_CODE
    return show(request, "factcheck/public/facts.html", context, language=language)


def _too_long(request: HttpRequest, filters: FactFilter) -> HttpResponse:
    field = filters.form["q"]
    context = {"field": field, "words": field.value()}
    status = HTTPStatus.SERVICE_UNAVAILABLE
    response = render(request, "factcheck/public/facts_too_long.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Retry-After"] = str(search.LATER)
    return response


def _newest(filters: FactFilter, counts: Counts) -> Listed:
    rows = with_pages(filters.qs)
    page = page_of(rows, cursor=filters.data.get(PARAMETER), size=SIZE)
    return Listed(
        _entries([row.page for row in page.rows], None),
        page.previous,
        page.next,
        min(counts.total, search.MOST),
        counts.is_capped,
        is_newest=False,
    )


def _best(filters: FactFilter, asked: Asked, ranking: Ranking) -> Listed:
    stretch = stretch_of(ranking.hits, cursor=filters.data.get(PARAMETER), size=SIZE)
    places = [hit.place for hit in stretch.hits]
    found = {row.pk: row.page for row in with_pages(PublicFact.objects.filter(pk__in=places))}
    return Listed(
        # A fact may be taken back between the two queries.
        _entries([found[place] for place in places if place in found], asked),
        stretch.previous,
        stretch.next,
        len(ranking.hits),
        ranking.is_full,
        is_newest=ranking.is_full,
    )


def with_pages(rows: QuerySet[PublicFact]) -> QuerySet[PublicFact]:
    """With their pages, of which only what a list shows is read."""
    return rows.select_related("page").only("page", *(f"page__{name}" for name in SHOWN))


def _entries(pages: Sequence[FactPage], asked: Asked | None) -> list[Entry]:
    """One query, for all translations: prefetched by Django, they take three times as long."""

    def marked(text: str, language: str) -> list[Part]:
        return search.mark(text, language, asked) if asked else [Part(text, False)]

    others = defaultdict(list)
    for one in FactTranslation.objects.filter(page__in=[page.pk for page in pages]):
        others[one.page_id].append((one, marked(one.title, one.language)))
    entries = []
    for page in pages:
        for one, _title in others[page.pk]:
            # Its address is made of the page's, which is here already.
            one.page = page
        title, summary = marked(page.title, page.language), marked(page.summary, page.language)
        entries.append(Entry(page, title, summary, others[page.pk]))
    return entries


def _without(query: QueryDict, filters: FactFilter, counts: Counts) -> list[dict[str, object]]:
    """Each filter that could be dropped: its words, the address without it, what that leaves."""
    ways = []
    for name in filters.chosen:
        left = query.copy()
        left.pop(name)
        left.pop(PARAMETER, None)
        label, value = filters.label_of(name)
        ways.append(
            {
                "label": label,
                "value": value,
                "query": left.urlencode(),
                "facts": counts.without[name],
            }
        )
    return ways


def _meant(asked: Asked) -> dict[str, str] | None:
    """Words that are spelled alike, when facts have them together."""
    text = search.suggest(asked)
    if not text or not search.is_found(read_query(text)):
        return None
    query = QueryDict(mutable=True)
    query["q"] = text
    return {"text": text, "query": query.urlencode()}
