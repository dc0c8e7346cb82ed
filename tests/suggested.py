"""Articles that detectors have read, and the next text of one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User

from factcheck import annotating, intake
from factcheck.models import Article, ArticleRevision, Finding, Suggestion
from tests.detectors import ALL
from tests.newsdesk import an_article

TEXT = (
    "Vols de données\n\n"
    "Les données de 491 840 personnes ont été vues à 12 endroits.\n\n"
    "« Nous ne sommes pas certains », a déclaré Didier Neyrat. Peut Etre.\n\n"
    "Lire aussi : 3 autres vols"
)


def read(
    article: Article, *, actor: User | None = None, detectors: list[str] | None = None
) -> Article:
    """Let detectors read an article, those of the tests unless others are named."""
    before = settings.FACTCHECK_DETECTORS
    settings.FACTCHECK_DETECTORS = ALL if detectors is None else detectors
    try:
        annotating.detect_article(article, actor=actor)
    finally:
        settings.FACTCHECK_DETECTORS = before
    return article


def a_read_article(*, actor: User | None = None, text: str = TEXT, **fields: Any) -> Article:
    return read(an_article(actor=actor, text=text, **fields))


def next_text(article: Article, text: str) -> Article:
    """The article with a newer revision of these words, which nobody has read yet."""
    draft = intake.read_article(text)
    before = article.revision
    assert before is not None
    article.revision = ArticleRevision.objects.create(
        article=article,
        number=before.number + 1,
        headline=draft.headline,
        text=draft.text,
        length=len(draft.text),
        sha256=draft.sha256,
        blocks=draft.block_list(),
    )
    article.save(update_fields=["revision"])
    return article


def suggested(article: Article, words: str) -> Suggestion:
    """The first suggestion of these words in the current text."""
    rows = Suggestion.objects.filter(revision=article.revision_id, exact=words)
    found = rows.order_by("start").first()
    assert found is not None, words
    return found


def states(article: Article) -> dict[str, str]:
    """Words of every suggestion of the current text and what became of it, in text order."""
    rows = Suggestion.objects.filter(revision=article.revision_id).order_by("start", "-end")
    return dict(rows.values_list("exact", "state"))


def a_finding(article: Article, **fields: Any) -> Finding:
    """A contradiction between two words of the text."""
    values = {
        "rule": "figure.conflict",
        "severity": "conflict",
        "spans": [[0, 4], [8, 15]],
        "params": {"figures": ["Vols", "données"]},
        "fingerprint": f"{Finding.objects.count():016d}",
        **fields,
    }
    return Finding.objects.create(revision_id=article.revision_id, **values)
