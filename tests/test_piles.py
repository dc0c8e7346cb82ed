"""Nobody stops the server with fifty thousand accents on one letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest

from factcheck import anchoring
from factcheck.annotating.sources import folded as folded_name
from factcheck.models import folding, words_of
from factcheck.piles import MOST, without_piles
from factcheck.tables.columns import HeaderError, columns_in
from factcheck.terms import fold_words

# Two classes by turns, so that sorting them has most to do.
PILE = "\u0301\u0316" * 50_000
_LONGEST = re.compile("[\u0300-\u036f]+")


def find(text: str) -> object:
    return anchoring.find("Un texte.", text)


def read_heads(text: str) -> None:
    with pytest.raises(HeaderError):
        columns_in([text], [])


@pytest.mark.parametrize(
    "fold", [folding.folded, words_of, folded_name, fold_words, find, read_heads]
)
def test_no_pile_is_put_in_order(
    fold: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    normalize, highest = unicodedata.normalize, []

    def measured(form: str, text: str) -> str:
        highest.append(max(map(len, _LONGEST.findall(text)), default=0))
        cut = _LONGEST.sub(lambda pile: pile[0][:MOST], text)
        return normalize(form, cut)  # type: ignore[arg-type]

    monkeypatch.setattr(unicodedata, "normalize", measured)

    fold(f"le{PILE} loup")

    assert max(highest) == MOST


@pytest.mark.parametrize(
    "text", ["", "loup", "été", "e\u0301te\u0301", "q" + "\u0302" * MOST, "नि"]
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert without_piles(text) == text


def test_of_a_pile_thirty_marks_stay() -> None:
    assert without_piles(f"a{PILE}b{PILE}") == f"a{PILE[:MOST]}b{PILE[:MOST]}"


@pytest.mark.parametrize("mark", ["\u0f73", "\u0f75", "\u0f81", "\uff9e", "\uff9f"])
def test_what_is_parted_into_marks_is_one_of_the_pile(mark: str) -> None:
    assert len(without_piles(f"a{mark * 1000}")) == 1 + MOST
    assert len(without_piles("a" + f"\u0301{mark}" * 1000)) == 1 + MOST


def test_a_word_is_found_under_a_pile() -> None:
    assert words_of(f"le{PILE} loup") == ["le", "loup"]
