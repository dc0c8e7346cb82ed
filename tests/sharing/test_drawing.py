from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from factcheck.sharing import HEIGHT, WIDTH, Words, draw

WORDS = Words(
    organization="La Rédaction",
    claim="Le fournisseur doute.",
    outcome="verified",
    label="Vérifié",
    checked="Vérifié le 20 février 2021",
)


def image(words: Words) -> Image.Image:
    return Image.open(BytesIO(draw(words))).convert("RGB")


def test_the_same_words_give_the_same_bytes() -> None:
    assert draw(WORDS) == draw(WORDS)
    assert image(WORDS).size == (WIDTH, HEIGHT)


@pytest.mark.parametrize("field", ["organization", "claim", "label", "checked"])
def test_each_of_the_words_is_on_it(field: str) -> None:
    assert draw(replace(WORDS, **{field: "Autre"})) != draw(WORDS)


def test_the_outcome_is_told_by_its_sign_and_not_only_by_its_colour() -> None:
    box = (60, 505, 130, 590)
    signs = [
        image(replace(WORDS, outcome=outcome)).crop(box).convert("L").point(lambda p: p < 180)
        for outcome in ("verified", "disputed")
    ]

    assert signs[0].tobytes() != signs[1].tobytes()


@pytest.mark.parametrize("claim", ["mot " * 400, "x" * 5000, "", "عربي 中文 🎈", "\u202e\x00"])
def test_whatever_the_words_nothing_leaves_its_place(claim: str) -> None:
    drawn = image(replace(WORDS, claim=claim, organization=claim, label=claim))

    paper = drawn.getpixel((5, 300))
    for edge in ((0, 20, 40, HEIGHT), (WIDTH - 40, 20, WIDTH, HEIGHT), (0, 475, WIDTH, 490)):
        assert {colour for _n, colour in drawn.crop(edge).getcolors() or []} == {paper}
