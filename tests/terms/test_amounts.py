from __future__ import annotations

import pytest

from factcheck.terms import terms_of


def keys(text: str, language: str) -> list[str]:
    return [term.key for term in terms_of(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "1.5m", "1500000"),
        ("en", "1.5M", "1500000"),
        ("en", "15mln", "15000000"),
        ("en", "1.5 mn", "1500000"),
        ("en", "3 mio", "3000000"),
        ("en", "2B", "2000000000"),
        ("en", "2.3 trn", "2300000000000"),
        ("en", "5 tn", "5000000000000"),
        ("en", "8 crore", "80000000"),
        ("en", "5 lakh", "500000"),
        ("en", "half a million", "500000"),
        ("en", "one and a half million", "1500000"),
        ("en", "two and a half thousand", "2500"),
        ("fr", "un million et demi", "1500000"),
        ("fr", "deux milliards et demi", "2500000000"),
        ("fr", "mille et demie", "1500"),
        ("fr", "un demi-million", "500000"),
    ],
)
def test_an_amount_in_short_is_its_value(language: str, text: str, value: str) -> None:
    assert keys(text, language) == [f"#{value}"]


@pytest.mark.parametrize("text", ["$3 m", "$ 3 m", "3 m €", "3 m€", "£3 m", "$3m"])
def test_one_letter_is_a_scale_beside_a_currency(text: str) -> None:
    assert "#3000000" in keys(text, "en")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 m", ["#3"]),
        ("10 k", ["#10"]),
        ("10 k€", ["#10000", "€"]),
        ("2 b€", ["#2000000000", "€"]),
        ("$ and 3 m", ["$", "#3"]),
        ("15x", ["15x"]),
        ("half of it", ["half"]),
        ("half a loaf", ["half", "loaf"]),
        ("half a 12", ["half", "#12"]),
        ("three and a half", ["#3", "half"]),
        ("three and half million", ["#3", "#500000"]),
        ("five pct", ["#5", "%"]),
    ],
)
def test_other_words_stay_what_they_are(text: str, found: list[str]) -> None:
    assert sorted(keys(text, "en")) == sorted(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("trois et demi", ["#3", "dem"]),
        ("1 500 et demi", ["#1500", "dem"]),
        ("un million ou demi", ["#1000000", "dem"]),
    ],
)
def test_half_of_what_is_no_round_number_stands_alone(text: str, found: list[str]) -> None:
    assert keys(text, "fr") == found


def test_an_amount_shows_all_of_its_words() -> None:
    (term,) = terms_of("Deux millions et demi", "fr")

    assert (term.shown, term.is_figure) == ("Deux millions et demi", True)
