"""The document of an article page: the signed text, cut where its published facts begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from factcheck import pagestore
from factcheck.anchoring import Mark, Segment, flatten
from factcheck.choices import LOST, Outcome, PageState, Role
from factcheck.documents import (
    ArticleDocument,
    FactDocument,
    MarkedFactDocument,
    SegmentDocument,
    digest,
)
from factcheck.models import (
    Anchor,
    Article,
    ArticlePage,
    ArticleRevision,
    ArticleSnapshot,
    FactPage,
)
from factcheck.publishing.context import FURNITURE
from factcheck.publishing.signing import signature
from factcheck.publishing.storing import stored
from factcheck.publishing.words import day, public_address, stamp

# A disputed passage shows through a verified one that covers it.
RANK = {Outcome.VERIFIED: 0, Outcome.DISPUTED: 1}


def refresh_article(article: Article, *, now: datetime) -> None:
    """Mark the facts of an article anew in its published text, if it has one."""
    page = ArticlePage.objects.filter(article=article, state=PageState.PUBLISHED).first()
    if page is not None:
        store_article(page, now=now)


def store_article(page: ArticlePage, *, now: datetime) -> bool:
    """Write the page's next snapshot; False, and nothing is written, if it would say the same."""
    old = page.snapshot
    page.modified_at = now
    document = compose_article(page, number=old.number + 1 if old else 1)
    if old is not None and _same(old.document, document):
        # Signed twice within a second: readers see no difference, the desk must.
        ArticlePage.objects.filter(pk=page.pk).update(sign_off=page.sign_off)
        return False
    page.save()
    page.snapshot = ArticleSnapshot.objects.create(
        page=page, number=document["number"], document=document, sha256=digest(document)
    )
    page.save()
    pagestore.touch_article(page.article_id)
    return True


def compose_article(page: ArticlePage, *, number: int) -> ArticleDocument:
    """The document of an article page as its rows stand now."""
    article, revision = page.article, page.sign_off.revision
    blocks = [block for block in revision.blocks if block["zone"] != FURNITURE]
    spans = [(block["start"], block["end"]) for block in blocks]
    placed = {anchor.claim.number: anchor for anchor in _placed(revision)}
    pieces = flatten(revision.text, spans, [_mark(n, anchor) for n, anchor in placed.items()])
    # A fact whose words all lie in furniture has no place on this page.
    shown = sorted(key for block in pieces for piece in block for key in piece.closes)
    facts = [_marked(placed[number]) for number in shown]
    return {
        "path": page.get_absolute_url(),
        "number": number,
        "language": article.language,
        "headline": revision.headline,
        "byline": article.byline,
        "dated": day(article.dated),
        "url": public_address(article.source_url),
        "sha256": revision.sha256,
        "blocks": [
            {"zone": block["zone"], "segments": [_segment(piece) for piece in row]}
            for block, row in zip(blocks, pieces, strict=True)
        ],
        "facts": facts,
        "verified": sum(fact["outcome"] == Outcome.VERIFIED for fact in facts),
        "disputed": sum(fact["outcome"] == Outcome.DISPUTED for fact in facts),
        "signed_by": signature(page.sign_off.editor, Role.EDITOR, article.language),
        "signed_at": stamp(page.sign_off.signed_at),
        "published_at": stamp(page.published_at),
        "modified_at": stamp(page.modified_at),
    }


def _placed(revision: ArticleRevision) -> Iterator[Anchor]:
    """Published facts whose words stand in this revision as they were checked, by number."""
    anchors = Anchor.objects.filter(
        revision=revision, claim__fact_page__state=PageState.PUBLISHED
    ).exclude(state__in=LOST)
    for anchor in anchors.select_related("claim__fact_page__snapshot").order_by("claim__number"):
        if anchor.exact == _checked(anchor)["passage"]["exact"]:
            yield anchor


def _checked(anchor: Anchor) -> FactDocument:
    page: FactPage = anchor.claim.fact_page
    return stored(page)


def _mark(number: int, anchor: Anchor) -> Mark:
    if anchor.start is None or anchor.end is None:
        raise ValueError(f"claim {number} has no place")
    rank = RANK[Outcome(anchor.claim.fact_page.outcome)]
    return Mark(key=number, start=anchor.start, end=anchor.end, rank=rank)


def _segment(piece: Segment) -> SegmentDocument:
    return {"text": piece.text, "facts": list(piece.keys), "closes": list(piece.closes)}


def _marked(anchor: Anchor) -> MarkedFactDocument:
    document = _checked(anchor)
    return {
        "number": anchor.claim.number,
        "path": document["path"],
        "kind": document["kind"],
        "title": document["title"],
        "outcome": document["outcome"],
        "rating": document["rating"]["label"],
        "summary": document["summary"],
        "checked_at": document["checked_at"],
    }


def _same(old: dict[str, object], new: ArticleDocument) -> bool:
    moving = {"number", "modified_at"}
    return {k: v for k, v in old.items() if k not in moving} == {
        k: v for k, v in new.items() if k not in moving
    }
