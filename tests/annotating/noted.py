"""An article brought in with notes on its words."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from factcheck import annotating, intake
from factcheck.intake import Note
from factcheck.models import Article
from tests.newsdesk import TEXT

DRAFT = intake.read_article(TEXT)


def note(words: str, text: str = "Compté ?", **fields: Any) -> Note:
    start = DRAFT.text.index(words)
    return Note(start, start + len(words), text, **fields)


def brought_in(*notes: Note, actor: User | None = None, **fields: Any) -> Article:
    draft = intake.Draft(DRAFT.headline, DRAFT.text, DRAFT.blocks, notes)
    return annotating.create_article(draft, actor=actor, language="fr", **fields)


def claims(article: Article) -> list[tuple[int, str, str]]:
    rows = article.claims.order_by("number").select_related("anchor")
    return [
        (claim.number, claim.kind, claim.anchor.exact if claim.anchor else "") for claim in rows
    ]
