"""The sentences of an article, and the words in them that somebody has to have looked at."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import intake
from factcheck.detection.coverage import Sentence, read_sentences
from factcheck.intake import Block


def sentences(text: str, language: str = "fr", zone: str = "body") -> list[str]:
    """The sentences of one block."""
    found = read_sentences(text, language=language, blocks=[Block(zone, 0, len(text))])
    return [text[one.start : one.end] for one in found]


def signs(text: str, language: str = "fr") -> list[list[str]]:
    """The signs in every sentence of a text whose first line is its headline."""
    draft = intake.read_article(text)
    found = read_sentences(draft.text, language=language, blocks=draft.blocks)
    return [[draft.text[start:end] for start, end in one.signs] for one in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", " Il pleut. Il vente ! ", ["Il pleut.", "Il vente !"]),
        (
            "fr",
            "M. Neyrat l’a dit. Et après ? Rien…",
            ["M. Neyrat l’a dit.", "Et après ?", "Rien…"],
        ),
        ("fr", "Il a dit : « J’y vais. J’en viens. » Puis rien.", None),
        ("en", "Mr. Holt left at 5 p.m. today. “It is over. I know.” She stayed.", None),
        ("en", "It cost $1.5 million. Nobody paid.", ["It cost $1.5 million.", "Nobody paid."]),
        ("fr", "* * *", []),
        ("fr", "Sans point final", ["Sans point final"]),
        ("fr", "2021", ["2021"]),
    ],
)
def test_a_block_is_cut_where_its_sentences_end(
    language: str, text: str, expected: list[str] | None
) -> None:
    quoted = {
        "fr": ["Il a dit : « J’y vais. J’en viens. »", "Puis rien."],
        "en": ["Mr. Holt left at 5 p.m. today.", "“It is over. I know.”", "She stayed."],
    }
    assert sentences(text, language) == (quoted[language] if expected is None else expected)


def test_every_zone_but_the_furniture_has_sentences() -> None:
    for zone in intake.blocks.ZONES:
        expected = [] if zone == "furniture" else ["Il pleut."]
        assert sentences("Il pleut.", zone=zone) == expected


def test_each_sentence_knows_its_block_by_number() -> None:
    text = "Un titre\nLire aussi\nIl pleut. Il vente."
    blocks = [Block("headline", 0, 8), Block("furniture", 9, 19), Block("body", 20, 39)]

    assert read_sentences(text, language="fr", blocks=blocks) == [
        Sentence(0, 8, 0, ()),
        Sentence(20, 29, 2, ()),
        Sentence(30, 39, 2, ()),
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        (
            "fr",
            "Le 14 février, trois laboratoires ont perdu 4,5 % de leurs fichiers.",
            ["14", "4,5"],
        ),
        ("fr", "Le maire Jean Dupont a inauguré l’école.", ["Jean", "Dupont"]),
        ("fr", "Didier Neyrat est parti.", ["Neyrat"]),
        ("fr", "Il parle de « rançongiciel ».", []),
        ("fr", "Il parle de « la fin ».", []),
        ("fr", "Il dit « rien n’est sûr ».", ["« rien n’est sûr »"]),
        ("fr", "Rien ne va. – Tout va.", []),
        ("fr", "– Tout va bien.", []),
        ("en", "On Monday I was told that it was over.", []),
        ("en", "The Prime Minister left.", ["Prime", "Minister"]),
        ("en", "Nobody came.", []),
        ("en", "Our plan B is dead.", []),
    ],
)
def test_numbers_quotations_and_names_are_signs(
    language: str, sentence: str, expected: list[str]
) -> None:
    (_title, *found) = signs(f"Un titre\n\n{sentence}", language)

    assert [sign for one in found for sign in one] == expected


def test_a_name_at_the_beginning_is_known_from_elsewhere_in_the_text() -> None:
    text = "La fin\n\nDedalus se tait. Fin de partie.\n\nLe logiciel de Dedalus est en cause."

    assert signs(text) == [[], ["Dedalus"], [], ["Dedalus"]]


def test_a_capital_in_a_title_makes_no_name_of_the_word_elsewhere() -> None:
    text = "How Thieves Steal\n\nThieves are back."

    assert signs(text, "en") == [["Thieves", "Steal"], []]


@given(st.text(alphabet='aB.!? «»"“”\n1', max_size=60), st.sampled_from(["fr", "en"]))
def test_sentences_lie_in_order_within_their_blocks(text: str, language: str) -> None:
    lines, start, blocks = text.split("\n"), 0, []
    for line in lines:
        if line.strip():
            blocks.append(Block("body", start, start + len(line)))
        start += len(line) + 1

    found = read_sentences(text, language=language, blocks=blocks)

    assert all(blocks[s.block].start <= s.start < s.end <= blocks[s.block].end for s in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(s.start <= a < b <= s.end for s in found for a, b in s.signs)
    # Nothing that can be read is left out.
    covered = {at for s in found for at in range(s.start, s.end)}
    assert all(at in covered for at, sign in enumerate(text) if sign.isalnum())
