"""An archive of published facts, without the desk around it: what the index itself needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from factcheck import archive, matching, search
from factcheck.documents import FactDocument, digest
from factcheck.models import Article, Claim, FactPage, FactSnapshot, ImportedReview
from factcheck.reviews import Review
from tests.documents import a_document


def an_archive(facts: Iterable[tuple[str, str]]) -> list[FactPage]:
    """Published facts of these languages and statements, in this order; nothing else of them."""
    article = Article.objects.create(headline="Archive", language="fr")
    start = Claim.objects.count()
    return [
        published(article, number, language, title)
        for number, (language, title) in enumerate(facts, start=start + 1)
    ]


def published(article: Article, number: int, language: str, title: str) -> FactPage:
    claim = Claim.objects.create(article=article, number=number, kind="figure", statement=title)
    now = timezone.now()
    page = FactPage.objects.create(
        slug=f"fact-{claim.pk}",
        claim=claim,
        title=title[:1000],
        language=language,
        outcome="verified",
        published_at=now,
        modified_at=now,
    )
    document = said(title, language)
    page.snapshot = FactSnapshot.objects.create(
        page=page, number=1, document=document, sha256=digest(document)
    )
    page.save()
    matching.index_fact(page, document)
    search.index_fact(page, document)
    return page


def reviews_of_others(*claims: str, **fields: Any) -> list[ImportedReview]:
    """Imported reviews of these claims, in this order, each at an address of its own."""
    known = ImportedReview.objects.count()
    url = fields.pop("url", "https://factuel.example/")
    found = [
        Review(url=f"{url}{n}", claim_reviewed=claim, **{"rating": "Faux", **fields})
        for n, claim in enumerate(claims, start=known)
    ]
    archive.store(found, actor=None, file_name="feed.json", stored=archive.Stored())
    return list(ImportedReview.objects.order_by("pk"))[known:]


def said(title: str, language: str = "fr", **fields: Any) -> FactDocument:
    passage = {"before": "", "exact": fields.pop("exact", ""), "after": ""}
    document = {"title": title, "language": language, "passage": passage, "claimant": None}
    return a_document(**{**document, **fields})
