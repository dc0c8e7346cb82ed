from __future__ import annotations

from factcheck.consistency import check
from tests.consistency.writing import figure, found, written

FR = "Une base de données ouverte\n\n"
EN = "A database left open\n\n"


def test_one_number_counts_patients_and_records() -> None:
    analysis = written(
        FR + "La base médicale contient 340 000 patients. Elle pèse 340 000 fiches dans la base.",
        figure("340 000 patients", "340000", "patients"),
        figure("340 000 fiches", "340000", "fiches"),
    )

    (finding,) = check(analysis)

    assert found(analysis) == [("figure.unit", ["340 000 fiches", "340 000 patients"])]
    assert finding.severity == "check"
    assert finding.message("fr") == (
        "Le même nombre, 340\u202f000, compte deux choses\u00a0: "
        "«\u202f340 000 fiches\u202f» et «\u202f340 000 patients\u202f»."
    )
    assert finding.message("en") == (
        "The same number, 340,000, counts two things: “340 000 fiches” and “340 000 patients”."
    )


def test_nouns_for_persons_stand_for_each_other() -> None:
    analysis = written(
        EN + "The database held 340,000 patients. The database exposed 340,000 people.",
        figure("340,000 patients", "340000", "patients"),
        figure("340,000 people", "340000", "people"),
        language="en",
    )

    assert found(analysis) == []


def test_a_longer_name_of_the_same_thing() -> None:
    analysis = written(
        EN + "The database held 4,312 records. The open database had 4,312 record lines.",
        figure("4,312 records", "4312", "records"),
        figure("4,312 record lines", "4312", "record lines"),
        language="en",
    )

    assert found(analysis) == []


def test_a_part_of_the_other_noun() -> None:
    analysis = written(
        FR + "La base contient 340 000 dossiers. Cette base a 340 000 sous-dossiers.",
        figure("340 000 dossiers", "340000", "dossiers"),
        figure("340 000 sous-dossiers", "340000", "sous-dossiers"),
    )

    assert found(analysis) == []


def test_a_telling_number_below_ten_thousand() -> None:
    analysis = written(
        EN + "The database held 4,312 files. The open database named 4,312 patients.",
        figure("4,312 files", "4312", "files"),
        figure("4,312 patients", "4312", "patients"),
        language="en",
    )

    assert found(analysis) == [("figure.unit", ["4,312 patients", "4,312 files"])]


def test_a_round_thousand_is_chance() -> None:
    analysis = written(
        EN + "The database held 5,000 files. The open database cost 5,000 jobs.",
        figure("5,000 files", "5000", "files"),
        figure("5,000 jobs", "5000", "jobs"),
        language="en",
    )

    assert found(analysis) == []


def test_two_topics_may_share_a_number() -> None:
    analysis = written(
        FR + "Le stade accueille 50 000 spectateurs. Un arbre produit 50 000 graines.",
        figure("50 000 spectateurs", "50000", "spectateurs"),
        figure("50 000 graines", "50000", "graines"),
    )

    assert found(analysis) == []
