from __future__ import annotations

import pytest

from factcheck.intake.lines import begins_item, ends_sentence, is_blank, one_line


@pytest.mark.parametrize("text", ["", " ", "\u00a0\u202f", "\u200b", "\u2060\ufeff", "\u200e"])
def test_nothing_to_see_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", " . ", "\u200bא", "👍"])
def test_something_to_see_is_not_blank(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    "line",
    ["Fin.", "Quoi ?", "Et puis…", "«Non.»", 'He said "no."', "(Fin.)", "« Fin. »", "終わり。"],
)
def test_sentence_ends_are_seen_behind_quotation_marks(line: str) -> None:
    assert ends_sentence(line)


@pytest.mark.parametrize("line", ["", "Fin", "Il a dit:", "«mot»", "3.5 millions"])
def test_other_ends_are_no_sentence_ends(line: str) -> None:
    assert not ends_sentence(line)


@pytest.mark.parametrize("line", ["- un", "– Oui", "• un", "1. un", "12) un"])
def test_bullets_and_numbers_begin_an_item(line: str) -> None:
    assert begins_item(line)


@pytest.mark.parametrize("line", ["-un", "2021. Le ministre", "1,5 million", "un - deux"])
def test_other_dashes_and_numbers_begin_none(line: str) -> None:
    assert not begins_item(line)


def test_lines_become_one() -> None:
    assert one_line(" un \n\n\u200b\ndeux") == "un deux"
