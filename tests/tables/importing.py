"""Tables as people make them, brought in as the product does."""

from __future__ import annotations

import io
from typing import Any

from django.contrib.auth.models import User

from factcheck.sheets import csv_lines
from factcheck.tables import TABLES, Report, take_all

ARTICLE = {
    "external_id": "cms-1",
    "headline": "Vols de données",
    "language": "fr",
    "text": "Les données de 491 840 personnes ont été publiées.\n« Non », a dit Didier Neyrat.\n"
    "Au 12 mars, 12 villes et 12 ports.",
}
FIGURE = {
    "article": "cms-1",
    "kind": "figure",
    "quote": "491 840 personnes",
    "statement": "Les données de 491 840 personnes ont été publiées.",
    "value": "491840",
    "unit": "personnes",
}
CITED = {
    "evidence": "Le fichier",
    "evidence_kind": "dataset",
    "evidence_url": "https://example.org/fichier",
    "stance": "supports",
    "locator": "ligne 491841",
}
VERDICT = {
    "outcome": "verified",
    "rating": "verified",
    "summary": "Le fichier a ce nombre de lignes.",
    "proposed_by": "checker",
    "approved_by": "editor",
}


def as_file(*rows: dict[str, str]) -> io.BytesIO:
    """A CSV file whose columns are all that any row has."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    cells = [[row.get(name, "") for name in names] for row in rows]
    return io.BytesIO("".join(csv_lines([names, *cells])).encode())


def take(kind: str, *rows: dict[str, str], by: User, save: bool = True) -> Report:
    return take_all(TABLES[kind], as_file(*rows), actor=by, name="table.csv", save=save)


def faults(report: Report) -> list[tuple[int, str]]:
    """Where a report finds fault: the row and the column."""
    return [(fault.row, fault.column) for fault in report.faults]


def tally(report: Report) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.unchanged, report.refused


def exported(kind: str, rows: Any, *, by: User, language: str = "en") -> list[list[str]]:
    return list(TABLES[kind].rows(rows, user=by, language=language))
