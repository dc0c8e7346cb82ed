"""Sentences of an article, found by their words."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from factcheck import annotating
from factcheck.coverage import Coverage, Line, coverage_of
from factcheck.models import Article, NothingToCheck


def coverage(article: Article) -> Coverage:
    article.refresh_from_db()
    return coverage_of(article, article.claims.select_related("anchor"))


def line(article: Article, words: str) -> Line:
    """The first sentence of the current text with these words."""
    return next(one for one in coverage(article).lines if words in one.words)


def states(article: Article) -> dict[str, str]:
    """What is known of every sentence, by its words, in text order."""
    return {one.words: str(one.state.value) for one in coverage(article).lines}


def passed_over(
    article: Article, words: str, *, actor: User, reason: str = "opinion", **fields: Any
) -> NothingToCheck:
    """The sentence with these words, in which this person found nothing to check."""
    one = line(article, words)
    rows = annotating.nothing_to_check(
        article,
        actor=actor,
        revision=fields.pop("revision", article.revision_id or 0),
        spans=[(one.start, one.end)],
        reason=reason,
        **fields,
    )
    return rows[0]
