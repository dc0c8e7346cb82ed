"""The first sheet of an XLSX workbook, its cells as a person would have typed them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from lxml.etree import LxmlError
from openpyxl import load_workbook

from factcheck.sheets.errors import SheetError
from factcheck.sheets.limits import MAX_COLUMNS
from factcheck.sheets.lines import Line
from factcheck.sheets.package import check_workbook

# The last row that the format knows. A number beyond it would make the reader count up to it.
LAST_ROW = 1_048_576
# What readers of ZIP and XML raise on a file that is not what it says.
_BROKEN = (
    AttributeError, BadZipFile, EOFError, LookupError, LxmlError, NotImplementedError, OSError,
    ParseError, RuntimeError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
_REFUSED = {"f": "formula", "e": "error"}


def xlsx_rows(file: BinaryIO) -> Iterator[Line]:
    """Every row, and one for several that the file leaves out. The file stays open."""
    try:
        with ZipFile(file) as archive:
            check_workbook(file, archive)
        yield from _rows(file)
    except SheetError:
        raise
    except _BROKEN as error:
        raise SheetError("broken") from error


def _rows(file: BinaryIO) -> Iterator[Line]:
    file.seek(0)
    workbook = load_workbook(file, read_only=True, keep_links=False)
    sheet = workbook.worksheets[0]
    # What a file says of its size need not be true.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_col=MAX_COLUMNS + 1, max_row=LAST_ROW)
    before = None
    for number, cells in enumerate(rows, 1):
        # Rows that the file leaves out are one and the same object: there may be a million.
        if cells is not before:
            yield _line(number, cells)
        before = cells


def _line(number: int, cells: Iterable[Any]) -> Line:
    texts: list[str] = []
    refused: dict[int, str] = {}
    for place, cell in enumerate(cells):
        kind = getattr(cell, "data_type", "n")
        if kind in _REFUSED:
            refused[place] = _REFUSED[kind]
        texts.append("" if place in refused else _text(cell.value))
    while texts and not texts[-1] and len(texts) - 1 not in refused:
        texts.pop()
    return Line(number, tuple(texts), refused)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)
