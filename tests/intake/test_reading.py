from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake import MAX_CHARACTERS, ZONES, Draft, IntakeError, read_article

DEMO = Path(__file__).parents[2] / "demo" / "cyberattaque-laboratoires.txt"
UNUSUAL = (
    "\u0301\u0316\u0f73\u200b\u200d\u202e\ufeff\u00ad\u2028\u0085\r\n\t \u00a0\u1100\u1161\ud800\0"
)
TEXTS = st.text() | st.text(st.sampled_from(UNUSUAL + "aé.:#*_>[]()!-`&;x1"), max_size=60)


def pieces(draft: Draft) -> list[tuple[str, str]]:
    return [(block.zone, draft.text[block.start : block.end]) for block in draft.blocks]


def refusal(source: bytes | str, headline: str = "") -> IntakeError:
    with pytest.raises(IntakeError) as caught:
        read_article(source, headline=headline)
    return caught.value


def test_the_demo_article_has_its_zones() -> None:
    draft = read_article(DEMO.read_bytes())

    assert [zone for zone, _ in pieces(draft)] == [
        "headline",
        *["body"] * 3,
        "subhead",
        *["body"] * 4,
        "subhead",
        *["body"] * 4,
        "subhead",
        *["body"] * 4,
        "furniture",
        "subhead",
        *["body"] * 7,
        *["furniture"] * 4,
    ]
    assert [text for zone, text in pieces(draft) if zone == "subhead"] == [
        "Données maintenant disponibles en ligne",
        "Fournisseur de logiciels enquêtant",
        "Un des nombreux incidents cette année",
        "Bug blâmé pour un dysfonctionnement de l'application bancaire",
    ]


def test_the_demo_article_loses_no_word() -> None:
    source = DEMO.read_text(encoding="utf-8")

    draft = read_article(source)

    assert draft.text.split() == source.split()
    assert draft.headline == (
        "Des données médicales de 500000 mises en ligne en France cyber-attaque"
    )


def test_offsets_are_code_points() -> None:
    draft = read_article("👩‍⚕️ e\u0301\n\n«500\u202f000.»")

    assert draft.block_list() == [
        {"zone": "headline", "start": 0, "end": 6},
        {"zone": "body", "start": 7, "end": 17},
    ]
    assert draft.text == "👩\u200d⚕️ é\n«500\u202f000.»"


def test_right_to_left_text_is_kept() -> None:
    assert read_article("عنوان\r\n\r\nقال الوزير.").text == "عنوان\nقال الوزير."


def test_the_hash_is_that_of_the_text() -> None:
    assert read_article("Été").sha256 == hashlib.sha256("Été".encode()).hexdigest()


def test_a_given_headline_comes_first() -> None:
    draft = read_article("Ancien titre.\n\nCorps.", headline=" Nou\u00advel\ntitre ")

    assert draft.headline == "Nouvel titre"
    assert pieces(draft) == [
        ("headline", "Nouvel titre"),
        ("body", "Ancien titre."),
        ("body", "Corps."),
    ]


@pytest.mark.parametrize("headline", ["Le titre", " Le titre\n", "", "\u200b"])
def test_a_headline_that_the_text_has_is_not_repeated(headline: str) -> None:
    draft = read_article("Le titre\n\nCorps.", headline=headline)

    assert (draft.headline, draft.text) == ("Le titre", "Le titre\nCorps.")


def test_a_long_headline_is_cut_at_a_word_but_kept_in_the_text() -> None:
    line = "mot " * 99 + "fin."

    draft = read_article(line)

    assert draft.headline == ("mot " * 74).strip() + "…"
    assert pieces(draft) == [("headline", line)]


@pytest.mark.parametrize(("length", "expected"), [(300, "a" * 300), (301, "a" * 299 + "…")])
def test_a_headline_of_one_endless_word_is_cut_at_the_limit(length: int, expected: str) -> None:
    assert read_article("a" * length).headline == expected


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"", "empty"),
        ("", "empty"),
        (" \r\n\u00a0\ufeff", "empty"),
        ("\u200b\u00ad\u0007", "empty"),
        ("a\0b", "binary"),
        ("\x01" * 20, "binary"),
        ("ab\udc80", "surrogate"),
        (b"%PDF-1.4", "format"),
        ("a" * (MAX_CHARACTERS + 1), "too_large"),
        ("a" + "\u00ad" * MAX_CHARACTERS, "too_large"),
    ],
)
def test_what_is_no_article_is_refused_by_code(source: bytes | str, code: str) -> None:
    assert refusal(source).code == code


def test_an_empty_text_is_not_saved_by_its_headline() -> None:
    assert refusal(" \n ", headline="Titre").code == "empty"


@pytest.mark.parametrize(("headline", "code"), [("\ud800", "surrogate"), ("a\0", "binary")])
def test_a_headline_is_refused_for_the_same_reasons(headline: str, code: str) -> None:
    assert refusal("Corps.", headline=headline).code == code


def test_a_text_that_its_headline_makes_too_large_is_refused() -> None:
    error = refusal("a" * MAX_CHARACTERS, headline="Titre")

    assert error.params == {"size": MAX_CHARACTERS + 6, "limit": MAX_CHARACTERS}


def test_a_text_of_the_longest_length_is_read() -> None:
    assert len(read_article("a" * MAX_CHARACTERS).text) == MAX_CHARACTERS


@given(TEXTS, st.sampled_from(["text", "markdown"]), TEXTS | st.just(""))
def test_any_text_is_refused_or_tiled(
    source: str, format_: Literal["text", "markdown"], headline: str
) -> None:
    try:
        draft = read_article(source, format=format_, headline=headline)
    except IntakeError:
        return

    parts = [text for _, text in pieces(draft)]
    assert "\n".join(parts) == draft.text == draft.text.strip()
    assert all(part.strip() and "\n" not in part for part in parts)
    assert [zone for zone, _ in pieces(draft)].count("headline") == 1
    assert {zone for zone, _ in pieces(draft)} <= set(ZONES)
    assert unicodedata.is_normalized("NFC", draft.text)
    assert not any(c == "\0" or unicodedata.category(c) == "Cs" for c in draft.text)
    assert read_article(draft.text).text == draft.text


@given(st.binary())
def test_any_bytes_are_refused_or_read(data: bytes) -> None:
    try:
        draft = read_article(data)
    except IntakeError:
        return

    assert draft.text
