from __future__ import annotations

import pytest

from factcheck.anchoring import sentence_span

TEXT = (
    "Vols de données\n"
    "Un début. M. Neyrat a dit que 491 840 personnes, soit 3.5 %, sont touchées ! "
    "« Nous ne sommes pas sûrs. » Que faire ?\n"
    "Autre paragraphe"
)


def sentence_around(text: str, start: int, end: int) -> str:
    """On one line, as a statement has it."""
    begin, finish = sentence_span(text, start, end)
    return " ".join(text[begin:finish].split())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("491 840", "M. Neyrat a dit que 491 840 personnes, soit 3.5 %, sont touchées !"),
        ("Neyrat", "M. Neyrat a dit que 491 840 personnes, soit 3.5 %, sont touchées !"),
        ("Un", "Un début."),
        ("pas sûrs", "« Nous ne sommes pas sûrs. »"),
        ("Que faire ?", "Que faire ?"),
        ("Vols", "Vols de données"),
        ("paragraphe", "Autre paragraphe"),
        ("sûrs. » Que", "« Nous ne sommes pas sûrs. » Que faire ?"),
        ("faire ?\nAutre", "Que faire ? Autre paragraphe"),
    ],
)
def test_the_sentence_around_words(words: str, sentence: str) -> None:
    start = TEXT.index(words)

    assert sentence_around(TEXT, start, start + len(words)) == sentence


def test_an_endless_line_is_read_around_the_words_only() -> None:
    text = "mot " * 100_000 + "12 % " + "mot " * 100_000

    sentence = sentence_around(text, 400_000, 400_004)

    assert len(sentence) < 5_000
    assert "12 %" in sentence
