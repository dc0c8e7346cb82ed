from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.sheets import as_text, as_written

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "|calc",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.example","x")',
    *("\tx", "\rx", "\nx", "\t=1", "\r\n=1", " \tx"),
    *(" =1", "\u00a0=1", "\u202f=1", "\u200b=1", "\ufeff=1"),
    *("＝1", "＋1", "－1", "＠x", "｜x", "﹦1"),
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_only_text(formula: str) -> None:
    assert as_text(formula) == f"'{formula}"


@pytest.mark.parametrize(
    "text",
    ["", "491 840", "a=1", "«\u202fNon\u202f»", "x\n=1", "–5 %", '";\n,"', " ", "'", "l'=1", "'un"],
)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert (as_text(text), as_written(text)) == (text, text)


@pytest.mark.parametrize("formula", FORMULAS)
def test_an_apostrophe_that_was_there_is_not_the_one_that_was_added(formula: str) -> None:
    assert as_text(f"'{formula}") == f"''{formula}"
    assert as_written(f"''{formula}") == f"'{formula}"
    assert as_written(formula) == formula


@given(st.text(alphabet=st.sampled_from("'=+-@|＝ \t\r\n\u00a0\u200bxé\""), max_size=6))
def test_every_text_comes_back_to_the_letter(text: str) -> None:
    assert as_written(as_text(text)) == text
