from __future__ import annotations

import pytest

from factcheck.annotating.placing import in_quotation_marks, words_of

TEXT = "Titre\nUn début. Il y en a 12. « Non », dit-il.\n\u00a0Fin"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("Un début.", "Un début."),
        ("Un début. ", "Un début."),
        ("Un début. Il y", "Il y en a 12."),
        ("Il y en a 12.", "Il y en a 12."),
        ("dit-il.", "« Non », dit-il."),
        ("Titre", "Titre"),
        ("Titre\n", "Un début."),
        ("dit-il.\n", "Fin"),
        ("", "Titre"),
        (TEXT, "Fin"),
    ],
)
def test_a_point_is_about_the_sentence_that_ends_or_goes_on_there(before: str, words: str) -> None:
    point = TEXT.index(before) + len(before)

    start, end = words_of(TEXT, point, point)

    assert TEXT[start:end] == words


def test_words_stay_as_they_are() -> None:
    assert words_of(TEXT, 3, 9) == (3, 9)
    assert words_of(TEXT, 3, 4) == (3, 4)


@pytest.mark.parametrize(
    ("text", "words", "quoted"),
    [
        ("Il dit « oui » ici", "oui", True),
        ("Il dit « oui » ici", "« oui »", True),
        ("Il dit «\u202foui.\u00a0» ici", "oui", True),
        ("He said “yes”.", "yes", True),
        ("He said “yes”.", "“yes”", True),
        ('He said "yes".', "yes", True),
        ("„ja“", "ja", True),
        ("„ja”", "ja", True),
        ("Il dit « oui, non » ici", "oui", False),
        ("Il dit « oui, non » ici", "non", False),
        ("Il dit oui", "oui", False),
        ("oui", "oui", False),
        ("il dit « oui » et « non »", "et", False),
    ],
)
def test_words_in_quotation_marks_are_known(text: str, words: str, quoted: bool) -> None:
    start = text.index(words)

    assert in_quotation_marks(text, start, start + len(words)) is quoted
