from __future__ import annotations

from factcheck.consistency import check
from tests.consistency.writing import figure, found, written

FR = "Panne chez Valmont\n\n"
EN = "Outage at Valmont\n\n"


def test_hundreds_of_the_many_thousands() -> None:
    analysis = written(
        FR + "La panne a touché des centaines d'abonnés. Valmont compte 86 000 abonnés.",
        figure("centaines d'abonnés", ">=100", "abonnés"),
        figure("86 000 abonnés", "86000", "abonnés"),
    )

    (finding,) = check(analysis)

    assert found(analysis) == [("figure.base", ["centaines d'abonnés", "86 000 abonnés"])]
    assert finding.severity == "note"
    assert finding.message("fr") == (
        "«\u202fcentaines d'abonnés\u202f» et «\u202f86 000 abonnés\u202f»\u00a0: sans doute une "
        "partie et son ensemble\u202f; vérifier que le texte ne les confond pas."
    )


def test_exactly_a_hundred_times_as_many() -> None:
    analysis = written(
        FR + "Des centaines d'abonnés râlent. Oui, des centaines d'abonnés. Et 10 000 abonnés.",
        figure("centaines d'abonnés", ">=100", "abonnés"),
        figure("centaines d'abonnés", ">=100", "abonnés"),
        figure("10 000 abonnés", "10000", "abonnés"),
    )

    assert found(analysis) == [("figure.base", ["centaines d'abonnés", "10 000 abonnés"])]


def test_in_the_order_of_the_text() -> None:
    analysis = written(
        EN + "Valmont has 86,000 subscribers. The outage hit hundreds of subscribers.",
        figure("86,000 subscribers", "86000", "subscribers"),
        figure("hundreds of subscribers", ">=100", "subscribers"),
        language="en",
    )

    assert found(analysis) == [("figure.base", ["86,000 subscribers", "hundreds of subscribers"])]


def test_thousands_may_be_sixty_thousand() -> None:
    analysis = written(
        EN + "Thousands of subscribers complained. The outage hit 60,000 subscribers.",
        figure("Thousands of subscribers", ">=1000", "subscribers"),
        figure("60,000 subscribers", "60000", "subscribers"),
        language="en",
    )

    assert found(analysis) == []


def test_persons_in_general_are_counted_for_many_reasons() -> None:
    analysis = written(
        EN + "Hundreds of people fled. The town has 86,000 people.",
        figure("Hundreds of people", ">=100", "people"),
        figure("86,000 people", "86000", "people"),
        language="en",
    )

    assert found(analysis) == []


def test_one_sentence_keeps_them_apart_itself() -> None:
    analysis = written(
        FR + "Des centaines d'abonnés sur 86 000 abonnés ont appelé.",
        figure("centaines d'abonnés", ">=100", "abonnés"),
        figure("86 000 abonnés", "86000", "abonnés"),
    )

    assert found(analysis) == []
