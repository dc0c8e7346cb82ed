from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.consistency.text import bare, content_stems, plain, stem, table


@settings(deadline=None)
@given(st.text())
def test_plain_keeps_every_place(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert [plain(one) for one in text] == list(plain(text))


def test_plain() -> None:
    assert plain("L\u2019Été\u00a0à\u202fİzmir") == "l'été à İzmir"


@pytest.mark.parametrize(
    ("word", "expected"), [("Élèves", "eleves"), ("NOEL", "noel"), ("Noël", "noel"), ("", "")]
)
def test_bare(word: str, expected: str) -> None:
    assert bare(word) == expected


@pytest.mark.parametrize(
    ("one", "other"), [("Laboratoires", "laboratoire"), ("médecins", "médecin"), ("jeux", "jeu")]
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other) != ""


def test_content_stems() -> None:
    assert content_stems("Les 30 laboratoires de Lyon-Est", frozenset({"les"})) == [
        "labora",
        "lyon",
        "est",
    ]


def test_table() -> None:
    assert table("  un\n deux ") == {"un", "deux"}
