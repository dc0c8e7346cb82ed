from __future__ import annotations

from typing import Any

import pytest

from factcheck.consistency.phrasing import DeskLanguage, Phrasing, typeset


@pytest.mark.parametrize(
    ("template", "value", "french", "english"),
    [
        ("{x:number}", "491840", "491\u202f840", "491,840"),
        ("{x:number}", "999", "999", "999"),
        ("{x:number}", "1234.5", "1\u202f234,5", "1,234.5"),
        ("{x:number}", 7, "7", "7"),
        ("{x:percent}", "1.6", "1,6\u202f%", "1.6%"),
        ("{x:sum}", ["1000", "2.5"], "1\u202f000 + 2,5", "1,000 + 2.5"),
        ("{x:day}", "2021-02-14", "14 février 2021", "14 February 2021"),
        ("{x:day}", "2021-05-01", "1er mai 2021", "1 May 2021"),
        ("{x:day}", "--12-31", "31 décembre", "31 December"),
        ("{x:day}", "2021", "2021", "2021"),
        ("{x:weekday}", 0, "lundi", "Monday"),
        ("{x:weekday}", 6, "dimanche", "Sunday"),
        ("{x:words}", "un mot", "«\u202fun mot\u202f»", "“un mot”"),
        ("{x:words}", ["a"], "«\u202fa\u202f»", "“a”"),
        ("{x:words}", ["a", "b"], "«\u202fa\u202f» et «\u202fb\u202f»", "“a” and “b”"),
        (
            "{x:words}",
            ["a", "b", "c"],
            "«\u202fa\u202f», «\u202fb\u202f» et «\u202fc\u202f»",
            "“a”, “b” and “c”",
        ),
        ("{x:words}", "two\n lines", "«\u202ftwo lines\u202f»", "“two lines”"),
        (
            "{x:groups}",
            [["a", "b"], ["c", "d"]],
            "«\u202fa\u202f» = «\u202fb\u202f»\u202f; «\u202fc\u202f» = «\u202fd\u202f»",
            "“a” = “b”; “c” = “d”",
        ),
        ("{x}", "as it is", "as it is", "as it is"),
    ],
)
def test_shown_in_both_languages(template: str, value: Any, french: str, english: str) -> None:
    assert Phrasing("fr").vformat(template, (), {"x": value}) == french
    assert Phrasing("en").vformat(template, (), {"x": value}) == english


@pytest.mark.parametrize("language", ["fr", "en"])
def test_long_words_are_cut(language: DeskLanguage) -> None:
    shown = Phrasing(language).vformat("{x:words}", (), {"x": "a" * 60 + "b"})

    assert shown.strip("«»“”\u202f") == "a" * 59 + "…"
    assert (
        Phrasing(language).vformat("{x:words}", (), {"x": "a" * 60}).strip("«»“”\u202f") == "a" * 60
    )


def test_typeset() -> None:
    assert typeset("Qu'est-ce : 5 % ; ah ? oh !") == (
        "Qu’est-ce\u00a0: 5\u202f%\u202f; ah\u202f? oh\u202f!"
    )
