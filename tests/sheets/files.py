"""Small files of tables, good and bad."""

from __future__ import annotations

import io
from collections.abc import Sequence
from zipfile import ZIP_DEFLATED, ZipFile

from factcheck.sheets import Line, csv_lines, read_sheet, xlsx_file

ROWS = [
    ["name", "note"],
    ["=1+1", 'ligne 1\nligne "2"; fin,'],
    ["'=1", "＝cmd"],
    ["''+x", "-5"],
    ["é « à »\u202f!", " autour "],
    ["\tx", "l'un"],
    ["_x0041_", "𝔸 \u2028"],
]


def read(content: bytes) -> list[list[str]]:
    return [list(line.cells) for line in lines(content)]


def lines(content: bytes) -> list[Line]:
    return list(read_sheet(io.BytesIO(content)))


def as_csv(rows: Sequence[Sequence[str]], separator: str = ",") -> bytes:
    return "".join(csv_lines(rows, separator=separator)).encode()


def as_xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    with xlsx_file(rows, title="x") as file:
        return file.read()


def repacked(content: bytes, parts: dict[str, bytes | None]) -> bytes:
    """The workbook with some parts put in, exchanged or (None) taken out."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def with_sheet(rows: str) -> bytes:
    """A workbook whose first sheet holds these rows, as XML."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    return repacked(as_xlsx([["x"]]), {SHEET: sheet.encode()})
