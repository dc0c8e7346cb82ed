from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake import IntakeError
from factcheck.intake.clean import clean
from factcheck.piles import MOST


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\v", "\f", "\u0085", "\n"])
def test_every_line_end_becomes_a_line_feed(end: str) -> None:
    assert clean(f"un{end}deux") == "un\ndeux"


def test_letters_and_accents_are_composed() -> None:
    assert clean("e\u0301te\u0301") == "été"


def test_an_accent_parted_from_its_letter_by_a_control_is_composed() -> None:
    assert clean("e\u0001\u0301") == "é"


@pytest.mark.parametrize("dropped", ["\u0001", "\u001b", "\u007f", "\u0080", "\ufeff", "\u00ad"])
def test_controls_and_invisible_hyphens_are_dropped(dropped: str) -> None:
    assert clean(f"cyber{dropped}attaque") == "cyberattaque"


@pytest.mark.parametrize("code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
def test_controls_that_reorder_words_are_dropped(code: int) -> None:
    assert clean(f"a{chr(code)}b") == "ab"


@pytest.mark.parametrize(
    "kept",
    [
        "500\u00a0000",
        "500\u202f000",
        "👩\u200d⚕️",
        "🏴\U000e0067\U000e0062\U000e007f",
        "قال \u200fالوزير",
        "שלום\u200e!",
        "deux  espaces",
        "m\u200bot",
        "  retrait",
    ],
)
def test_what_carries_meaning_is_kept(kept: str) -> None:
    assert clean(kept) == kept


def test_a_tab_becomes_a_space() -> None:
    assert clean("a\tb") == "a b"


def test_trailing_white_space_of_lines_is_stripped() -> None:
    assert clean("un \u00a0\ndeux\t\n") == "un\ndeux\n"


def test_as_many_marks_as_unicode_allows_are_kept() -> None:
    text = "q" + "\u0302" * MOST

    assert clean(text) == text


@pytest.mark.parametrize("mark", ["\u0301\u0316", "\u0f73"])
def test_a_pile_of_marks_is_refused_before_it_is_sorted(mark: str) -> None:
    with pytest.raises(IntakeError) as caught:
        clean("ab" + mark * 400_000)

    assert (caught.value.code, caught.value.params) == (
        "binary",
        {"count": 400_000 * len(mark), "offset": 2},
    )


def test_a_pile_of_marks_that_only_composition_makes_is_refused() -> None:
    with pytest.raises(IntakeError) as caught:
        clean("\u0f40" + "\u0f73" * 20)

    assert caught.value.params == {"count": 40, "offset": 1}


def test_a_text_that_outgrows_the_limit_is_refused() -> None:
    with pytest.raises(IntakeError) as caught:
        clean("\ufb2c" * 400_000)

    assert caught.value.params == {"size": 1_200_000, "limit": 1_000_000}


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
