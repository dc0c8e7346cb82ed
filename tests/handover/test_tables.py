from __future__ import annotations

import csv
import io

from factcheck.handover import table_of


def cells(content: bytes, delimiter: str = ",") -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_a_formula_is_only_text() -> None:
    assert cells(table_of([["x", "=1+1"]], language="en")) == [["x", "'=1+1"]]


def test_each_language_has_the_separator_of_its_spreadsheets() -> None:
    rows = [["a", "b;c"], ["é", "d,e"]]

    french, english = table_of(rows, language="fr"), table_of(rows, language="en")

    assert french.startswith(b"\xef\xbb\xbfa;")
    assert english.startswith(b"\xef\xbb\xbfa,b")
    assert cells(french, ";") == cells(english) == rows
