from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.anchoring import fold
from factcheck.quotecheck.split import fold_lines, split_words
from factcheck.quotecheck.words import Words, akin, letters


def words(text: str, language: str = "fr") -> Words:
    return split_words(text, fold_lines(text), language)


def places(text: str, language: str = "fr") -> list[str]:
    row = words(text, language)
    return [text[start:end] for start, end in zip(row.starts, row.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("L’eau, c'est « bon » !", ["l", "eau", "c", "est", "bon"]),
        ("aujourd'hui", ["aujourd", "hui"]),
        ("peut-être", ["peut", "être"]),
        ("_mot_ a_b", ["mot", "a", "b"]),
        ("cafe\u0301 E\u0301tat", ["café", "état"]),
        ("im\u00adportant zero\u200bwidth", ["important", "zerowidth"]),
        ("\u00ad \u200b \u0301", []),
        ("cœur, ex æquo", ["coeur", "ex", "aequo"]),
        ("\ufb01nance", ["finance"]),
        ("A330 3DS 1er", ["a330", "3ds", "1er"]),
        ("17h40, 17 h 40, 17:40", ["17h40", "17h40", "17h40"]),
        ("17 h 405", ["#17", "h", "#405"]),
        ("12:34:56", ["#12", "34h56"]),
        ("2015-2020", ["#2015", "#2020"]),
        ("1 000 et 1\u202f000 et 1\u00a0000", ["#1000", "et", "#1000", "et", "#1000"]),
        ("2015 300 personnes", ["#2015", "#300", "personnes"]),
        ("3\n200 personnes", ["#3", "#200", "personnes"]),
        ("3.5.2", ["#3.5", "#2"]),
        ("1,5, 6", ["#1.5", "#6"]),
        ("$5 et 5 $", ["#5", "$", "et", "#5", "$"]),
        ("$ 5", ["$", "#5"]),
        ("£3m", ["#3000000", "£"]),
        ("$1,5m de", ["#1500000", "$", "de"]),
        ("$3 millions", ["#3000000", "$"]),
        ("$x", ["$", "x"]),
        ("$3kg", ["$", "3kg"]),
        ("$" + "9" * 20 + "tn", ["$", "9" * 20 + "0" * 12]),
        ("€", ["€"]),
    ],
)
def test_a_text_falls_into_words(text: str, keys: list[str]) -> None:
    assert words(text).keys == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("don’t, the minister's 'plan'", ["don't", "the", "minister's", "plan"]),
        ("rock'n'roll", ["rock'n'roll"]),
        ("the boys' team", ["the", "boys", "team"]),
    ],
)
def test_english_words_keep_their_apostrophe(text: str, keys: list[str]) -> None:
    assert words(text, "en").keys == keys


def test_words_know_their_place() -> None:
    assert places("Il a dit : « 1 000 € »", "fr") == ["Il", "a", "dit", "1 000", "€"]
    assert places("cafe\u0301 deux cents") == ["cafe\u0301", "deux cents"]
    assert places("It cost $5 now", "en") == ["It", "cost", "5", "$", "now"]


def test_a_very_long_word_keeps_its_spelling() -> None:
    assert words("ﬁ" + "x" * 200).keys == ["ﬁ" + "x" * 200]
    assert words("ﬁ" + "x" * 199).keys == ["fi" + "x" * 199]


@pytest.mark.parametrize(
    ("text", "language", "silent"),
    [
        ("deux millions de tonnes", "fr", [1]),
        ("2 000 000 de tonnes", "fr", [1]),
        ("1000000 de tonnes", "fr", [1]),
        ("un million de tonnes", "fr", [1]),
        ("hundred of a", "en", []),
        ("deux millions d'euros", "fr", [1]),
        ("deux mille de tonnes", "fr", []),
        ("999 999 de tonnes", "fr", []),
        ("deux millions", "fr", []),
        ("deux millions et", "fr", []),
        ("over a hundred tons", "en", [1]),
        ("over a thousand tons", "en", [1]),
        ("a 5 tons", "en", []),
        ("a five", "en", []),
        ("hundred", "en", []),
        ("two million of us", "en", []),
    ],
)
def test_little_words_of_a_number_are_silent(text: str, language: str, silent: list[int]) -> None:
    assert sorted(words(text, language).silent) == silent


def test_a_span_of_words_holds_a_sign_before_its_number() -> None:
    row = words("now $5 more", "en")

    assert [row.span(1, 3), row.span(1, 2), row.span(2, 4)] == [(4, 6), (5, 6), (4, 11)]
    assert [row.span(0, 3), row.span(0, 4)] == [(0, 6), (0, 11)]


def test_words_are_shown_as_written_on_one_line() -> None:
    row = words("Il n’a\n pas  vu d' ici")

    assert row.show(0, 5) == "Il n’a pas vu"
    assert row.show(0, 2) == "Il n’"
    assert row.show(4, 6) == "vu d"
    assert row.show(2, 2) == ""


def test_between_two_words_stands_what_the_text_has() -> None:
    assert words("oui,\nnon").between(0, 1) == ",\n"


@pytest.mark.parametrize(("key", "size"), [("abc", 3), ("#5", 3), ("#500000", 3), ("a", 1)])
def test_words_count_by_their_letters(key: str, size: int) -> None:
    assert letters(key) == size


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("morte", "mortes", 5),
        ("mortes", "morte", 5),
        ("possible", "impossible", 8),
        ("même", "mêmes", 4),
        ("mot", "mots", 0),
        ("abcdxx", "abcdyy", 4),
        ("abcdxxx", "abcdyyy", 0),
        ("maison", "jardin", 0),
        ("mot", "mot", 0),
        ("#2024", "#2025", 0),
        ("12345", "#1234", 0),
    ],
)
def test_forms_of_one_word_share_letters(first: str, second: str, shared: int) -> None:
    assert akin(first, second) == shared


@settings(deadline=None)
@given(st.text().filter(lambda text: not {"\n", "_", "\u0130"} & set(text)))
def test_texts_fold_as_elsewhere(text: str) -> None:
    assert fold_lines(text) == fold(text)


def test_a_dotted_capital_is_an_i() -> None:
    assert words("\u0130stanbul").keys == ["istanbul"]


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_length_and_lines(text: str) -> None:
    folded = fold_lines(text)

    assert len(folded) == len(text)
    assert [i for i, c in enumerate(folded) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]


@settings(deadline=None)
@given(st.text(), st.sampled_from(["fr", "en"]))
def test_every_word_stands_within_the_text(text: str, language: str) -> None:
    row = words(text, language)

    assert len(row.keys) == len(row.starts) == len(row.ends)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(row.starts, row.ends, strict=True)
    )
    assert "" not in row.keys
    assert row.silent <= set(range(len(row.keys)))
