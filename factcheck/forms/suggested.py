"""The form of a claim that starts from a suggestion or from chosen words: what it holds, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from factcheck import annotating
from factcheck.anchoring import Occurrence, find, snippet
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


def chosen_place(article: Article, asked: Mapping[str, str]) -> Occurrence | None:
    """The words [start, end) that the address names, in code points of the text now under check.

    None when it names none, or those of another revision: they may be elsewhere now.
    """
    match = _PLACE.fullmatch(f"{asked.get('start', '')}-{asked.get('end', '')}")
    if match is None or article.revision is None:
        return None
    at = Occurrence(int(match[1]), int(match[2]))
    whole = at.start < at.end <= len(article.revision.text)
    return at if whole and asked.get("revision") == str(article.revision_id) else None


def chosen_values(article: Article, at: Occurrence, kind: str) -> dict[str, Any]:
    """What the form starts with when words were chosen: what the detectors read in them, if they did.

    Of several readings of this kind, the one that shares most with the chosen words counts,
    whatever became of it.
    """
    text = article.revision.text if article.revision else ""
    read = Suggestion.objects.filter(revision=article.revision_id).overlapping(
        kind, at.start, at.end
    )
    nearest = max(read, key=lambda one: _shared(one, at), default=None)
    fields = (
        annotating.detail_fields(kind, nearest.data, nearest.warnings)
        if nearest is not None
        else {}
    )
    return {
        "words": text[at.start : at.end],
        "place": place_key(at),
        "statement": annotating.statement_around(text, at.start, at.end),
        **fields,
    }


def _shared(suggestion: Suggestion, at: Occurrence) -> tuple[int, int]:
    """How many characters both have; of equal ones, the reading with fewer others is better."""
    shared = min(suggestion.end, at.end) - max(suggestion.start, at.start)
    return shared, suggestion.start - suggestion.end


def place_key(at: Occurrence) -> str:
    return f"{at.start}-{at.end}"


def place_choices(text: str, places: Iterable[Occurrence]) -> list[tuple[str, SafeString]]:
    """Places to choose from: the key of each, and its words with what stands around them."""
    shown = ((at, snippet(text, at.start, at.end)) for at in places)
    return [(place_key(at), format_html("{}<b>{}</b>{}", *pieces)) for at, pieces in shown]


def at_place(text: str, words: str, key: str) -> Occurrence | None:
    """The place with this key, if the words stand there and nothing else does."""
    match = _PLACE.fullmatch(key)
    if match is None:
        return None
    at = Occurrence(int(match[1]), int(match[2]))
    piece = text[at.start : at.end]
    whole = [Occurrence(0, at.end - at.start)]
    return at if find(piece, words, limit=1) == whole else None
