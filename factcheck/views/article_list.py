"""The articles of the desk: how far each is, what blocks it, by when, and who works on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from factcheck import policy
from factcheck.choices import OPEN
from factcheck.filters.articles import ArticleFilter
from factcheck.forms.people import name_of
from factcheck.models import Article
from factcheck.standing import Standing, standing_of
from factcheck.views.blocking import in_words
from factcheck.views.paging import PARAMETER, link, page_of
from factcheck.views.shortcuts import desk, person

SIZE = 50
# Of more people than these, a row says how many there are.
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Row:
    """An article in the list; `blocks` are code and words of each kind of blocker.

    `workers` have open claims in it; those beyond MOST_NAMED are only counted in `others`.
    """

    article: Article
    standing: Standing
    blocks: list[tuple[str, str]]
    brought_by: str
    workers: list[str]
    others: int
    is_overdue: bool


@desk("GET")
def articles(request: HttpRequest) -> HttpResponse:
    user = person(request)
    visible = policy.visible_articles(user)
    filters = ArticleFilter(request.GET, queryset=visible, user=user)
    shown = filters.qs.select_related("created_by")
    page = page_of(shown, cursor=request.GET.get(PARAMETER), size=SIZE)
    context = {
        "rows": _rows(page.rows),
        "filter_form": filters.form,
        "is_filtered": any(filters.form.data.get(name) for name in filters.filters),
        "previous": link(request.GET, page.previous),
        "next": link(request.GET, page.next),
    }
    return render(request, "factcheck/desk/articles.html", context)


def _rows(listed: list[Article]) -> list[Row]:
    """Six queries for any number of articles, none for none."""
    if not listed:
        return []
    standings, workers, now = standing_of(listed), _workers(listed), timezone.now()
    return [_row(article, standings[article.pk], workers[article.pk], now) for article in listed]


def _row(article: Article, standing: Standing, workers: list[str], now: datetime) -> Row:
    return Row(
        article=article,
        standing=standing,
        blocks=in_words(standing.blocks),
        brought_by=name_of(article.created_by) if article.created_by else "",
        workers=workers[:MOST_NAMED],
        others=len(workers[MOST_NAMED:]),
        is_overdue=article.deadline is not None
        and article.deadline < now
        and bool(standing.blocks),
    )


def _workers(listed: Iterable[Article]) -> dict[int, list[str]]:
    """Who has open claims in each article, in the order of the alphabet; one query."""
    held = User.objects.filter(
        assigned_claims__article__in=list(listed), assigned_claims__status__in=OPEN
    )
    workers: dict[int, list[str]] = defaultdict(list)
    pairs = held.values_list("assigned_claims__article", "first_name", "last_name", "username")
    for article, first, last, username in pairs.distinct():
        workers[article].append(name_of(User(first_name=first, last_name=last, username=username)))
    return defaultdict(list, {article: sorted(names) for article, names in workers.items()})
