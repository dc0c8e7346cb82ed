from __future__ import annotations

import pytest

from factcheck.consistency import check
from tests.consistency.writing import figure, found, quote, written


def test_the_headline_drops_the_approximation() -> None:
    analysis = written(
        "Orvel supprime 400 postes\n\nLe groupe Orvel prévoit environ 400 postes en moins.",
        figure("400 postes", "400", "postes"),
        figure("400 postes", "400", "postes", approx="environ"),
    )

    (finding,) = check(analysis)

    assert found(analysis) == [("certainty.headline", ["400 postes", "400 postes"])]
    assert finding.severity == "check"
    assert finding.message("fr") == (
        "Le titre donne «\u202f400 postes\u202f» sans réserve, "
        "le texte dit «\u202fenviron 400 postes\u202f»."
    )
    assert finding.message("en") == (
        "The headline gives “400 postes” flatly, the text says “environ 400 postes”."
    )


@pytest.mark.parametrize("approx", ["about", ""])
def test_the_headline_says_what_the_text_says(approx: str) -> None:
    analysis = written(
        "Orvel cuts 400 jobs\n\nOrvel will cut 400 jobs.",
        figure("400 jobs", "400", "jobs", approx=approx),
        figure("400 jobs", "400", "jobs", approx=approx),
        language="en",
    )

    assert found(analysis) == []


def test_another_figure_below() -> None:
    analysis = written(
        "Orvel cuts 400 jobs\n\nOrvel will cut about 900 jobs and about 400 shops.",
        figure("400 jobs", "400", "jobs"),
        figure("900 jobs", "900", "jobs", approx="about"),
        figure("400 shops", "400", "shops", approx="about"),
        language="en",
    )

    assert found(analysis) == []


def test_flat_in_one_place_of_the_text_is_flat_enough() -> None:
    analysis = written(
        "Orvel cuts 400 jobs\n\nOrvel will cut about 400 jobs. Of these 400 jobs, all are in Hull.",
        figure("400 jobs", "400", "jobs"),
        figure("400 jobs", "400", "jobs", approx="about"),
        figure("400 jobs", "400", "jobs"),
        language="en",
    )

    assert found(analysis) == []


def test_a_headline_without_noun() -> None:
    analysis = written(
        "À Orvel, 400 de moins\n\nEnviron 400 postes partent. La direction cite « 400 raisons ».",
        figure("400", "400"),
        figure("400 postes", "400", "postes", approx="Environ"),
        figure("400 raisons", "400", "raisons"),
    )

    assert found(analysis) == [("certainty.headline", ["400", "400 postes"])]


def test_somebody_elses_figure_in_the_headline() -> None:
    analysis = written(
        '"400 jobs gone"\n\nAbout 400 jobs go.',
        quote('"400 jobs gone"'),
        figure("400 jobs", "400", "jobs"),
        figure("400 jobs", "400", "jobs", approx="About"),
        language="en",
    )

    assert found(analysis) == []


def test_the_headline_states_what_the_text_leaves_open() -> None:
    analysis = written(
        "Des archives volées à Brive\n\nLes archives auraient été volées en mai, croit la mairie."
    )

    (finding,) = check(analysis)

    assert found(analysis) == [("certainty.headline", ["volées", "auraient été volées"])]
    assert finding.severity == "check"
    assert finding.message("fr") == (
        "Le titre affirme «\u202fvolées\u202f», le texte reste au conditionnel\u00a0: "
        "«\u202fauraient été volées\u202f»."
    )
    assert finding.message("en") == (
        "The headline states “volées”, the text leaves it open: “auraient été volées”."
    )


def test_an_english_headline() -> None:
    analysis = written(
        "Guards looted Hull archive\n\nThe guards allegedly looted the archive in May.",
        language="en",
    )

    assert found(analysis) == [("certainty.headline", ["looted", "allegedly looted"])]


@pytest.mark.parametrize(
    "headline",
    ["Des archives volées à Brive ?", "Brive : archives « volées »", "Des archives peut-être volées",
     "Brive perd ses archives", "Des bijoux volés à Brive"],
)  # fmt: skip
def test_a_headline_that_does_not_state_it(headline: str) -> None:
    text = "Les archives auraient été volées en mai, croit la mairie."

    assert found(written(f"{headline}\n\n{text}")) == []


def test_the_text_states_it_too() -> None:
    analysis = written(
        "Des archives volées à Brive\n\nLes plans ont été volés. Les archives auraient été volées."
    )

    assert "certainty.headline" not in [rule for rule, _ in found(analysis)]
