from __future__ import annotations

from factcheck.consistency import check
from tests.consistency.writing import found, written


def test_a_watchdog_without_its_name() -> None:
    (finding,) = check(written("Bourse\n\nLe gendarme de la Bourse enquête sur Orvel."))

    assert (finding.rule, finding.severity) == ("name.nickname", "note")
    assert finding.message("fr") == (
        "«\u202fgendarme de la Bourse\u202f» n’est pas nommé\u00a0: sans doute l’AMF."
    )
    assert finding.message("en") == "“gendarme de la Bourse” is not named: probably l’AMF."


def test_a_watchdog_with_its_name() -> None:
    assert found(written("Bourse\n\nLe gendarme de la Bourse, l'AMF, enquête sur Orvel.")) == []


def test_an_english_watchdog() -> None:
    text = "Markets\n\nThe City watchdog looks at Orvel."

    assert found(written(text, language="en")) == [("name.nickname", ["City watchdog"])]
    assert found(written(text + " The FCA would not say.", language="en")) == []
