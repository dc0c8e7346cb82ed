from __future__ import annotations

import pytest

from factcheck.consistency import check
from tests.consistency.writing import found, quote, written

FR = "Un mot de trop\n\n"


def test_opened_and_closed_with_two_kinds() -> None:
    analysis = written(FR + 'Il dit «La paix est faite.".', quote('«La paix est faite."'))

    (finding,) = check(analysis)

    assert found(analysis) == [("quote.marks", ['«La paix est faite."'])]
    assert finding.severity == "note"
    assert finding.message("fr") == (
        "Guillemet ouvrant et guillemet fermant de sortes différentes\u00a0: "
        "«\u202fLa paix est faite.\u202f»."
    )
    assert finding.message("en") == (
        "Opened with one kind of quotation mark, closed with another: “La paix est faite.”."
    )


def test_a_space_on_one_side() -> None:
    analysis = written(
        FR + "Il dit «La paix est faite. » et « la guerre» aussi.",
        quote("«La paix est faite. »"),
        quote("« la guerre»"),
    )

    (finding,) = check(analysis)

    assert found(analysis) == [("quote.spaces", ["«La paix est faite. »", "« la guerre»"])]
    assert finding.severity == "note"
    assert finding.message("fr") == (
        "Espace d’un seul côté, à l’intérieur des guillemets\u00a0: "
        "«\u202fLa paix est faite.\u202f» et «\u202fla guerre\u202f»."
    )
    assert finding.message("en") == (
        "A space inside the quotation marks on one side only: “La paix est faite.” and “la guerre”."
    )


@pytest.mark.parametrize(
    "words",
    ["«La paix»", "« La paix »", "«\u202fLa paix\u202f»", '"La paix"', "“La paix”", "„La paix“",
     "‘La paix’", "»La paix«", '"La paix "'],
)  # fmt: skip
def test_marks_that_belong_together(words: str) -> None:
    assert found(written(f"{FR}Il dit {words}.", quote(words))) == []


def test_a_passage_that_goes_on_has_no_closing_mark() -> None:
    assert found(written(FR + "« La paix est là\n\n« Oui. »", quote("« La paix est là"))) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_in_both_languages(language: str) -> None:
    analysis = written('One\n\nHe said “no".', quote('“no"'), language=language)

    assert found(analysis) == [("quote.marks", ['“no"'])]
