"""Published facts: the list with its search, and each of them. From pages and snapshots alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, TypedDict

from django.conf import settings
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from factcheck import search
from factcheck.api.limits import SEARCH, spend
from factcheck.api.operations import Call, Operation, Parameter, json_answer, serve
from factcheck.api.paging import CURSOR, SIZE, cursor_parameter, is_beyond, links_of, next_of
from factcheck.api.problems import ProblemError
from factcheck.api.shapes import LINE
from factcheck.choices import Kind, Language, Outcome, PageState
from factcheck.documents import FactDocument
from factcheck.filters.facts import FIRST_YEAR, LAST_YEAR
from factcheck.models import FactPage, PublicFact
from factcheck.terms import Asked, fold_words, read_query
from factcheck.views.answers import answer
from factcheck.views.callers import network_of
from factcheck.views.pages import fact_page
from factcheck.views.paging import page_of
from factcheck.views.ranked import stretch_of


class RatingSummary(TypedDict):
    slug: str
    label: str


class FactSummary(TypedDict):
    """`data` is where the whole fact is, `url` its page for people."""

    slug: str
    url: str
    data: str
    title: str
    summary: str
    kind: str
    language: str
    outcome: str
    rating: RatingSummary
    source: str
    published_at: str
    modified_at: str


class FactList(TypedDict):
    facts: list[FactSummary]
    next: str | None


class Fact(TypedDict):
    """`sha256` is of the canonical JSON of `document`, the numbered state of the page."""

    slug: str
    url: str
    number: int
    sha256: str
    document: FactDocument


def _one_of(name: str, values: Sequence[str], description: str) -> Parameter:
    return Parameter(name, {"type": "string", "enum": list(values)}, description)


LIST = Operation(
    id="listFacts",
    summary="Published facts, the newest first; the best first when words are searched for.",
    answers={200: ("A page of facts.", FactList)},
    parameters=(
        Parameter(
            "q",
            {"type": "string", "maxLength": 200, "pattern": LINE},
            'Words that all have to be there: "in quotation marks" together, word* its beginning.',
        ),
        _one_of("outcome", Outcome.values, "What the check found."),
        Parameter(
            "rating",
            {"type": "string", "maxLength": 40, "pattern": "^[-a-zA-Z0-9_]+$"},
            "The short name of a rating; /ratings/ has them.",
        ),
        _one_of("kind", Kind.values, "What kind of statement it is."),
        _one_of("language", Language.values, "The language of the page."),
        Parameter(
            "source",
            {"type": "string", "maxLength": 200, "pattern": LINE},
            "Who said it, whatever the case and the accents.",
        ),
        Parameter(
            "year",
            {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
            "The year in which it was published.",
        ),
        cursor_parameter("^after_([0-9]{1,9}_)?[0-9]{1,18}$"),
    ),
    refusals={429: "Too many searches.", 503: "The search takes too long: ask with rarer words."},
)
DETAIL = Operation(
    id="getFact",
    summary="One published fact, as its page says it now.",
    answers={200: ("The fact.", Fact)},
    refusals={404: "There is no such page.", 410: "It was retracted; when and why is told."},
)


def _facts(call: Call) -> HttpResponseBase:
    """One query for a list, two for a search."""
    asked = read_query(call.asked["q"]) if call.asked.get("q") else None
    rows = PublicFact.objects.filter(**_chosen(call.asked)).order_by("-id")
    cursor = call.asked.get(CURSOR)
    if asked is None:
        page = page_of(_with_pages(rows), cursor=cursor, size=SIZE)
        found = [] if is_beyond(cursor, page) else [row.page for row in page.rows]
        following = page.next
    else:
        spend(SEARCH, network_of(call.request))
        found, following = _searched(rows, asked, cursor)
    address = next_of(call.request, following if found else None)
    data: FactList = {"facts": [_summary(one) for one in found], "next": address}
    response = json_answer(data)
    for name, value in links_of(address).items():
        response.headers[name] = value
    if asked is not None:
        response.headers["RateLimit-Policy"] = SEARCH.policy
    return answer(call.request, response)


def _chosen(asked: Mapping[str, Any]) -> dict[str, Any]:
    names = ("outcome", "rating", "kind", "language", "year")
    chosen = {name: asked[name] for name in names if name in asked}
    return chosen | ({"source": fold_words(asked["source"])} if "source" in asked else {})


def _searched(rows: Any, asked: Asked, cursor: str | None) -> tuple[list[FactPage], str | None]:
    """The facts of one page, best first, and the cursor of the next one."""
    if asked.is_empty:
        return [], None
    try:
        ranking = search.rank(search.fitting(rows, asked), asked)
    except search.TooLongError as error:
        raise _too_long() from error
    stretch = stretch_of(ranking.hits, cursor=cursor, size=SIZE)
    if is_beyond(cursor, stretch):
        return [], None
    places = [hit.place for hit in stretch.hits]
    found = {row.pk: row.page for row in _with_pages(PublicFact.objects.filter(pk__in=places))}
    # A fact may be taken back between the two queries.
    return [found[place] for place in places if place in found], stretch.next


def _too_long() -> ProblemError:
    return ProblemError(
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("This question takes too long: ask with fewer or rarer words."),
        code="too-long",
        headers={"Cache-Control": "no-store", "Retry-After": str(search.LATER)},
    )


def _with_pages(rows: Any) -> Any:
    return rows.select_related("page").defer("words", "forms", "written")


def _summary(page: FactPage) -> FactSummary:
    return {
        "slug": page.slug,
        "url": settings.SITE_URL + page.get_absolute_url(),
        "data": settings.SITE_URL + reverse("factcheck:api-fact", args=[page.slug]),
        "title": page.title,
        "summary": page.summary,
        "kind": page.kind,
        "language": page.language,
        "outcome": page.outcome,
        "rating": {"slug": page.rating, "label": page.rating_label},
        "source": page.source_name,
        "published_at": page.published_at.isoformat(),
        "modified_at": page.modified_at.isoformat(),
    }


def _fact(call: Call, slug: str) -> HttpResponseBase:
    """One query."""
    page, document = fact_page(slug)
    url = settings.SITE_URL + document["path"]
    if page.state == PageState.RETRACTED:
        raise _gone(document, url)
    data: Fact = {
        "slug": slug,
        "url": url,
        "number": document["number"],
        "sha256": page.snapshot.sha256 if page.snapshot else "",
        "document": document,
    }
    response = json_answer(data)
    response.headers["Content-Language"] = document["language"]
    return answer(call.request, response, modified=page.modified_at)


def _gone(document: FactDocument, url: str) -> ProblemError:
    """What a retracted page still says: what it was about, and its notes."""
    with override(document["language"]):
        detail = _("This page was retracted. Its address says when and why.")
    return ProblemError(
        HTTPStatus.GONE,
        detail,
        code="retracted",
        url=url,
        retracted_at=document["modified_at"],
        corrections=document["corrections"],
    )


facts, fact = serve(LIST, _facts), serve(DETAIL, _fact)
