"""Published facts for the search: what it reads, without the desk around them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection

from factcheck import search
from factcheck.models import Article, Claim, FactPage, PublicFact, PublicWord
from factcheck.terms import read_query
from tests.documents import a_document

START = datetime(2026, 8, 1, 12, tzinfo=UTC)
SQLITE = connection.vendor == "sqlite"


def publish(titles: Iterable[str], **fields: Any) -> list[FactPage]:
    """Published facts with these statements, each a minute after the one before."""
    article = Article.objects.create(headline="Archive", language="fr")
    start = Claim.objects.count()
    pages = []
    for number, title in enumerate(titles, start=start + 1):
        claim = Claim.objects.create(article=article, number=number, kind="figure", statement=title)
        columns = {
            "summary": "Oui.",
            "language": "fr",
            "kind": "figure",
            "outcome": "verified",
            "rating": "verified",
            "rating_label": "Vérifié",
            "source_name": "",
            "published_at": START + timedelta(minutes=number),
            "modified_at": START,
            **fields,
        }
        page = FactPage.objects.create(slug=f"f-{claim.pk}", claim=claim, title=title, **columns)
        index(page)
        pages.append(page)
    return pages


def index(page: FactPage, **changes: Any) -> None:
    """Let a page be found by its columns as they are now."""
    said: dict[str, Any] = {
        "title": page.title,
        "summary": page.summary,
        "language": page.language,
        "passage": {"before": "", "exact": "", "after": ""},
        "claimant": {"name": page.source_name, "kind": "person", "url": "", "wikidata_id": ""},
        "rating": {"slug": "verified", "value": 5, "label": "", "definition": ""},
        **changes,
    }
    search.index_fact(page, a_document(**said))


def found(text: str) -> list[str]:
    """The statements that a question finds, best first."""
    asked = read_query(text)
    ranking = search.rank(search.fitting(PublicFact.objects.all(), asked), asked)
    titles = dict(PublicFact.objects.values_list("pk", "page__title"))
    return [titles[hit.place] for hit in ranking.hits]


def words() -> dict[str, int]:
    return dict(PublicWord.objects.values_list("word", "facts"))
