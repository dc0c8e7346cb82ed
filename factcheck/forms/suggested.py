"""The form of a claim that starts from a suggestion: what it holds, and which place is meant."""

from __future__ import annotations

import re
from typing import Any

from factcheck import annotating
from factcheck.anchoring import Occurrence, find
from factcheck.models import Article, Suggestion

_PLACE = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_ID = re.compile(r"[0-9]{1,18}")


def suggestion_in(article: Article, asked: str) -> Suggestion | None:
    """The suggestion of the current text with this id, as an address or a form names it."""
    if not _ID.fullmatch(asked):
        return None
    suggestions = Suggestion.objects.filter(revision=article.revision_id)
    return suggestions.select_related("revision").filter(pk=int(asked)).first()


def suggested_values(suggestion: Suggestion) -> dict[str, Any]:
    """What the form of a claim starts with, to be corrected before it is marked."""
    start, end = suggestion.start, suggestion.end
    fields = annotating.detail_fields(suggestion.kind, suggestion.data, suggestion.warnings)
    return {
        "suggestion": suggestion.pk,
        "words": suggestion.exact,
        "place": place_key(Occurrence(start, end)),
        "statement": annotating.statement_around(suggestion.revision.text, start, end),
        **fields,
    }


def place_key(at: Occurrence) -> str:
    return f"{at.start}-{at.end}"


def at_place(text: str, words: str, key: str) -> Occurrence | None:
    """The place with this key, if the words stand there and nothing else does."""
    match = _PLACE.fullmatch(key)
    if match is None:
        return None
    at = Occurrence(int(match[1]), int(match[2]))
    piece = text[at.start : at.end]
    whole = [Occurrence(0, at.end - at.start)]
    return at if find(piece, words, limit=1) == whole else None
