from __future__ import annotations

import io
from datetime import date, datetime
from hashlib import sha256
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.xml.constants import SHARED_STRINGS

from factcheck.sheets import SheetError, as_written, package
from factcheck.sheets.limits import MAX_COLUMNS, MAX_XLSX_CELL
from tests.sheets.files import ROWS, SHEET, as_xlsx, lines, read, repacked, with_sheet


def test_what_is_written_is_read_back() -> None:
    found = read(as_xlsx(ROWS))

    assert [[as_written(cell) for cell in row] for row in found] == ROWS


def test_no_cell_is_a_formula() -> None:
    sheet = load_workbook(io.BytesIO(as_xlsx([["=1+1", "＝1", "-5", "12"]]))).active

    assert [cell.data_type for cell in sheet[1]] == ["s"] * 4
    assert [cell.value for cell in sheet[1]] == ["'=1+1", "'＝1", "'-5", "12"]


def test_what_people_type_into_a_spreadsheet() -> None:
    book = Workbook()
    book.active.append(["a", 12, 3.5, 491840.0, True, False, None])
    book.active.append([date(2021, 2, 14), datetime.fromisoformat("2021-02-14T09:30")])
    book.active.append(["x"])
    file = io.BytesIO()
    book.save(file)

    assert read(file.getvalue()) == [
        ["a", "12", "3.5", "491840", "yes", "no"],
        ["2021-02-14", "2021-02-14 09:30"],
        ["x"],
    ]


def test_formulas_and_errors_are_named_and_not_read() -> None:
    found = lines(
        with_sheet(
            '<row r="1"><c r="A1" t="n"><f>1+1</f><v>2</v></c><c r="B1" t="e"><v>#REF!</v></c></row>'
        )
    )

    assert [(line.cells, dict(line.refused)) for line in found] == [
        (("", ""), {0: "formula", 1: "error"})
    ]


def test_rows_that_are_left_out_are_counted() -> None:
    found = lines(with_sheet('<row r="1"><c><v>1</v></c></row><row r="4"><c><v>2</v></c></row>'))

    assert [(line.number, line.cells) for line in found] == [(1, ("1",)), (4, ("2",))]


def test_a_row_number_beyond_the_format_ends_the_sheet() -> None:
    """The library would count up to it."""
    found = lines(
        with_sheet('<row r="1"><c><v>1</v></c></row><row r="99999999999"><c><v>2</v></c></row>')
    )

    assert [line.cells for line in found] == [("1",)]


def test_a_column_far_away_is_too_many() -> None:
    with pytest.raises(SheetError) as refused:
        lines(with_sheet('<row r="1"><c r="A1"><v>1</v></c><c r="CW1"><v>2</v></c></row>'))

    assert (refused.value.code, refused.value.params["limit"]) == ("columns", MAX_COLUMNS)


GOOD = as_xlsx([["a"], ["b"]])
TYPES = "[Content_Types].xml"
# What no packing makes smaller.
FILLER = b"".join(sha256(bytes([n // 256, n % 256])).digest() for n in range(20_000))
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "b">]><x/>'
# Documents of a type in parts that are not called XML.
HIDDEN = [DOCTYPE.encode(name) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32")]
HIDDEN += [f'<?xml version="1.0"?>{DOCTYPE}'.encode("cp500"), b" " * 100 + DOCTYPE.encode()]
HIDDEN += [b"\n\0" * 9]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (GOOD[:-40], "broken"),
        (GOOD[: len(GOOD) // 2], "broken"),
        (b"PK\x03\x04" + b"x" * 100, "broken"),
        (repacked(GOOD, {"xl/workbook.xml": None}), "broken"),
        (repacked(GOOD, {SHEET: b"<worksheet><sheetData><row>"}), "broken"),
        (repacked(GOOD, {SHEET: b"no xml"}), "broken"),
        (repacked(GOOD, {SHEET: "<x/>".encode("utf-16")}), "broken"),
        (repacked(GOOD, {SHEET: b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'}), "broken"),
        (repacked(GOOD, {"xl/vbaProject.bin": b"x"}), "macros"),
        (repacked(GOOD, {TYPES: b"<Types>application/vnd.ms-excel.sheet.macroEnabled</Types>"}), "macros"),
        (repacked(GOOD, {"xl/externalLinks/externalLink1.xml": b"<x/>"}), "links"),
        (repacked(GOOD, {"xl/big.xml": b"<x>" + b" " * 3_000_000}), "bomb"),
        (repacked(GOOD, {f"xl/{n}.png": b"" for n in range(2001)}), "bomb"),
        (repacked(GOOD, {SHEET.upper(): b"<x/>"}), "broken"),
        (repacked(GOOD, {"xl/strings.bin": b"<sst>" + b" " * 3_000_000}), "bomb"),
        (repacked(GOOD, {"xl/strings.bin": b" " * 3_000_000, "xl/a.png": FILLER}), "bomb"),
        (repacked(GOOD, {TYPES: b"<Types>" + FILLER.hex().encode() + b"</Types>"}), "bomb"),
        *((repacked(GOOD, {"xl/strings.bin": part}), "broken") for part in HIDDEN),
    ],
)  # fmt: skip
def test_hostile_workbooks(content: bytes, code: str) -> None:
    with pytest.raises(SheetError) as refused:
        lines(content)

    assert refused.value.code == code


def test_parts_that_are_no_xml_are_left_alone() -> None:
    """Pictures and the settings of a printer, and nothing at all."""
    parts = {"xl/a.png": b"\x89PNG <!DOCTYPE x>", "xl/b.bin": b"\0H\0P\0", "xl/c.bin": b""}

    assert read(repacked(GOOD, dict(parts))) == [["a"], ["b"]]


@pytest.mark.parametrize("name", ["xl/sharedStrings.xml", "xl/strings.bin", "xl/styles.xml"])
def test_what_is_held_in_memory_is_bounded(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    content = repacked(GOOD, {name: b"<x>" + FILLER[:9000].hex().encode() + b"</x>"})
    monkeypatch.setattr(package, "MAX_SHARED", 18_000)

    with pytest.raises(SheetError) as refused:
        lines(content)

    assert refused.value.code == "bomb"


def test_a_sheet_is_not_unless_it_is_said_to_be_something_else_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = as_xlsx([[FILLER[n : n + 50].hex()] for n in range(0, 20_000, 50)])
    with ZipFile(io.BytesIO(content)) as archive:
        types = archive.read(TYPES).decode()
    monkeypatch.setattr(package, "MAX_SHARED", 18_000)
    said = f'<Override PartName="/{SHEET}" ContentType="{SHARED_STRINGS}"/></Types>'

    assert len(read(content)) == 400
    with pytest.raises(SheetError) as refused:
        lines(repacked(content, {TYPES: types.replace("</Types>", said).encode()}))
    assert refused.value.code == "bomb"


def test_a_document_type_between_two_pieces_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_CHUNK", 16)

    with pytest.raises(SheetError):
        lines(repacked(GOOD, {SHEET: b"<x>" + b" " * 9 + b"</x><!DOCTYPE x>"}))


def test_a_text_too_long_for_a_cell_is_refused_and_never_cut() -> None:
    assert read(as_xlsx([["x" * MAX_XLSX_CELL]])) == [["x" * MAX_XLSX_CELL]]
    with pytest.raises(SheetError) as refused:
        as_xlsx([["x" * (MAX_XLSX_CELL + 1)]])
    assert refused.value.code == "long"


def test_controls_that_xml_does_not_know() -> None:
    assert read(as_xlsx([["a\x0bb"]])) == [["a\ufffdb"]]
