"""A table into a file, one row after the other. Every cell is text, and none is a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from factcheck.sheets.cells import as_text
from factcheck.sheets.errors import SheetError
from factcheck.sheets.limits import MAX_XLSX_CELL, MEGABYTE

# Without it, spreadsheets read UTF-8 as something else.
BOM = "\ufeff"
_IN_MEMORY = 2 * MEGABYTE


class _Line:
    """What csv writes into: hands each line on instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(rows: Iterable[Sequence[str | int]], *, separator: str = ",") -> Iterator[str]:
    """Double quotes, CRLF (RFC 4180), after a mark of UTF-8."""
    writer = csv.writer(_Line(), delimiter=separator)
    mark = BOM
    for row in rows:
        yield mark + writer.writerow([_plain(cell) for cell in row])
        mark = ""


def xlsx_file(rows: Iterable[Sequence[str]], *, title: str) -> IO[bytes]:
    """A workbook of one sheet, at its beginning. Raises SheetError for a text that does not fit."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title)
    with ExitStack() as stack:
        file = stack.enter_context(SpooledTemporaryFile(max_size=_IN_MEMORY))
        try:
            for row in rows:
                sheet.append([_cell(sheet, text) for text in row])
        finally:
            # After an error too: what the library has on disk goes with it.
            workbook.save(file)
        # Whoever sends it closes it.
        stack.pop_all()
    file.seek(0)
    return file


def _plain(cell: str | int) -> str | int:
    return as_text(cell) if isinstance(cell, str) else cell


def _cell(sheet: object, text: str) -> WriteOnlyCell:
    # XML has no place for the controls.
    text = as_text(ILLEGAL_CHARACTERS_RE.sub("\ufffd", text))
    if len(text) > MAX_XLSX_CELL:
        raise SheetError("long", limit=MAX_XLSX_CELL)
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell
