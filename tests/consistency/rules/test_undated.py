from __future__ import annotations

from datetime import date

from factcheck.consistency import check
from factcheck.detection.suggestions import NO_YEAR, RELATIVE_DATE
from tests.consistency.writing import day, found, written

FR = "Le marché couvert\n\n"


def test_all_relative_days_in_one_finding() -> None:
    text = FR + "Il a fermé hier. Il rouvrira demain, pas hier."
    marks = [
        day("hier", warnings=(RELATIVE_DATE,)),
        day("demain", warnings=(RELATIVE_DATE,)),
        day("hier", warnings=(RELATIVE_DATE,)),
    ]

    analysis = written(text, *marks, dated=None)
    (finding,) = check(analysis)

    assert found(analysis) == [("date.relative", ["hier", "demain", "hier"])]
    assert finding.severity == "check"
    assert finding.message("fr") == (
        "Sans date de publication, on ne sait pas de quel jour parle\u00a0: "
        "«\u202fhier\u202f» et «\u202fdemain\u202f»."
    )
    assert finding.message("en") == (
        "Without a publication date, nobody can tell which day is meant: “hier” and “demain”."
    )
    assert found(written(text, *marks, dated=date(2024, 5, 6))) == []


def test_days_without_a_year() -> None:
    text = FR + "Il a fermé le 2 mai."
    mark = day("2 mai", "--05-02", warnings=(NO_YEAR,))

    (finding,) = check(written(text, mark, dated=None))

    assert (finding.rule, finding.severity) == ("date.no_year", "check")
    assert finding.message("fr") == "Date sans année\u00a0: «\u202f2 mai\u202f»."
    assert finding.message("en") == "Date without a year: “2 mai”."
    assert found(written(text, mark, dated=date(2024, 5, 6))) == []


def test_the_year_that_a_near_date_implies() -> None:
    analysis = written(
        FR + "Il a fermé le 2 mai. Le 9 juin 2021, il brûlait. Il datait du 1er mai 1904.",
        day("2 mai", "--05-02", warnings=(NO_YEAR,)),
        day("9 juin 2021", "2021-06-09"),
        day("1er mai 1904", "1904-05-01"),
        dated=None,
    )

    (finding,) = check(analysis)

    assert finding.severity == "note"
    assert finding.message("fr") == (
        "Date sans année\u00a0: «\u202f2 mai\u202f»\u202f; les autres dates font penser à 2021."
    )
    assert finding.message("en") == "Date without a year: “2 mai”; the other dates suggest 2021."


def test_two_dates_of_a_year_imply_it() -> None:
    analysis = written(
        FR + "Il a fermé le 2 mai. Ouvert le 9 octobre 2021, il brûla le 1er décembre 2021.",
        day("2 mai", "--05-02", warnings=(NO_YEAR,)),
        day("9 octobre 2021", "2021-10-09"),
        day("1er décembre 2021", "2021-12-01"),
        dated=None,
    )

    (finding,) = check(analysis)

    assert finding.params["year"] == "2021"


def test_a_single_far_date_implies_nothing() -> None:
    analysis = written(
        FR + "Il a fermé le 2 mai. On se souvient du 11 juillet 2001 et de 2004.",
        day("2 mai", "--05-02", warnings=(NO_YEAR,)),
        day("11 juillet 2001", "2001-07-11"),
        day("2004", "2004"),
        dated=None,
    )

    (finding,) = check(analysis)

    assert finding.message("en") == "Date without a year: “2 mai”."


def test_english_words_and_furniture() -> None:
    analysis = written(
        "The market\n\nIt closed yesterday.\n\nRead more: what opened yesterday",
        day("yesterday", warnings=(RELATIVE_DATE,)),
        language="en",
        dated=None,
    )

    assert found(analysis) == [("date.relative", ["yesterday"])]
