"""Where a published claim stands: its words in the public text, and the article they are from."""

from __future__ import annotations

from typing import TypedDict

from factcheck.choices import LOST, PageState
from factcheck.documents import OriginDocument, PassageDocument
from factcheck.models import Anchor, Article, ArticlePage, ArticleRevision, Claim
from factcheck.publishing.words import day, public_address

FURNITURE = "furniture"


class Context(TypedDict):
    passage: PassageDocument
    origin: OriginDocument


def compose_context(claim: Claim) -> Context:
    """It changes when the article is published, not with what was found."""
    pages = ArticlePage.objects.select_related("sign_off__revision")
    page = pages.filter(article=claim.article, state=PageState.PUBLISHED).first()
    return {"passage": _passage(claim, page), "origin": _origin(claim.article, page)}


def _passage(claim: Claim, page: ArticlePage | None) -> PassageDocument:
    """The words, with their paragraph only where a public revision of the article has both.

    The claim itself may stand in a later revision, which is a draft.
    """
    exact = claim.anchor.exact if claim.anchor else ""
    before, after = "", ""
    if page is not None:
        revision = page.sign_off.revision
        placed = claim.anchors.exclude(state__in=LOST)
        anchor = placed.filter(revision=revision, exact=exact).first()
        before, after = _around(anchor, revision) if anchor else ("", "")
    return {"before": before, "exact": exact, "after": after}


def _around(anchor: Anchor, revision: ArticleRevision) -> tuple[str, str]:
    """What stands before and after the words in the blocks they touch, furniture left out."""
    if anchor.start is None or anchor.end is None:
        return "", ""
    touched = [
        block
        for block in revision.blocks
        if block["start"] < anchor.end and block["end"] > anchor.start
    ]
    if not touched or any(block["zone"] == FURNITURE for block in touched):
        return "", ""
    text = revision.text
    return text[touched[0]["start"] : anchor.start], text[anchor.end : touched[-1]["end"]]


def _origin(article: Article, page: ArticlePage | None) -> OriginDocument:
    """The article, as far as it is public: here, or at the address where it was published.

    The headline is the one that was signed; that of a later revision is a draft.
    """
    return {
        "headline": page.sign_off.revision.headline if page else "",
        "byline": article.byline if page else "",
        "dated": day(article.dated) if page else "",
        "url": public_address(article.source_url),
        "path": page.get_absolute_url() if page else "",
    }
