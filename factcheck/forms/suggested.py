"""The form of a claim that starts from a suggestion or from chosen words: what it holds, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from factcheck import annotating
from factcheck.anchoring import Occurrence, find, snippet
from factcheck.choices import SuggestionState
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


def values_at(article: Article, at: Occurrence, asked: str) -> dict[str, Any]:
    """What the form starts with for a claim on these words: its "kind" too, unless one is `asked`.

    The details are what was read there as the kind, if that is one reading, whatever became of it.
    """
    if article.revision is None:
        return {}
    text, start, end = article.revision.text, at.start, at.end
    rows = Suggestion.objects.filter(revision=article.revision_id, start__lt=end, end__gt=start)
    near = list(rows)
    waiting = [one for one in near if one.state == SuggestionState.OPEN]
    kind = asked or annotating.kind_at(text, start, end, waiting)
    same = [one for one in near if one.kind == kind]
    fields = suggested_values(same[0]) if len(same) == 1 else {}
    own = {"words": text[start:end], "place": place_key(at), "kind": kind}
    return {**fields, "statement": annotating.statement_around(text, start, end), **own}


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
