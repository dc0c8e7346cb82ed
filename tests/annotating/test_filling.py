"""What the detector understood, as the fields of a detail."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from factcheck.annotating.filling import detail_fields, is_a_name, source_kind

EXACT = {"unit": "", "approximation": "exact"}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            {"type": "number", "value": "491840", "unit": "personnes"},
            {"value": Decimal(491840), "unit": "personnes", "approximation": "exact"},
        ),
        ({"type": "number", "value": "-3.5"}, {**EXACT, "value": Decimal("-3.5")}),
        (
            {"type": "number", "value": "30", "approx": "Près de"},
            {**EXACT, "value": Decimal(30), "approximation": "about"},
        ),
        (
            {"type": "number", "value": "30", "approx": "plus d’"},
            {**EXACT, "value": Decimal(30), "approximation": "at_least"},
        ),
        (
            {"type": "number", "value": "30", "approx": "up to"},
            {**EXACT, "value": Decimal(30), "approximation": "at_most"},
        ),
        (
            {"type": "number", "value": ">=100"},
            {**EXACT, "value": Decimal(100), "approximation": "at_least"},
        ),
        (
            {"type": "number", "value": "<=5"},
            {**EXACT, "value": Decimal(5), "approximation": "at_most"},
        ),
        (
            {"type": "money", "value": "2..3.5", "unit": "EUR"},
            {**EXACT, "value": Decimal(2), "value_high": Decimal("3.5"), "unit": "EUR"},
        ),
        (
            {"type": "number", "value": "5..-2"},
            {**EXACT, "value": Decimal(-2), "value_high": Decimal(5)},
        ),
        # A fall from one to the other is no range, and which of the two is claimed is not known.
        (
            {"type": "percent", "value": "12..8", "unit": "%"},
            {**EXACT, "value": None, "unit": "%"},
        ),
        (
            {"type": "percent", "value": "8..8", "unit": "%"},
            {**EXACT, "value": Decimal(8), "value_high": Decimal(8), "unit": "%"},
        ),
        (
            {"type": "number", "value": "-2..-5"},
            {**EXACT, "value": Decimal(-5), "value_high": Decimal(-2)},
        ),
        ({"type": "number", "value": "5.."}, {**EXACT, "value": Decimal(5)}),
        ({"type": "factor", "value": "x4"}, {**EXACT, "value": Decimal(4), "unit": "×"}),
        (
            {"type": "ratio", "value": "2/3", "unit": "patients"},
            {**EXACT, "value": Decimal(2), "unit": "/ 3 patients"},
        ),
        ({"type": "date", "value": "2021-02-14"}, {**EXACT, "period": "2021-02-14"}),
        ({"type": "date", "value": "2015/2020-10"}, {**EXACT, "period": "2015/2020-10"}),
        ({"type": "date", "value": "2020"}, {**EXACT, "period": "2020"}),
        (
            {"type": "date", "value": "--02-14", "resolved": "2021-02-14"},
            {**EXACT, "period": "--02-14"},
        ),
        (
            {"type": "date", "value": "", "resolved": "2021-02-23"},
            {**EXACT, "period": "2021-02-23"},
        ),
        ({"type": "date"}, {**EXACT, "period": ""}),
        ({"type": "time", "value": "17:40"}, {**EXACT, "period": "17:40"}),
        ({"type": "duration", "value": "PT2H"}, {**EXACT, "period": "PT2H"}),
        (
            {"type": "duration", "value": "10", "unit": "minutes"},
            {**EXACT, "value": Decimal(10), "unit": "minutes"},
        ),
        (
            {"type": "duration", "value": "3..5", "unit": "year"},
            {**EXACT, "value": Decimal(3), "value_high": Decimal(5), "unit": "year"},
        ),
        (
            {"type": "duration", "value": ">=2", "unit": "year"},
            {"value": Decimal(2), "unit": "year", "approximation": "at_least"},
        ),
        (
            {"type": "duration", "value": "2:30", "unit": "h"},
            {**EXACT, "period": "2:30", "unit": "h"},
        ),
        ({"type": "time", "value": "17:00/18:30"}, {**EXACT, "period": "17:00/18:30"}),
        ({"type": "score", "value": "3-1"}, {**EXACT, "value": None}),
        ({"type": "number", "value": "9" * 25}, {**EXACT, "value": None}),
        ({"type": "number", "value": "1.1234567"}, {**EXACT, "value": None}),
        ({"type": "number", "value": 7, "unit": None}, {**EXACT, "value": None}),
        ({}, {**EXACT, "value": None}),
        (
            {"type": "number", "value": "1", "unit": "u" * 200},
            {**EXACT, "value": Decimal(1), "unit": "u" * 80},
        ),
    ],
)
def test_figures(data: dict[str, Any], expected: dict[str, Any]) -> None:
    assert detail_fields("figure", data, []) == expected


def test_a_warning_alone_makes_a_figure_approximate() -> None:
    fields = detail_fields("figure", {"type": "number", "value": "30"}, ["approximate"])

    assert fields["approximation"] == "about"


@pytest.mark.parametrize(
    ("kind", "data", "expected"),
    [
        (
            "quote",
            {"speaker": " Didier Neyrat ", "cue": "a déclaré"},
            {"speaker": "Didier Neyrat", "cue": "a déclaré"},
        ),
        ("quote", {}, {"speaker": "", "cue": ""}),
        ("quote", {"cue": "x" * 100}, {"speaker": "", "cue": "x" * 80}),
        ("source", {"name": "n" * 300, "cue": "selon"}, {"source": "n" * 200}),
        ("source", {}, {"source": ""}),
    ],
)
def test_quotes_and_sources_name_their_source(
    kind: str, data: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert detail_fields(kind, data, []) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Didier Neyrat", True),
        ("la CNIL", True),
        ("le ministère de la Santé", True),
        ("L’Agence France-Presse", True),
        ("d'Ormesson", True),
        ("un utilisateur", False),
        ("La banque", False),
        ("l’utilisateur", False),
        ("The spokesman", False),
        ("an engineer", False),
        ("le", False),
        ("", False),
        # Scripts without capitals: what cannot be told apart is taken for a name.
        ("محمد العلي", True),
        ("王小明", True),
        ("le 王小明", True),
        ("12 utilisateurs", False),
    ],
)
def test_a_name_has_a_capital(words: str, expected: bool) -> None:
    assert is_a_name(words) is expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("person", "person"),
        ("organization", "organization"),
        ("outlet", "outlet"),
        ("document", "document"),
        ("role", "person"),
        ("", "person"),
    ],
)
def test_kinds_of_sources(kind: str, expected: str) -> None:
    assert source_kind(kind) == expected
