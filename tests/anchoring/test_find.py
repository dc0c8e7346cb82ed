from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.anchoring import Occurrence, find


def found(text: str, words: str) -> list[str]:
    return [text[place.start : place.end] for place in find(text, words)]


@pytest.mark.parametrize("before", ["🧪🇫🇷 ", "e\u0301te\u0301 ", "491\u00a0840\u202f", "«\u2009"])
def test_offsets_count_code_points(before: str) -> None:
    start = len(before)

    assert find(f"{before}La fuite", "La fuite") == [Occurrence(start, start + 8)]
    assert find(f"{before}La  fuite", "la fuite") == [Occurrence(start, start + 9)]


def test_repeated_words_are_found_at_both_ends() -> None:
    assert find("oui ou non, oui", "oui") == [Occurrence(0, 3), Occurrence(12, 15)]


def test_the_whole_text_is_found() -> None:
    assert find("mot", " mot\n") == [Occurrence(0, 3)]


def test_exact_places_hide_those_that_differ() -> None:
    assert find("Oui, oui", "oui") == [Occurrence(5, 8)]


def test_white_space_around_the_words_is_not_part_of_them() -> None:
    assert find("Mot, mot", " mot") == [Occurrence(5, 8)]


def test_a_place_ends_with_its_last_letter() -> None:
    assert find("Il dit «  OUI  » hier", "oui") == [Occurrence(10, 13)]


def test_places_that_differ_are_found_when_none_is_exact() -> None:
    assert find("Oui, oui", "OUI") == [Occurrence(0, 3), Occurrence(5, 8)]


@pytest.mark.parametrize(
    ("text", "words", "exact"),
    [
        ("Aujourd’hui, l’AFP dit", "aujourd'hui, l'afp", "Aujourd’hui, l’AFP"),
        ("Il a dit : «\u00a0Oui\u00a0» hier.", 'dit : "oui" hier', "dit : «\u00a0Oui\u00a0» hier"),
        ("Il a dit : «Oui» hier.", "dit : « oui » hier", "dit : «Oui» hier"),
        ("„Ja“, sagte er", '"Ja", sagte', "„Ja“, sagte"),
        ("de 2015–2020", "2015-2020", "2015–2020"),
        ("491\u202f840 personnes", "491 840 personnes", "491\u202f840 personnes"),
        ("les cafés fermés", "cafe\u0301s  ferme\u0301s", "cafés fermés"),
    ],
)
def test_typography_may_differ(text: str, words: str, exact: str) -> None:
    assert found(text, words) == [exact]


@pytest.mark.parametrize(
    ("text", "words", "exact"),
    [
        ("Un titre\nLe corps du texte", "titre Le corps", "titre\nLe corps"),
        ("Un titre\nLe corps du texte", "titre\r\n\r\nLe corps", "titre\nLe corps"),
        ("Le corps du texte", "corps  du\n\ttexte", "corps du texte"),
        ("Le corps \u00a0 du  texte", "corps du texte", "corps \u00a0 du  texte"),
        ("Il dit :\n« Oui »\nFin", 'dit : "Oui" Fin', "dit :\n« Oui »\nFin"),
    ],
)
def test_white_space_may_differ(text: str, words: str, exact: str) -> None:
    assert found(text, words) == [exact]


def test_white_space_does_not_come_from_nothing() -> None:
    assert find("quelque chose", "quelquechose") == []
    assert find("quelquechose", "quelque chose") == []


@pytest.mark.parametrize(
    "words", ['"la fuite"', "« la fuite »", "“la fuite”", "'La fuite'", "«la fuite"]
)
def test_quotation_marks_put_around_are_ignored(words: str) -> None:
    assert found("Hier, la fuite, encore.", words) == ["la fuite"]


def test_quotation_marks_count_where_the_text_has_them() -> None:
    text = "oui, « oui », oui"

    assert found(text, '"oui"') == ["« oui »"]


def test_without_its_quotation_marks_the_exact_place_comes_first() -> None:
    assert find("Oui, oui", "«oui»") == [Occurrence(5, 8)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mot", ""),
        ("mot", " \u00a0\n"),
        ("mot", '""'),
        ("mot", "« »"),
        ("mot", "mots plus longs que le texte"),
        ("", "mot"),
        ("", ""),
        ("mot", "\x00"),
        ("a.b", "a?b"),
    ],
)
def test_nothing_is_found(text: str, words: str) -> None:
    assert find(text, words) == []


def test_words_are_not_read_as_a_pattern() -> None:
    assert find("(a+)+$ aaaa", "(A+)+$") == [Occurrence(0, 6)]


def test_a_letter_is_not_cut_from_its_accent() -> None:
    assert find("cafe\u0301 cafe", "cafe") == [Occurrence(6, 10)]
    assert find("CAFE\u0301 CAFE", "cafe") == [Occurrence(6, 10)]


def test_overlapping_places_are_counted_once() -> None:
    assert find("aaaaa", "aa") == [Occurrence(0, 2), Occurrence(2, 4)]
    assert find("AAAAA", "aa") == [Occurrence(0, 2), Occurrence(2, 4)]


@pytest.mark.parametrize(("limit", "count"), [(3, 3), (1, 1), (0, 0), (-1, 0)])
def test_no_more_than_the_limit_is_found(limit: int, count: int) -> None:
    assert len(find("a " * 9, "a", limit=limit)) == count
    assert len(find("a " * 9, "A", limit=limit)) == count


def test_fifty_places_are_enough() -> None:
    assert len(find("a " * 99, "a")) == 50


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a" * 1_000_000, "a" * 299 + "b"),
        ("a" * 1_000_000, "b" + "a" * 299),
        ("a" * 1_000_000, "a" * 49 + "b" + "a" * 50),
        (" " * 1_000_000, "a" + " " * 298 + "b"),
        ("a " * 500_000, "a " * 149 + "ab"),
        ('" ' * 500_000, '" ' * 149 + "x"),
        ("a\u0301" * 500_000, "a"),
    ],
)
def test_a_hostile_megabyte_holds_nothing(text: str, words: str) -> None:
    assert find(text, words) == []


def test_words_are_found_at_the_end_of_a_hostile_megabyte() -> None:
    text = "a\u00a0 " * 330_000 + "a b"

    assert find(text, "A\n" * 150 + "B") == [Occurrence(len(text) - 3 - 149 * 3, len(text))]


PIECES = st.text(st.sampled_from("aAbé’'\"«» \u00a0\n🧪"), max_size=20)


@settings(deadline=None)
@given(PIECES, PIECES, PIECES)
def test_words_taken_from_a_text_are_found_in_it(before: str, words: str, after: str) -> None:
    words = f"a{words}b"
    text = before + words + after

    places = find(text, words)

    assert {text[place.start : place.end] for place in places} == {words}


@settings(deadline=None)
@given(PIECES, PIECES)
def test_places_lie_in_the_text_apart_and_in_order(text: str, words: str) -> None:
    borders = [border for place in find(text, words) for border in (place.start, place.end)]

    assert borders == sorted(borders)
    assert all(0 <= border <= len(text) for border in borders)
