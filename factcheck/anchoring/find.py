from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from factcheck.anchoring.fold import DOUBLE_QUOTES, SINGLE_QUOTES, fold
from factcheck.anchoring.spans import check_span
from factcheck.anchoring.squeeze import squeeze
from factcheck.piles import without_piles

CUT = "…"

_QUOTES = f"\"'{SINGLE_QUOTES}{DOUBLE_QUOTES}"
_FIRST_SPACES = re.compile(r"\s+")
_LAST_WORD = re.compile(r"\s\S*\Z")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A span of the text that was searched."""

    start: int
    end: int


def find(text: str, words: str, *, limit: int = 50) -> list[Occurrence]:
    """Where pasted words stand in a text: up to `limit` places, left to right, none overlapping.

    If the words stand there to the letter, only such places count. Else typography, case and
    white space (line breaks between blocks too) may differ. If nothing is found and the words
    come in quotation marks, the same is tried without these. Takes time linear in the text.
    """
    words = words.strip()
    if limit < 1 or not words:
        return []
    unquoted = _without_quotes(words)
    return _places(text, words, limit) or (
        _places(text, unquoted, limit) if unquoted not in ("", words) else []
    )


def _without_quotes(words: str) -> str:
    return words.strip(_QUOTES).strip()


def _places(text: str, words: str, limit: int) -> list[Occurrence]:
    return list(islice(_exact(text, words), limit)) or list(islice(_folded(text, words), limit))


def _exact(text: str, words: str) -> Iterator[Occurrence]:
    for start in _scan(text, words):
        yield Occurrence(start, start + len(words))


def _folded(text: str, words: str) -> Iterator[Occurrence]:
    # Texts are NFC; what is pasted, from a PDF for instance, often is not.
    needle = squeeze(fold(unicodedata.normalize("NFC", without_piles(words)))).text
    haystack = squeeze(fold(text))
    for start in _scan(haystack.text, needle):
        last = start + len(needle) - 1
        yield Occurrence(haystack.origin(start), haystack.origin(last) + 1)


def _scan(text: str, needle: str) -> Iterator[int]:
    end = 0
    while (start := text.find(needle, end)) >= 0:
        end = start + len(needle)
        # "cafe" is not found in "cafe" + U+0301: that would cut a letter from its accent.
        if not (end < len(text) and unicodedata.combining(text[end])):
            yield start


def snippet(text: str, start: int, end: int, *, around: int = 60) -> tuple[str, str, str]:
    """What stands before a span, the span itself, and what follows, to ask "which one?".

    At most `around` characters a side, cut at word borders and marked with an ellipsis when cut;
    a single word longer than that is cut where it must be. Raises SpanError.
    """
    check_span(text, start, end)
    return _before(text, start, around), text[start:end], _after(text, end, around)


def _before(text: str, start: int, around: int) -> str:
    cut = start - around
    if cut <= 0:
        return text[:start]
    piece = text[cut:start]
    border = _FIRST_SPACES.search(piece)
    if border and not text[cut - 1].isspace():
        piece = piece[border.end() :] or piece
    return CUT + piece.lstrip()


def _after(text: str, end: int, around: int) -> str:
    cut = end + around
    if cut >= len(text):
        return text[end:]
    piece = text[end:cut]
    border = _LAST_WORD.search(piece)
    if border and not text[cut].isspace():
        piece = piece[: border.start()] or piece
    return piece.rstrip() + CUT
