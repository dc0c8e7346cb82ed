from __future__ import annotations

import pytest

from factcheck.consistency import check
from tests.consistency.writing import cue, found, quote, source, written

FR = "Une vente discrète\n\n"
EN = "A quiet sale\n\n"


def test_nobody_says_so() -> None:
    analysis = written(
        FR + "L'usine est vendue, a-t-on appris hier. Il semblerait que le prix soit bas."
    )

    (finding,) = check(analysis)

    assert found(analysis) == [("source.missing", ["a-t-on appris", "Il semblerait"])]
    assert finding.severity == "check"
    assert finding.message("fr") == (
        "«\u202fa-t-on appris\u202f» et «\u202fIl semblerait\u202f»\u00a0: "
        "personne n’est nommé comme source."
    )
    assert finding.message("en") == (
        "“a-t-on appris” and “Il semblerait”: nobody is named as the source."
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mill was reportedly sold.", ["reportedly"]),
        ("The mill, it was revealed, is sold.", ["it was revealed"]),
        ("The mill is sold, it has emerged.", ["it has emerged"]),
    ],
)
def test_nobody_says_so_in_english(text: str, words: list[str]) -> None:
    assert found(written(EN + text, language="en")) == [("source.missing", words)]


def test_an_impersonal_cue_of_the_detector() -> None:
    analysis = written(FR + "L'usine, lit-on partout, est vendue.", cue("lit-on", impersonal=True))

    assert found(analysis) == [("source.missing", ["lit-on"])]


def test_a_cue_and_a_phrase_at_one_place_are_one() -> None:
    analysis = written(
        FR + "L'usine est vendue, a-t-on appris hier.", cue("a-t-on appris", impersonal=True)
    )

    assert found(analysis) == [("source.missing", ["a-t-on appris"])]

    analysis = written(
        FR + "L'usine est vendue, a-t-on appris hier.", cue("a-t-on appris hier", impersonal=True)
    )

    assert found(analysis) == [("source.missing", ["a-t-on appris"])]


@pytest.mark.parametrize(
    "text",
    [
        "L'usine est vendue, a-t-on appris auprès de la mairie.",
        "Selon un adjoint, l'usine, a-t-on appris, est vendue.",
        "L'usine est vendue.",
    ],
)
def test_a_sentence_with_its_source(text: str) -> None:
    assert found(written(FR + text)) == []


def test_a_source_that_the_detector_found() -> None:
    text = "Orvel, it has emerged, confirms the sale."

    assert found(written(EN + text, source("Orvel"), language="en")) == []
    assert found(written(EN + text, source("Orvel", role="declined"), language="en")) != []


def test_somebodys_own_words() -> None:
    text = EN + '"It was reportedly sold," he replied.'

    assert found(written(text, quote('"It was reportedly sold,"'), language="en")) == []


def test_furniture_needs_no_source() -> None:
    assert (
        found(written(EN + "Sold.\n\nRead more: the mill was reportedly sold", language="en")) == []
    )
