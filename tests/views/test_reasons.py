"""Why something is suggested and what was understood, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from factcheck.annotating.detectors import BUILT_IN
from factcheck.detection.suggestions import WARNINGS
from factcheck.models import Suggestion
from factcheck.views import reasons


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


def suggestion(kind: str = "figure", rule: str = "number.noun", **data: Any) -> Suggestion:
    return Suggestion(kind=kind, rule=rule, detector=BUILT_IN, data=data)


@pytest.mark.parametrize(
    ("kind", "rule", "words"),
    [
        ("figure", "number.noun", "A number and what is counted"),
        ("figure", "number.alone", "A number"),
        ("figure", "date.relative", "A date in relative words"),
        ("figure", "date.day-month", "A date or a period"),
        ("figure", "brand.new", "brand.new"),
        (
            "quote",
            "quote.beside-after",
            "Words in quotation marks that somebody is said to have spoken",
        ),
        (
            "source",
            "source.verb-before",
            "Somebody or something that a statement is attributed to",
        ),
        (
            "source",
            "brand.new",
            "Somebody or something that a statement is attributed to",
        ),
    ],
)
def test_a_rule_is_told_in_words(kind: str, rule: str, words: str) -> None:
    assert reasons.why(suggestion(kind, rule)) == words


def test_the_rule_of_a_newsroom_s_own_detector_is_told_by_its_name() -> None:
    one = suggestion()
    one.detector = "newsroom.elections.turnout"

    assert reasons.why(one) == "number.noun"


def test_every_warning_has_its_words() -> None:
    one = suggestion()
    one.warnings = [*WARNINGS, "brand_new"]

    assert set(reasons.WARNINGS) == set(WARNINGS)
    assert len(reasons.warnings(one)) == len(WARNINGS)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"type": "number", "value": "491840", "unit": "personnes"}, "491,840 personnes"),
        ({"type": "number", "value": "30", "approx": "environ"}, "about 30"),
        ({"type": "money", "value": "2..3.5", "unit": "EUR"}, "2–3.5 EUR"),
        ({"type": "factor", "value": "x4"}, "4 times"),
        ({"type": "date", "value": "2021-02-14"}, "14 February 2021"),
        ({"type": "date", "value": "2015/2020-10"}, "from 2015 to October 2020"),
        ({"type": "date", "value": "2021-W07"}, "week 7 of 2021"),
        ({"type": "date", "value": "1990s"}, "the 1990s"),
        ({"type": "date", "value": "2019"}, "2019"),
        ({"type": "date", "value": "2021-02-31"}, "2021-02-31"),
        ({"type": "date", "value": "2021-13"}, "2021-13"),
        ({"type": "date", "value": "0000-01"}, "0000-01"),
        ({"type": "date", "value": "2021-02-31/1990s"}, "2021-02-31/1990s"),
        ({"type": "date", "value": "--02-29"}, "29 February (no year)"),
        ({"type": "date", "value": "--02"}, "February (no year)"),
        ({"type": "date", "value": "--02-31"}, "--02-31"),
        ({"type": "date", "value": "--13"}, "--13"),
        (
            {"type": "date", "value": "--03-03/--03-05", "resolved": "2021-03-03/2021-03-05"},
            "from 3 to 5 March (no year), probably from 3 to 5 March 2021",
        ),
        (
            {"type": "date", "value": "--02-14", "resolved": "2021-02-14"},
            "14 February (no year), probably 14 February 2021",
        ),
        ({"type": "date", "value": "", "resolved": "2021-02-14"}, "14 February 2021"),
        ({"type": "time", "value": "17:40"}, "5:40 p.m."),
        ({"type": "time", "value": "09:00/24:61"}, "09:00/24:61"),
        ({"type": "duration", "value": "35", "unit": "an"}, "35 ans"),
        ({"type": "duration", "value": "1.5", "unit": "heure"}, "1.5 heure"),
        ({"type": "duration", "value": "-3", "unit": "jour"}, "-3 jours"),
        ({"type": "duration", "value": "18", "unit": "mois"}, "18 mois"),
        ({"type": "duration", "value": "1..2", "unit": "heure"}, "1–2 heures"),
        ({"type": "duration", "value": "2", "unit": "century"}, "2 centuries"),
        (
            {"type": "duration", "value": "100", "unit": "heure", "approx": "au moins"},
            "at least 100 heures",
        ),
        ({"type": "measure", "value": "12", "unit": "km"}, "12 km"),
        ({"type": "number", "value": ""}, "value not understood"),
        ({"type": "percent", "value": "12.1234567", "unit": "%"}, "value not understood"),
        ({"type": "score", "value": "3-1"}, "value not understood"),
        ({}, "value not understood"),
    ],
)
def test_what_was_understood_of_a_figure(data: dict[str, str], words: str) -> None:
    assert reasons.understood(suggestion(**data)) == words


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"type": "date", "value": "--02-14"}, "14 février (sans année)"),
        ({"type": "date", "value": "2015/2020-10"}, "de 2015 à octobre 2020"),
        ({"type": "date", "value": "1990s"}, "années 1990"),
        ({"type": "date", "value": "2021-W07"}, "semaine 7 de 2021"),
        ({"type": "time", "value": "09:00/17:40"}, "de 09\u00a0h\u00a000 à 17\u00a0h\u00a040"),
        ({"type": "factor", "value": "x1.5"}, "1,5 fois"),
        ({"type": "score", "value": "3-1"}, "valeur non comprise"),
    ],
)
def test_a_figure_is_told_in_french(data: dict[str, str], words: str) -> None:
    with translation.override("fr"):
        assert reasons.understood(suggestion(**data)) == words


def test_the_words_of_a_missing_speaker_are_short_in_french() -> None:
    one = suggestion("source", "source.verb-before")
    one.warnings = ["unattributed"]

    with translation.override("fr"):
        assert reasons.warnings(one) == ["aucune source citée"]
        assert reasons.why(one) == "À qui un propos est attribué"


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("quote", {"speaker": "Didier Neyrat", "cue": "a dit"}, "Didier Neyrat, “a dit”"),
        ("quote", {"speaker": "Didier Neyrat"}, "Didier Neyrat"),
        ("quote", {"cue": "a dit"}, "speaker not found"),
        ("source", {"name": "LCL", "role": "origin", "cue": "a dit"}, "LCL, “a dit”"),
        ("source", {"name": "AFP", "role": "recipient"}, "AFP, was told it"),
        ("source", {}, ""),
    ],
)
def test_what_was_understood_of_a_quote_and_of_a_source(
    kind: str, data: dict[str, str], words: str
) -> None:
    assert reasons.understood(suggestion(kind, **data)) == words
