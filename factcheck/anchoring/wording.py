"""What became of the words of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from factcheck.anchoring.fold import DASHES, DOUBLE_QUOTES
from factcheck.anchoring.runs import Run, equal_runs

Op = Literal["same", "removed", "added"]
Span = tuple[int, int]

# Equal words between two changes, each at least this many times longer, are there by chance: the
# "de" that two sentences share. They join the changes.
ISLAND = 4

# What never is part of a word unless a letter follows (apostrophes, hyphens) or digits do (marks).
_APOSTROPHES = "'\u2019\u02bc"
_SIGNS = re.escape(
    f'.,;:!?\u2026()[]{{}}/"{_APOSTROPHES}\u2018\u2039\u203a{DOUBLE_QUOTES}-{DASHES}'
)
_LETTER = rf"[^\s{_SIGNS}]"
_JOINED = rf"{_LETTER}*(?:[-\u2010\u2011{_APOSTROPHES}]{_LETTER}+)*"
# "72 000", "4,5 %", "18:30", "10h30", "1er"; spaces that do not break count as spaces.
_FIGURE = (
    r"[$£€]?(?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)(?:[.,:/]\d+)*"
    rf"(?:[ \u00a0\u2009\u202f]?[%‰$£€](?!\w)|{_JOINED})"
)
_WORD = re.compile(rf"{_FIGURE}|{_LETTER}{_JOINED}|\S")


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words that stayed, went or came, with the spaces that go with it."""

    op: Op
    text: str


def word_spans(text: str) -> list[Span]:
    """Where the words of a text are, as a reader would cut them: "l’usine", "72 000", "4,5 %".

    A sign that belongs to no word stands alone; only white space is left out.
    """
    return [match.span() for match in _WORD.finditer(text)]


def word_count(text: str) -> int:
    """How many words there are; a sign that stands alone is none."""
    return sum(any(map(str.isalnum, text[start:end])) for start, end in word_spans(text))


def word_diff(old: str, new: str) -> list[Change]:
    """What became of the words, in the order of the text; of two, what went stands first.

    The texts of "same" and "removed" make `old`, those of "same" and "added" make `new`. Neighbours
    differ in `op`, and white space alone never stands between two changes. Typography counts: a
    straight apostrophe made curly is a change.
    """
    changes: list[Change] = []
    for piece in _pieces(old, new):
        if not piece.text:
            continue
        if changes and changes[-1].op == piece.op:
            changes[-1] = Change(piece.op, changes[-1].text + piece.text)
        else:
            changes.append(piece)
    return changes


def _pieces(old: str, new: str) -> Iterator[Change]:
    if old == new:
        yield Change("same", old)
        return
    first, second = word_spans(old), word_spans(new)
    runs = equal_runs([old[s:e] for s, e in first], [new[s:e] for s, e in second])
    i = j = 0
    for run in _without_islands(runs, len(first), len(second)):
        for number in range(run.size):
            start, end = first[run.a + number]
            also_start, also_end = second[run.b + number]
            yield from _between(old[i:start], new[j:also_start])
            yield Change("same", old[start:end])
            i, j = end, also_end
    yield from _between(old[i:], new[j:])


def _without_islands(runs: Sequence[Run], first: int, second: int) -> Iterator[Run]:
    """The runs, without those that have far longer changes on both sides."""
    i = j = 0
    for run, then in pairwise([*runs, Run(first, second, 0)]):
        before = max(run.a - i, run.b - j)
        after = max(then.a - run.a, then.b - run.b) - run.size
        if min(before, after) < ISLAND * run.size:
            yield run
            i, j = run.a + run.size, run.b + run.size


def _between(old: str, new: str) -> Iterator[Change]:
    """What stands between two equal words: the spaces that both share at either end are no change."""
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head] and old[head].isspace():
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail] and old[-1 - tail].isspace():
        tail += 1
    yield Change("same", old[:head])
    yield Change("removed", old[head : len(old) - tail])
    yield Change("added", new[head : len(new) - tail])
    yield Change("same", old[len(old) - tail :])
