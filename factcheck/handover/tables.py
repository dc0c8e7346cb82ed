"""A table as a file that a spreadsheet opens, with text that stays text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.choices import Language
from factcheck.sheets import csv_lines


def table_of(rows: Iterable[Sequence[str]], *, language: str) -> bytes:
    """The rows as CSV: UTF-8 with a mark that says so, which Excel needs to read accents.

    A French spreadsheet expects semicolons, an English one commas.
    """
    separator = ";" if language == Language.FRENCH else ","
    return "".join(csv_lines(rows, separator=separator)).encode()
