from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.annotating.mentioning import mentions_in

DESK = ("ana", "ana.b", "zoé", "j-p", "x_y", "a+b", "dot.", "ann@example.org", "straße")


def found(text: str, *names: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.username) for m in mentions_in(text, names or DESK)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@ana", [("@ana", "ana")]),
        ("Vu, @ana : d’accord ?", [("@ana", "ana")]),
        ("(@ana)«@ana»@ana,@ana!", [("@ana", "ana")] * 4),
        ("@ana\n@zoé", [("@ana", "ana"), ("@zoé", "zoé")]),
        # The whole name, not the beginning of it.
        ("@ana.b", [("@ana.b", "ana.b")]),
        ("@anabelle", [("@anabelle", "")]),
        ("@ana-t-elle", [("@ana-t-elle", "")]),
        # What ends a sentence, unless somebody is called so.
        ("@ana.", [("@ana", "ana")]),
        ("@ana...", [("@ana", "ana")]),
        ("@ana.b.", [("@ana.b", "ana.b")]),
        ("@ana-", [("@ana", "ana")]),
        ("@ana_", [("@ana", "ana")]),
        ("@dot.", [("@dot.", "dot.")]),
        ("@dot", [("@dot", "")]),
        ("@nobody.", [("@nobody", "")]),
        ("@j-p @x_y @a+b", [("@j-p", "j-p"), ("@x_y", "x_y"), ("@a+b", "a+b")]),
        # Case, accents, width.
        ("@ANA @ZOÉ", [("@ANA", "ana"), ("@ZOÉ", "zoé")]),
        ("@zoe\u0301.", [("@zoe\u0301", "zoé")]),
        ("@STRASSE", [("@STRASSE", "straße")]),
        ("@ａｎａ", [("@ａｎａ", "ana")]),
        # Addresses of people and of pages.
        ("ecrire a ana@ana", []),
        ("ana.b@ana", []),
        ("Zoé\u0301@ana", []),
        ("https://example.org/@ana", []),
        ("a-@ana a+@ana a.@ana", []),
        ("@ann@example.org", [("@ann@example.org", "ann@example.org")]),
        ("@ana@example.org", [("@ana@example.org", "")]),
        ("@@ana", []),
        # No name at all.
        ("@ ana", []),
        ("@", []),
        ("@...", []),
        ("", []),
    ],
)
def test_whom_an_at_sign_means(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_of_two_accounts_that_differ_in_case_the_exact_one_is_meant() -> None:
    assert found("@Ana @ana @ANA", "ana", "Ana") == [("@Ana", "Ana"), ("@ana", "ana"), ("@ANA", "")]


@given(st.text(alphabet="@a.b-é \n/_", max_size=60))
def test_mentions_are_places_in_order_that_begin_with_an_at_sign(text: str) -> None:
    last = 0
    for one in mentions_in(text, DESK):
        assert last <= one.start < one.end <= len(text)
        assert text[one.start] == "@"
        last = one.end


def test_a_long_row_of_at_signs_is_read_in_one_go() -> None:
    assert found("@" + "a" * 4000 + "@" * 4000)[1:] == []
