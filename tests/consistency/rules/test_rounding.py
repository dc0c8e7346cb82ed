from __future__ import annotations

from factcheck.consistency import check
from tests.consistency.writing import figure, found, written

# The first line of a text is its headline.
FR = "La mairie fait ses comptes\n\n"
EN = "The council counts again\n\n"


def test_a_rounded_figure_with_its_approximation_is_compatible() -> None:
    analysis = written(
        FR + "Le fichier touche près de 30 000 abonnés. Le rapport en donne 29 614 abonnés.",
        figure("30 000 abonnés", "30000", "abonnés", approx="près de"),
        figure("29 614 abonnés", "29614", "abonnés"),
    )

    assert found(analysis) == [("figure.rounded", ["30 000 abonnés", "29 614 abonnés"])]
    (finding,) = check(analysis)
    assert finding.severity == "note"
    assert finding.message("fr") == (
        "«\u202fprès de 30 000 abonnés\u202f»\u00a0: arrondi de 29\u202f614 "
        "(écart de 1,3\u202f%), donc compatible."
    )
    assert finding.message("en") == (
        "“près de 30 000 abonnés”: rounded from 29,614 (1.3% apart), so compatible."
    )


def test_a_rounded_figure_that_does_not_say_so() -> None:
    analysis = written(
        EN + "The list holds 30,000 subscribers. The report gives 29,614 subscribers.",
        figure("30,000 subscribers", "30000", "subscribers"),
        figure("29,614 subscribers", "29614", "subscribers"),
        language="en",
    )

    (finding,) = check(analysis)

    assert (finding.rule, finding.severity) == ("figure.rounded", "check")
    assert finding.message("en") == (
        "“30,000 subscribers”: compatible with 29,614 (1.3% apart), "
        "but “30,000 subscribers” does not say that it is rounded."
    )


def test_a_headline_without_noun_belongs_to_the_figure_it_rounds() -> None:
    analysis = written(
        "Fuite de 30000 adresses volées\n\nLe rapport donne 29 614 abonnés touchés.",
        figure("30000", "30000"),
        figure("29 614 abonnés", "29614", "abonnés"),
    )

    assert found(analysis) == [("figure.rounded", ["30000", "29 614 abonnés"])]


def test_a_small_headline_figure_without_noun_belongs_to_nothing() -> None:
    analysis = written(
        "Plus de 200\n\nLe car ramène 206 passagers.",
        figure("200", "200"),
        figure("206 passagers", "206", "passagers"),
    )

    assert found(analysis) == []


def test_more_than_promises_too_much() -> None:
    analysis = written(
        FR + "Le fichier touche plus de 30 000 abonnés. Le rapport en donne 29 614 abonnés.",
        figure("30 000 abonnés", "30000", "abonnés", approx="plus de"),
        figure("29 614 abonnés", "29614", "abonnés"),
    )

    (finding,) = check(analysis)

    assert (finding.rule, finding.severity) == ("figure.approximation", "conflict")
    assert finding.message("en") == (
        "“plus de 30 000 abonnés” promises more than “29 614 abonnés”: "
        "the exact figure is below it."
    )


def test_fewer_than_promises_too_little() -> None:
    analysis = written(
        EN + "Fewer than 30,000 fans came. The gate counted 30,412 fans.",
        figure("30,000 fans", "30000", "fans", approx="Fewer than"),
        figure("30,412 fans", "30412", "fans"),
        language="en",
    )

    (finding,) = check(analysis)

    assert finding.rule == "figure.approximation"
    assert finding.message("en") == (
        "“Fewer than 30,000 fans” promises less than “30,412 fans”: the exact figure is above it."
    )


def test_the_direction_fits() -> None:
    analysis = written(
        EN + "More than 30,000 fans came. The gate counted 30,412 fans.",
        figure("30,000 fans", "30000", "fans", approx="More than"),
        figure("30,412 fans", "30412", "fans"),
        language="en",
    )

    assert found(analysis) == [("figure.rounded", ["30,000 fans", "30,412 fans"])]


def test_too_far_apart_to_be_rounded() -> None:
    """30,000 for 28,400 is more than a twentieth off; and nothing says that they are the same."""
    analysis = written(
        EN + "The club sold 30,000 tickets. Its rival printed 28,400 tickets.",
        figure("30,000 tickets", "30000", "tickets", approx="about"),
        figure("28,400 tickets", "28400", "tickets"),
        language="en",
    )

    assert found(analysis) == []


def test_side_by_side_in_one_sentence_both_are_meant() -> None:
    analysis = written(
        EN + "The club printed 30,000 tickets and sold 29,614 tickets.",
        figure("30,000 tickets", "30000", "tickets"),
        figure("29,614 tickets", "29614", "tickets"),
        language="en",
    )

    assert found(analysis) == []


def test_two_exact_figures_do_not_round_each_other() -> None:
    analysis = written(
        EN + "The north printed 29,871 tickets. The south sold 29,614 tickets.",
        figure("29,871 tickets", "29871", "tickets"),
        figure("29,614 tickets", "29614", "tickets"),
        language="en",
    )

    assert found(analysis) == []


def test_the_same_exact_figure_twice_is_rounded_once() -> None:
    analysis = written(
        FR + "Près de 30 000 abonnés râlent. On lit 29 614 abonnés. Oui, 29.614 abonnés.",
        figure("30 000 abonnés", "30000", "abonnés", approx="Près de"),
        figure("29 614 abonnés", "29614", "abonnés"),
        figure("29.614 abonnés", "29614", "abonnés"),
    )

    assert found(analysis) == [("figure.rounded", ["30 000 abonnés", "29 614 abonnés"])]


def test_hundreds_round_nothing() -> None:
    analysis = written(
        FR + "Des centaines d'abonnés râlent. Le rapport en donne 104 abonnés.",
        figure("centaines d'abonnés", ">=100", "abonnés"),
        figure("104 abonnés", "104", "abonnés"),
    )

    assert found(analysis) == []


def test_a_flat_headline_above_a_careful_text() -> None:
    """That the headline is flat is another rule's word: here all is said."""
    analysis = written(
        "Fuite de 30 000 abonnés\n\nPrès de 30 000 abonnés râlent. On lit 29 614 abonnés.",
        figure("30 000 abonnés", "30000", "abonnés"),
        figure("30 000 abonnés", "30000", "abonnés", approx="Près de"),
        figure("29 614 abonnés", "29614", "abonnés"),
    )

    assert [(one.rule, one.severity) for one in check(analysis)] == [
        ("certainty.headline", "check"),
        ("figure.rounded", "note"),
    ]


def test_a_headline_without_noun_promises_nothing() -> None:
    analysis = written(
        "Plus de 30000 en fuite\n\nLe rapport donne 29 614 abonnés touchés.",
        figure("30000", "30000", approx="Plus de"),
        figure("29 614 abonnés", "29614", "abonnés"),
    )

    assert found(analysis) == []
