from __future__ import annotations

import io

import pytest

from factcheck.sheets import MAX_CELL, SheetError, as_written, limits, read_sheet, reading
from tests.sheets.files import ROWS, as_csv, lines, read


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_is_written_is_read_back(separator: str) -> None:
    found = read(as_csv(ROWS, separator))

    assert [[as_written(cell) for cell in row] for row in found] == ROWS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252"])
def test_encodings_of_spreadsheets(encoding: str) -> None:
    assert read("nom;note\r\nÉlodie;« à »\r\n".encode(encoding)) == [
        ["nom", "note"],
        ["Élodie", "« à »"],
    ]


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_both_orders_of_utf_16(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"

    assert read(mark + "a\té".encode(encoding)) == [["a", "é"]]


def test_rows_have_the_numbers_of_a_spreadsheet() -> None:
    found = lines(b'a,b\n\n"x\ny",1\n , \nz,2\n')

    assert [(line.number, line.cells) for line in found] == [
        (1, ("a", "b")),
        (3, ("x\ny", "1")),
        (5, ("z", "2")),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n , \n", "empty"),
        (b"%PDF-1.7", "format"),
        (b"\x89PNG\r\n", "format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 90, "format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"a,b\nx\0,y\n", "encoding"),
        # UTF-8 with one damaged byte is not taken for windows-1252.
        ("é,à,ç,ô\n".encode() + b"\xff\n", "encoding"),
        (b"\xff\xfea\0,\0\x00", "encoding"),
        (b"a,b\n\x81,\xe9\n", "encoding"),
        (b'a,b\n"x,y\n', "quotes"),
        (b'a,b\n"x"y,z\n', "quotes"),
    ],
)
def test_what_is_no_table(content: bytes, code: str) -> None:
    with pytest.raises(SheetError) as refused:
        lines(content)

    assert refused.value.code == code


def test_a_quotation_mark_that_is_never_closed_does_not_eat_the_file() -> None:
    with pytest.raises(SheetError) as refused:
        lines(b'a,b\nx,y\n"' + b"z,\n" * (MAX_CELL // 3 + 1))

    assert (refused.value.code, refused.value.params["row"]) == ("cell", 3)


def test_as_many_rows_as_are_read_and_one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_ROWS", 3)

    assert len(lines(b"a\n1\n2\n3\n")) == 4
    with pytest.raises(SheetError) as refused:
        lines(b"a\n1\n2\n3\n4\n")
    assert refused.value.code == "rows"


def test_as_many_columns_as_are_read_and_one_more() -> None:
    wide = b"," * (limits.MAX_COLUMNS - 1) + b"x\n"

    assert len(lines(wide)[0].cells) == limits.MAX_COLUMNS
    with pytest.raises(SheetError) as refused:
        lines(b"," + wide)
    assert refused.value.code == "columns"


def test_a_file_that_is_too_heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_FILE", 4)

    assert lines(b"a\nb\n")
    with pytest.raises(SheetError) as refused:
        lines(b"a\nbc\n")
    assert refused.value.code == "heavy"


def test_the_file_stays_open() -> None:
    file = io.BytesIO(b"a,b\n1,2\n")

    first, second = list(read_sheet(file)), list(read_sheet(file))

    assert first == second
