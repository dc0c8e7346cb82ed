"""A table as a file that a spreadsheet opens, with text that stays text."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

from factcheck.choices import Language

# A cell that begins with one of these is a formula to a spreadsheet.
FORMULAS = ("=", "+", "-", "@", "|")


def table_of(rows: Iterable[Sequence[str]], *, language: str) -> bytes:
    """The rows as CSV: UTF-8 with a mark that says so, which Excel needs to read accents.

    A French spreadsheet expects semicolons, an English one commas.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if language == Language.FRENCH else ",")
    writer.writerows([cell_of(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def cell_of(cell: str) -> str:
    """The cell with an apostrophe before it, where a spreadsheet would run it.

    Spreadsheets skip white space, and take wide letters for the usual ones.
    """
    shown = "".join(c for c in cell if not unicodedata.category(c).startswith(("C", "Z")))
    begins = unicodedata.normalize("NFKC", shown[:1])
    dangerous = begins.startswith(FORMULAS) or cell.startswith(("\t", "\r", "\n"))
    return f"'{cell}" if dangerous else cell
