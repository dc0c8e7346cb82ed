"""The desk's numbers: of all articles that a person may see, and of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import policy
from factcheck.errors import NotAllowedError
from factcheck.filters.numbers import ArticleNumbersFilter, NumbersFilter
from factcheck.models import Article
from factcheck.numbers import Numbers
from factcheck.views.counted import claims, drawings, machine
from factcheck.views.counted.drawings import Drawing
from factcheck.views.counted.files import csv_of
from factcheck.views.counted.tables import Table
from factcheck.views.shortcuts import desk, get_article, person

MakeTable = Callable[[Numbers], Table]
MakeDrawing = Callable[[Numbers], Drawing | None]

# Each of them is also a file, by its name.
TABLES: Mapping[str, MakeTable] = MappingProxyType(
    {
        "standing": claims.standing,
        "levels": claims.levels,
        "time": claims.time,
        "returns": claims.returns,
        "verdicts": claims.verdicts,
        "found": claims.found,
        "ratings": claims.ratings,
        "suggestions": machine.suggestions,
        "findings": machine.findings,
    }
)
# The parts of the page: what a part is called, its drawing, its tables.
_PARTS: tuple[tuple[Promise, MakeDrawing | None, tuple[str, ...]], ...] = (
    (gettext_lazy("Where claims stand"), drawings.levels, ("standing", "levels")),
    (gettext_lazy("How long it takes"), drawings.time, ("time",)),
    (gettext_lazy("What went back"), drawings.returns, ("returns",)),
    (gettext_lazy("What was found wrong"), drawings.verdicts, ("verdicts", "found", "ratings")),
    (gettext_lazy("What the machine suggested"), drawings.suggestions, ("suggestions",)),
    (gettext_lazy("What did not fit together"), None, ("findings",)),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page. Its first table names it."""

    name: str
    title: str
    drawing: Drawing | None
    tables: list[Table]


@desk("GET")
def numbers(request: HttpRequest) -> HttpResponse:
    return _page(request, _of_desk(request), None)


@desk("GET")
def numbers_file(request: HttpRequest, table: str) -> HttpResponseBase:
    return _file(_of_desk(request), table, "desk")


@desk("GET")
def article_numbers(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_article(request, pk)
    return _page(request, _of_article(request, article), article)


@desk("GET")
def article_numbers_file(request: HttpRequest, pk: int, table: str) -> HttpResponseBase:
    return _file(_of_article(request, get_article(request, pk)), table, f"article-{pk}")


def _of_desk(request: HttpRequest) -> ArticleNumbersFilter:
    user = person(request)
    _check(user)
    return NumbersFilter(request.GET, articles=policy.visible_articles(user))


def _of_article(request: HttpRequest, article: Article) -> ArticleNumbersFilter:
    _check(person(request))
    return ArticleNumbersFilter(request.GET, articles=Article.objects.filter(pk=article.pk))


def _check(user: policy.User) -> None:
    if not policy.can_see_numbers(user):
        raise NotAllowedError(_("Only checkers, editors and chiefs see the desk’s numbers."))


def _page(
    request: HttpRequest, filters: ArticleNumbersFilter, article: Article | None
) -> HttpResponse:
    asked = Numbers(filters.scope(timezone.now()))
    tables = {name: make(asked) for name, make in TABLES.items()}
    parts = [
        Part(
            name=names[0],
            title=str(title),
            drawing=draw(asked) if draw else None,
            tables=[tables[name] for name in names],
        )
        for title, draw, names in _PARTS
    ]
    context = {
        "article": article,
        "filter_form": filters.form,
        "is_filtered": filters.is_filtered,
        "scope": asked.scope,
        "settled": asked.history.settled,
        "has_claims": asked.levels is not None,
        "parts": parts,
        "query": request.GET.urlencode(),
    }
    return render(request, "factcheck/desk/numbers.html", context)


def _file(filters: ArticleNumbersFilter, table: str, name: str) -> HttpResponseBase:
    if table not in TABLES:
        raise Http404
    return csv_of(TABLES[table](Numbers(filters.scope(timezone.now()))), name)
