"""What a text states as fact and what it leaves open, verb by verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.consistency.text import bare
from factcheck.detection.suggestions import Span

# How far in front of a verb the word is looked for that takes the statement back.
BEFORE = 16


@dataclass(frozen=True, slots=True)
class Statement:
    """A verb with its auxiliaries; `passive` when something was done to the subject."""

    span: Span
    verb: str
    passive: bool


def verb_stem(word: str) -> str:
    """A participle without its agreement."""
    return bare(word).rstrip("es")


def statements(
    plain: str, patterns: Iterable[re.Pattern[str]], unstated: frozenset[str]
) -> Iterator[Statement]:
    """The verbs of these patterns in folded text, unless such a word stands before them."""
    for pattern in patterns:
        for match in pattern.finditer(plain):
            before = plain[max(0, match.start() - BEFORE) : match.start()].rsplit(None, 1)
            if not before or before[-1] not in unstated:
                passive = bool(match.groupdict().get("passive"))
                yield Statement(match.span(), verb_stem(match["verb"]), passive)
