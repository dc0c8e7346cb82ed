"""Places in a data set: sheet, row, column, cell, table, series, variable."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.locators.parts import Part
from factcheck.locators.quoted import QUOTED
from factcheck.locators.units import Unit, find_among, patterns

_NUMBER = r"[1-9]\d{0,2}(?:[\u00a0\u202f ]\d{3})+|[1-9]\d*"
_CELL = r"\$?[A-Z]{1,3}\$?[1-9]\d{0,6}"
# A name of the data: in quotation marks, or one word that has a digit or a sign in it.
_NAME = rf"{QUOTED}|[\w.-]*[\d_][\w.-]*"

_UNITS = patterns(
    (
        Unit(
            "row",
            r"lignes?|lines?|l\.|rows?|rangs?|records?|enregistrements?",
            rf"{_NUMBER}|{QUOTED}",
            "ligne",
            "row",
            "ligne",
            "row",
        ),
        Unit(
            "column",
            r"colonnes?|columns?|col\.",
            rf"{_NUMBER}|[a-z]{{1,3}}|{_NAME}",
            "colonne",
            "column",
            "colonne",
            "column",
        ),
        Unit("cell", r"cellules?|cells?", _CELL, "cellule", "cell"),
        Unit(
            "sheet", r"feuilles?|onglets?|sheets?|tabs?", rf"{_NUMBER}|{_NAME}", "feuille", "sheet"
        ),
        Unit("table", r"tableaux?|tables?|tab\.", rf"{_NUMBER}|{_NAME}", "tableau", "table"),
        Unit("series", r"séries?|series", _NAME, "série", "series"),
        Unit("variable", r"variables?|champs?|fields?", _NAME, "variable", "variable"),
    )
)
# As a spreadsheet writes it: Sheet1!B12, 'My sheet'!B12:C14.
_OF_SHEET = re.compile(rf"(?<!\w)(?:'[^'!]{{1,60}}'|[\w.-]{{1,60}})!{_CELL}(?::{_CELL})?(?!\w)")
# A cell alone, where nothing but a comma stands beside it: CO2 and G20 are words of a sentence.
_ALONE = re.compile(rf"(?:(?<=^)|(?<=[,;(]\s)|(?<=[,;(]))({_CELL}(?::{_CELL})?)(?=\s*(?:$|[,;)]))")


def find_grid(text: str) -> Iterator[Part]:
    yield from find_among(text, _UNITS)
    for match in _OF_SHEET.finditer(text):
        cell = match.group()
        yield Part("cell", cell, *match.span(), cell, cell)
    for match in _ALONE.finditer(text):
        cell = match[1]
        yield Part("cell", cell, *match.span(), f"cellule {cell}", f"cell {cell}")
