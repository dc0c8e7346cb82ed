"""How well a fact fits a question: the same number on both databases, because it is made here.

BM25 over fields: the statement counts most. Every fact that is looked at has all the words, so how
rare a word is would change nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from factcheck.search.indexing import FIELDS
from factcheck.terms import Asked, Clause

# Statement, summary, the rest: what a hit weighs, and how many tokens are usual.
_FIELDS = ((4.0, 12), (2.0, 20), (1.0, 16))
_SATURATION = 1.2
_LENGTH = 0.75
# Only the beginning of a word is the same: less than the word itself, more than nothing.
_BEGINNING = 0.5
# Words of the question that stand together in the fact, too.
_TOGETHER = 0.5

# Scores are whole numbers: the address of the next page names one.
_UNIT = 1000


class _Field:
    """The tokens of a field in their order, and how often each is there."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self.tokens = tokens
        self.counts = Counter(tokens)


def score(asked: Asked, words: str) -> int:
    """What a fact with these words is worth for the question: by the reading it fits best."""
    fields = [_Field(field.split()) for field in words.split(FIELDS)]
    return round(_UNIT * max(_reading(reading, fields) for reading in asked.readings))


def _reading(clauses: Sequence[Clause], fields: Sequence[_Field]) -> float:
    found = sum(_clause(clause, fields) for clause in clauses)
    together = sum(
        _counted((first.keys[-1], second.keys[0]), fields)
        for first, second in pairwise(clauses)
        if first.keys and second.keys
    )
    return found + _TOGETHER * together


def _clause(clause: Clause, fields: Sequence[_Field]) -> float:
    worth = _counted(clause.keys, fields) if clause.keys else 0.0
    return max(worth, _BEGINNING) if clause.prefix else worth


def _counted(keys: Sequence[str], fields: Sequence[_Field]) -> float:
    worth = 0.0
    for field, (weight, usual) in zip(fields, _FIELDS, strict=True):
        # Most fields lack most words, and this is asked a thousand times for each question.
        if keys[0] in field.counts:
            times = _times(keys, field)
            length = (1 - _LENGTH) + _LENGTH * len(field.tokens) / usual
            worth += weight * times / (times + _SATURATION * length)
    return worth


def _times(keys: Sequence[str], field: _Field) -> int:
    """How often these tokens stand there, one behind the other."""
    if len(keys) == 1:
        return field.counts[keys[0]]
    if any(key not in field.counts for key in keys):
        return 0
    tokens, wanted = list(field.tokens), list(keys)
    return sum(tokens[at : at + len(wanted)] == wanted for at in range(len(tokens)))
