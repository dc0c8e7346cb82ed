"""CSV as spreadsheets write it: their separators, their encodings."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from factcheck.intake import IntakeError
from factcheck.intake.decode import not_utf_8
from factcheck.sheets.errors import SheetError
from factcheck.sheets.limits import MAX_CELL
from factcheck.sheets.lines import Line

SEPARATORS = (",", ";", "\t")
_CHUNK = 1024 * 1024
_SAMPLE = 64 * 1024
# UTF-32 before UTF-16: the little-endian marks begin alike. Each codec takes its mark off.
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# One for the process, and nothing else here reads CSV.
csv.field_size_limit(MAX_CELL)


def csv_rows(file: BinaryIO) -> Iterator[Line]:
    """Every row, blank ones too. The file stays open."""
    text = io.TextIOWrapper(file, encoding=_encoding_of(file), newline="")
    try:
        yield from _rows(text)
    except UnicodeError as error:
        raise SheetError("encoding") from error
    finally:
        # Whoever reads no further may have closed the file.
        if not text.closed:
            text.detach()


def _rows(text: io.TextIOWrapper) -> Iterator[Line]:
    separator = _separator_of(text.read(_SAMPLE))
    text.seek(0)
    number = 0
    try:
        for number, cells in enumerate(csv.reader(text, delimiter=separator, strict=True), 1):
            yield Line(number, tuple(cells))
    except csv.Error as error:
        if "field limit" in str(error):
            raise SheetError("cell", row=number + 1, limit=MAX_CELL) from error
        raise SheetError("quotes", row=number + 1) from error


def _separator_of(sample: str) -> str:
    """The one that makes most cells of the first row; a comma when none makes two."""

    def cells(separator: str) -> int:
        rows = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
        return len(next(rows, []))

    return max(SEPARATORS, key=cells)


def _encoding_of(file: BinaryIO) -> str:
    """By its mark, else UTF-8 if all of it is, else windows-1252 unless it is damaged UTF-8."""
    beginning = file.read(4)
    file.seek(0)
    for mark, encoding in _MARKED:
        if beginning.startswith(mark):
            return encoding
    try:
        return _unmarked(file)
    finally:
        file.seek(0)


def _unmarked(file: BinaryIO) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    while chunk := file.read(_CHUNK):
        # Up to a line end, so that no character is cut.
        chunk += file.readline(_CHUNK)
        if b"\0" in chunk:
            raise SheetError("encoding")
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError as error:
            try:
                not_utf_8(chunk, error)
            except IntakeError as refusal:
                raise SheetError("encoding") from refusal
            return "windows-1252"
    return "utf-8"
