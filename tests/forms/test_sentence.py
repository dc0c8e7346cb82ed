from __future__ import annotations

import pytest

from factcheck.forms.sentence import sentence_around

TEXT = (
    "Vols de données\n"
    "Un début. M. Neyrat a dit que 491 840 personnes, soit 3.5 %, sont touchées ! "
    "« Nous ne sommes pas sûrs. » Que faire ?\n"
    "Autre paragraphe"
)


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
