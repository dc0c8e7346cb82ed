"""A next revision of an article and the places of its claims, written as rows."""

from __future__ import annotations

from django.contrib.auth.models import User

from factcheck import intake
from factcheck.models import Anchor, Article, ArticleRevision, Claim


def a_revision(article: Article, text: str, *, by: User | None = None) -> ArticleRevision:
    """The next one, which is then the one under check."""
    revision = next_text(article, text, by=by)
    Article.objects.filter(pk=article.pk).update(revision=revision)
    article.refresh_from_db()
    return revision


def next_text(article: Article, text: str, *, by: User | None = None) -> ArticleRevision:
    """The next one, beside the one that stays under check."""
    draft = intake.read_article(text)
    return ArticleRevision.objects.create(
        article=article,
        number=article.revisions.count() + 1,
        headline=draft.headline,
        text=draft.text,
        length=len(draft.text),
        sha256=draft.sha256,
        blocks=draft.block_list(),
        created_by=by,
    )


def place(claim: Claim, revision: ArticleRevision, words: str = "") -> Anchor:
    """Where the claim stands in a revision; lost without any words."""
    start = revision.text.index(words) if words else None
    return Anchor.objects.create(
        claim=claim,
        revision=revision,
        state="edited" if words else "orphaned",
        exact=words or "x",
        start=start,
        end=None if start is None else start + len(words),
    )
