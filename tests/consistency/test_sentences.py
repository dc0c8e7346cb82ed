from __future__ import annotations

from string import Formatter

import pytest

from factcheck.consistency.phrasing import SPECS, typeset
from factcheck.consistency.sentences import SENTENCES, sentence

PAIRS = [(rule, case, *pair) for rule, cases in SENTENCES.items() for case, pair in cases.items()]


def fields(template: str) -> set[tuple[str | None, str | None]]:
    return {(name, spec) for _, name, spec, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize(("rule", "case", "french", "english"), PAIRS)
def test_both_languages_say_the_same(rule: str, case: str, french: str, english: str) -> None:
    assert fields(french) == fields(english)
    assert {spec for _, spec in fields(french)} - {""} <= set(SPECS)


@pytest.mark.parametrize(("rule", "case", "french", "english"), PAIRS)
def test_one_sentence_with_one_end(rule: str, case: str, french: str, english: str) -> None:
    for text in (typeset(french).replace("\u202f?", "?"), english):
        assert text[-1] in ".?"
        assert ". " not in text


@pytest.mark.parametrize(("rule", "case", "french", "english"), PAIRS)
def test_no_plain_marks_are_left(rule: str, case: str, french: str, english: str) -> None:
    shown = typeset(french)

    assert [one for one in (" :", " ;", " ?", " %", "'", '"') if one in shown] == []
    assert [one for one in (" :", " ;", " ?", " %", "'", '"') if one in english] == []


def test_a_sentence_is_filled_by_its_case() -> None:
    params = {"case": "implied", "days": ["2 mai"], "year": "2021"}

    assert sentence("date.no_year", params, "en") == (
        "Date without a year: “2 mai”; the other dates suggest 2021."
    )
