from __future__ import annotations

import pytest

from factcheck.consistency import check
from factcheck.detection import Analysis
from tests.consistency.writing import Mark, cue, found, source, written


def french(text: str, *marks: Mark) -> Analysis:
    return written(f"Une rue bruyante\n\n{text}", *marks)


def english(text: str, *marks: Mark) -> Analysis:
    return written(f"A noisy street\n\n{text}", *marks, language="en")


def test_a_man_and_then_she() -> None:
    analysis = french(
        "Un promoteur a écrit au maire. Plus tard, elle a ajouté un mot.",
        source("promoteur"),
        cue("a écrit"),
        cue("a ajouté"),
    )

    (finding,) = check(analysis)

    assert found(analysis) == [("speaker.gender", ["Un promoteur", "elle"])]
    assert finding.severity == "check"
    assert finding.message("fr") == (
        "«\u202fUn promoteur\u202f», puis «\u202felle\u202f»\u00a0: un homme ou une femme\u202f?"
    )
    assert finding.message("en") == "“Un promoteur”, and then “elle”: a man or a woman?"


def test_a_pronoun_behind_its_verb() -> None:
    analysis = french(
        "L'animatrice a écrit au maire. Il viendra, a-t-il ajouté.",
        source("animatrice"),
        cue("a écrit"),
        cue("a-t-il ajouté"),
    )

    assert found(analysis) == [("speaker.gender", ["L'animatrice", "il"])]


def test_english_words_of_one_gender() -> None:
    analysis = english(
        "A spokesman would not comment. Later she said the street was safe.",
        source("spokesman"),
        cue("said"),
    )

    assert found(analysis) == [("speaker.gender", ["A spokesman", "she"])]


def test_a_title_shows_it_too() -> None:
    analysis = english(
        "Mrs Brune would not comment. Later he said the street was safe.",
        source("Mrs Brune"),
        cue("said"),
    )

    assert found(analysis) == [("speaker.gender", ["Mrs Brune", "he"])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Same gender.
        ("Un promoteur a écrit au maire. Plus tard, il a ajouté un mot.", ["promoteur"]),
        # Nouns for both.
        ("Le ministre a écrit au maire. Plus tard, elle a ajouté un mot.", ["ministre"]),
        ("La victime a écrit au maire. Plus tard, elle a ajouté un mot.", ["victime"]),
        ("Le procureur a écrit au maire. Plus tard, elle a ajouté un mot.", ["procureur"]),
        ("L'auteur a écrit au maire. Plus tard, elle a ajouté un mot.", ["auteur"]),
        # Somebody else can be meant.
        (
            "Un promoteur a écrit à Ana Brune. Plus tard, elle a ajouté un mot.",
            ["promoteur", "Ana Brune"],
        ),
        # The noun is somebody else's.
        ("Un promoteur, Ana Roy, a écrit au maire. Plus tard, elle a ajouté un mot.", ["Ana Roy"]),
        # Named only afterwards.
        ("Plus tard, elle a ajouté un mot. Un promoteur a écrit.", ["promoteur"]),
        # Another passage.
        ("Un promoteur a écrit au maire.\n\nPlus tard, elle a ajouté un mot.", ["promoteur"]),
    ],
)
def test_no_contradiction(text: str, names: list[str]) -> None:
    marks = [source(name) for name in names]

    assert found(french(text, *marks, cue("a ajouté"))) == []


def test_somebody_who_is_only_told_is_no_speaker() -> None:
    text = "Un promoteur a écrit à Ana Brune. Plus tard, elle a ajouté un mot."
    analysis = french(
        text, source("promoteur"), source("Ana Brune", role="recipient"), cue("a ajouté")
    )

    assert found(analysis) == [("speaker.gender", ["Un promoteur", "elle"])]
