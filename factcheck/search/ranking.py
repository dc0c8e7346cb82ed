"""How well a fact fits a question: the same number on both databases, because it is made here.

BM25 over fields: the statement counts most. Every fact that is looked at has all the words, so how
rare a word is would change nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is looked for in a fact, as it stands there: tokens with a blank on each side.

    Of each clause, with the least that it is worth; and the neighbours of the question.
    """

    clauses: Sequence[tuple[str, float]]
    neighbours: Sequence[str]


def scorer_of(asked: Asked) -> Callable[[str], int]:
    """What a fact with some words is worth for this question: by the reading it fits best."""
    readings = [_read(reading) for reading in asked.readings]

    def score(words: str) -> int:
        # Each field with a blank on each side.
        fields = f" {words} ".replace(FIELDS, f" {FIELDS} ").split(FIELDS)
        return round(_UNIT * max([_worth(reading, fields) for reading in readings]))

    return score


def _read(clauses: Sequence[Clause]) -> _Reading:
    return _Reading(
        [(_tokens(clause.keys), _BEGINNING if clause.prefix else 0.0) for clause in clauses],
        [
            _tokens((first.keys[-1], second.keys[0]))
            for first, second in pairwise(clauses)
            if first.keys and second.keys
        ],
    )


def _tokens(keys: Sequence[str]) -> str:
    return f" {' '.join(keys)} " if keys else ""


def _worth(reading: _Reading, fields: Sequence[str]) -> float:
    found = together = 0.0
    for tokens, least in reading.clauses:
        found += max(_counted(tokens, fields), least) if tokens else least
    for tokens in reading.neighbours:
        together += _counted(tokens, fields)
    return found + _TOGETHER * together


def _counted(tokens: str, fields: Sequence[str]) -> float:
    """Asked a thousand times for each question, so that no field is taken apart."""
    worth = 0.0
    for field, (weight, usual) in zip(fields, _FIELDS, strict=True):
        times, at = 0, field.find(tokens)
        while at >= 0:
            times += 1
            # Two may share a blank, or a token of a phrase.
            at = field.find(tokens, at + 1)
        if times:
            # One blank more than tokens, and another one where a text is empty.
            length = field.count(" ") - field.count("  ") - 1
            spread = (1 - _LENGTH) + _LENGTH * length / usual
            worth += weight * times / (times + _SATURATION * spread)
    return worth
