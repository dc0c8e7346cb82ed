from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27 cyberattaques", ["27 cyberattaques = 27 cyberattaques"]),
        ("2 209 Français", ["2 209 = 2209"]),
        ("trois jeunes hommes", ["trois = 3"]),
        ("sept endroits différents", ["sept endroits = 7 endroits"]),
        ("500 000 points de données", ["500 000 points = 500000 points"]),
        ("les deux pris en flagrant délit", ["deux = 2"]),
        ("12 dans la salle", ["12 = 12"]),
        ("30 annoncés et 26 blessés", ["30 = 30", "26 blessés = 26 blessés"]),
        ("1,7 enfant par femme", ["1,7 = 1.7"]),
    ],
)
def test_nouns(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected
