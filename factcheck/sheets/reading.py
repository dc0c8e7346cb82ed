"""A table from a file, one line after the other: never more of it in memory than a line."""

from __future__ import annotations

from collections.abc import Iterator
from os import SEEK_END
from typing import BinaryIO

from factcheck.intake.decode import SIGNATURES
from factcheck.intake.package import OLE
from factcheck.sheets.errors import SheetError
from factcheck.sheets.limits import MAX_COLUMNS, MAX_FILE, MAX_ROWS, MEGABYTE
from factcheck.sheets.lines import Line
from factcheck.sheets.package import is_locked
from factcheck.sheets.separated import csv_rows
from factcheck.sheets.workbook import xlsx_rows

_PACKED = b"PK\x03\x04"


def read_sheet(file: BinaryIO) -> Iterator[Line]:
    """The lines that are not blank, the first of which names the columns. Raises SheetError.

    What the file is, its content says and not its name. Of a workbook, the first sheet counts.
    """
    counted = 0
    for line in _lines(file):
        if line.is_blank:
            continue
        if len(line.cells) > MAX_COLUMNS:
            raise SheetError("columns", row=line.number, limit=MAX_COLUMNS)
        # The first one names the columns.
        if counted > MAX_ROWS:
            raise SheetError("rows", limit=MAX_ROWS)
        counted += 1
        yield line
    if not counted:
        raise SheetError("empty")


def _lines(file: BinaryIO) -> Iterator[Line]:
    if file.seek(0, SEEK_END) > MAX_FILE:
        raise SheetError("heavy", limit=MAX_FILE // MEGABYTE)
    file.seek(0)
    beginning = file.read(8)
    file.seek(0)
    if beginning.startswith(_PACKED):
        return xlsx_rows(file)
    if beginning == OLE:
        raise SheetError("encrypted") if is_locked(file) else SheetError("format", kind="XLS")
    for mark, kind in SIGNATURES:
        if beginning.startswith(mark):
            raise SheetError("format", kind=kind)
    return csv_rows(file)
