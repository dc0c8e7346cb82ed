"""The formula of the ranking, written out plainly: the one that is fast must give the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.search.indexing import FIELDS
from factcheck.search.ranking import scorer_of
from factcheck.terms import Asked, Clause

# One begins another one, so that a part of a token is not taken for it.
TOKENS = st.sampled_from(["sa", "sab", "sb", "n1"])
TEXTS = st.lists(TOKENS, max_size=8)
# What a field is made of: texts with a mark between, any of which may be empty.
FACTS = st.lists(st.lists(TEXTS, min_size=1, max_size=3), min_size=3, max_size=3)
PHRASES = st.lists(TOKENS, min_size=1, max_size=3).map(tuple)
CLAUSES = st.one_of(
    st.builds(Clause, PHRASES, st.sampled_from(["", "wa"])), st.just(Clause((), "wa"))
)
READINGS = st.lists(st.lists(CLAUSES, min_size=1, max_size=4), min_size=1, max_size=2)

WEIGHTS = ((4.0, 12), (2.0, 20), (1.0, 16))


def bm25(keys: Sequence[str], fields: Sequence[Sequence[str]]) -> float:
    worth = 0.0
    for tokens, (weight, usual) in zip(fields, WEIGHTS, strict=True):
        times = sum(list(tokens[at : at + len(keys)]) == list(keys) for at in range(len(tokens)))
        worth += weight * times / (times + 1.2 * (0.25 + 0.75 * len(tokens) / usual))
    return worth


def reading(clauses: Sequence[Clause], fields: Sequence[Sequence[str]]) -> float:
    alone = sum(
        max(bm25(clause.keys, fields) if clause.keys else 0.0, 0.5 if clause.prefix else 0.0)
        for clause in clauses
    )
    together = sum(
        bm25((first.keys[-1], second.keys[0]), fields)
        for first, second in pairwise(clauses)
        if first.keys and second.keys
    )
    return alone + 0.5 * together


@settings(deadline=None)
@given(readings=READINGS, fact=FACTS)
@example(readings=[[Clause(("sa", "sa"))]], fact=[[["sa"] * 3], [[]], [[]]])
@example(readings=[[Clause(("sa",)), Clause(("sb",))]], fact=[[["sa", "sb"]], [["sb"], []], [[]]])
def test_a_fact_is_worth_what_the_formula_says(
    readings: list[list[Clause]], fact: list[list[list[str]]]
) -> None:
    words = FIELDS.join(" y ".join(" ".join(text) for text in field) for field in fact)
    asked = Asked("", tuple(map(tuple, readings)), (), has_common=False)

    score = scorer_of(asked)(words)

    fields = [field.split() for field in words.split(FIELDS)]
    assert score == round(1000 * max(reading(clauses, fields) for clauses in readings))
