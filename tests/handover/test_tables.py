from __future__ import annotations

import csv
import io

import pytest

from factcheck.handover import table_of


def cells(content: bytes, delimiter: str = ",") -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+1",
        "-1+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "|calc",
        "\t=1",
        " =1",
        "\u00a0=1",
        "\r\n=1",
        "\u200b=1",
        "\ufeff=1",
        "＝1",
        "－1",
        "＠x",
        '=HYPERLINK("https://evil.example","x")',
    ],
)
def test_a_formula_is_only_text(formula: str) -> None:
    assert cells(table_of([["x", formula]], language="en")) == [["x", f"'{formula}"]]


@pytest.mark.parametrize(
    "text", ["", "491 840", "a=1", "'=1", "«\u202fNon\u202f»", "x\n=1", "–5 %", '";\n,"', " "]
)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert cells(table_of([[text, "x"]], language="en")) == [[text, "x"]]


def test_each_language_has_the_separator_of_its_spreadsheets() -> None:
    rows = [["a", "b;c"], ["é", "d,e"]]

    french, english = table_of(rows, language="fr"), table_of(rows, language="en")

    assert french.startswith(b"\xef\xbb\xbfa;")
    assert english.startswith(b"\xef\xbb\xbfa,b")
    assert cells(french, ";") == cells(english) == rows
