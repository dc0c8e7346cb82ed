"""The document of an article page: the signed text, cut where its published facts begin and end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from factcheck.anchoring import Mark, flatten
from factcheck.choices import LOST, Outcome, PageState
from factcheck.documents import ArticleDocument, BlockDocument, MarkedFactDocument, digest
from factcheck.models import Anchor, Article, ArticlePage, ArticleSnapshot, FactPage
from factcheck.publishing.composing import FURNITURE, day, signature, stamp

# A disputed passage shows through a verified one that covers it.
RANK = {Outcome.VERIFIED: 0, Outcome.DISPUTED: 1}


def refresh_article(article: Article, *, now: datetime) -> None:
    """Mark the facts of an article anew in its published text, if it has one."""
    page = ArticlePage.objects.filter(article=article, state=PageState.PUBLISHED).first()
    if page is not None:
        store_article(page, now=now)


def store_article(page: ArticlePage, *, now: datetime) -> None:
    """Write the page's next snapshot, unless it would say the same."""
    old = page.snapshot
    page.modified_at = now
    document = compose_article(page, number=old.number + 1 if old else 1)
    if old is not None and _same(old.document, document):
        return
    page.save()
    page.snapshot = ArticleSnapshot.objects.create(
        page=page, number=document["number"], document=document, sha256=digest(document)
    )
    page.save()


def compose_article(page: ArticlePage, *, number: int) -> ArticleDocument:
    """The document of an article page as its rows stand now."""
    article, revision = page.article, page.sign_off.revision
    anchors = Anchor.objects.filter(
        revision=revision, claim__fact_page__state=PageState.PUBLISHED
    ).exclude(state__in=LOST)
    placed = list(anchors.select_related("claim__fact_page").order_by("claim__number"))
    facts = [_marked(anchor) for anchor in placed]
    return {
        "path": page.get_absolute_url(),
        "number": number,
        "language": article.language,
        "headline": revision.headline,
        "byline": article.byline,
        "dated": day(article.dated),
        "url": article.source_url,
        "sha256": revision.sha256,
        "blocks": _blocks(revision.text, revision.blocks, placed),
        "facts": facts,
        "verified": sum(fact["outcome"] == Outcome.VERIFIED for fact in facts),
        "disputed": sum(fact["outcome"] == Outcome.DISPUTED for fact in facts),
        "signed_by": signature(page.sign_off.editor, article.language),
        "signed_at": stamp(page.sign_off.signed_at),
        "published_at": stamp(page.published_at),
        "modified_at": stamp(page.modified_at),
    }


def _marked(anchor: Anchor) -> MarkedFactDocument:
    page: FactPage = anchor.claim.fact_page
    return {
        "number": anchor.claim.number,
        "path": page.get_absolute_url(),
        "kind": page.kind,
        "title": page.title,
        "outcome": page.outcome,
        "rating": page.rating_label,
        "summary": page.summary,
    }


def _blocks(
    text: str, blocks: list[dict[str, object]], placed: Iterable[Anchor]
) -> list[BlockDocument]:
    """The blocks of the text without the site's furniture, each as a row of segments."""
    kept = [block for block in blocks if block["zone"] != FURNITURE]
    spans = [(int(str(block["start"])), int(str(block["end"]))) for block in kept]
    marks = [
        Mark(
            key=anchor.claim.number,
            start=anchor.start,
            end=anchor.end,
            rank=RANK[Outcome(anchor.claim.fact_page.outcome)],
        )
        for anchor in placed
        if anchor.start is not None and anchor.end is not None
    ]
    return [
        {
            "zone": str(block["zone"]),
            "segments": [
                {"text": s.text, "facts": list(s.keys), "closes": list(s.closes)} for s in segments
            ],
        }
        for block, segments in zip(kept, flatten(text, spans, marks), strict=True)
    ]


def _same(old: dict[str, object], new: ArticleDocument) -> bool:
    moving = {"number", "modified_at"}
    return {k: v for k, v in old.items() if k not in moving} == {
        k: v for k, v in new.items() if k not in moving
    }
