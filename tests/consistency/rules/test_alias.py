from __future__ import annotations

import pytest

from factcheck.consistency import check
from factcheck.consistency.rules.alias import initials
from tests.consistency.writing import found, source, written

FR = "Un port sous surveillance\n\n"
EN = "A harbour under watch\n\n"


def test_an_acronym_and_its_full_name() -> None:
    analysis = written(
        FR + "L'OPM a fermé le quai. L'Office du port maritime ne dit pas pourquoi.",
        source("OPM"),
        source("Office du port maritime"),
    )

    (finding,) = check(analysis)

    assert found(analysis) == [("name.alias", ["OPM", "Office du port maritime"])]
    assert finding.severity == "note"
    assert finding.message("fr") == (
        "Plusieurs noms pour une même source\u00a0: "
        "«\u202fOPM\u202f» = «\u202fOffice du port maritime\u202f»."
    )
    assert (
        finding.message("en") == "Several names for one source: “OPM” = “Office du port maritime”."
    )


def test_all_of_an_article_in_one_finding() -> None:
    analysis = written(
        EN
        + "The HBA said no. The Harbour Boat Association waits. So do TCO and Tide Clock Office.",
        source("HBA"),
        source("Harbour Boat Association"),
        source("TCO"),
        source("Tide Clock Office"),
        language="en",
    )

    (finding,) = check(analysis)

    assert finding.message("en") == (
        "Several names for one source: “HBA” = “Harbour Boat Association”; "
        "“TCO” = “Tide Clock Office”."
    )
    assert "\u202f»\u202f; «\u202f" in finding.message("fr")


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Boat Association (HBA) said no. HBA waits.",
        "HBA (Harbour Boat Association) said no.",
    ],
)
def test_a_name_that_the_text_explains(text: str) -> None:
    marks = [source("HBA"), source("Harbour Boat Association")]
    if text.startswith("The"):
        marks.reverse()

    assert found(written(EN + text, *marks, language="en")) == []


def test_other_letters() -> None:
    analysis = written(
        EN + "The HBC said no. The Harbour Boat Association waits.",
        source("HBC"),
        source("Harbour Boat Association"),
        language="en",
    )

    assert found(analysis) == []


def test_a_bank_by_name_and_by_what_it_is() -> None:
    analysis = written(
        FR + "La banque Orvel a confirmé. La banque ne dit rien de plus.",
        source("Orvel"),
        source("banque"),
    )

    assert found(analysis) == [("name.alias", ["Orvel", "banque"])]


def test_the_detector_knows_already() -> None:
    analysis = written(
        FR + "La banque Orvel a confirmé. La banque ne dit rien de plus.",
        source("Orvel"),
        source("La banque", name="Orvel"),
    )

    assert found(analysis) == []


def test_two_banks_leave_it_open() -> None:
    analysis = written(
        EN + "The bank Orvel said no, the bank Tilsit said yes. The bank had no comment.",
        source("Orvel"),
        source("Tilsit"),
        source("The bank"),
        language="en",
    )

    assert found(analysis) == []


@pytest.mark.parametrize(
    ("name", "acronyms"),
    [
        ("Agence France-Presse", {"AFP"}),
        ("Office du port maritime", {"ODPM", "OPM"}),
        ("Orvel", set()),
        ("", set()),
    ],
)
def test_initials(name: str, acronyms: set[str]) -> None:
    assert initials(name) == acronyms
