from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[str]]


@pytest.mark.parametrize(
    "text",
    [
        "la D 906, bac+3, une place dans le RER A",
        "une 3DS, un A330, l'AF447, TF1, la NK603 et le G7",
        "sur France 2, Europe 1 et BFM TV, en Formule 1",
        "le Covid-19, la RN2 et le H1N1",
        "la 3DS en 2D et en 4G",
        "Selon 20 Minutes, les 24 Heures du Mans",
        "un Boeing 737, une 300 SL, la Porsche 911",
        "aux Jeux de Rio 2016",
        "la centrale « Valmont 4 »",
    ],
)
def test_names(french: Found, text: str) -> None:
    assert french(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "notée A3/Baa2, l'article 58-1, n° 89417-6",
        "les pages 4 et 5, les articles 12, 13 et 14",
        "selon lui [1] et d'autres [2, 3]",
        "la version 3.1.0, Ubuntu 12.10",
    ],
)
def test_references(french: Found, text: str) -> None:
    assert french(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "75011 Paris",
        "12, rue des Lilas",
        "5 bis avenue Foch",
    ],
)
def test_addresses(french: Found, text: str) -> None:
    assert french(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "(27’)",
        "au 01 23 45 67 89, au 01.23.45.67.89, au 0800 123 456",
        "FR76 3000 6000 0112 3456 7890 189",
        "L'adresse 192.168.1.10",
        "le compte 12345678901234567890123456",
        "2^10",
    ],
)
def test_codes(french: Found, text: str) -> None:
    assert french(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "en 1/4 de finale",
        "sur 20minutes.fr",
        "24 heures sur 24, 7 jours sur 7",
        "un 4-3-3 bien rodé",
        "24h/24 et 7j/7, un 4x4",
    ],
)
def test_habits_of_speech(french: Found, text: str) -> None:
    assert french(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "@elu2024 #jo2024 https://exemple.fr/2012/03 a12@exemple.fr",
    ],
)
def test_addresses_of_the_web(french: Found, text: str) -> None:
    assert french(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "1. Le premier point\n2) Le second\n12\n3.1 Titre",
    ],
)
def test_numbers_of_a_list(french: Found, text: str) -> None:
    assert french(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le CAC 40 cède, le Dow Jones 17.500 gagne.", ["17.500 = 17500"]),
        ("À Lyon 200 personnes ont voté.", ["200 personnes = 200 personnes"]),
        ("En France 2 millions de foyers", ["2 millions de foyers = 2000000 foyers"]),
        ("Ces 20 minutes suffisent.", ["20 minutes = 20 minute"]),
        ("aux 75 000 lecteurs", ["75 000 lecteurs = 75000 lecteurs"]),
        ("4 maires\n2012", ["4 maires = 4 maires", "2012 = 2012"]),
        ("La salle. Douze élus y siègent.", ["Douze élus = 12 élus"]),
    ],
)
def test_numbers_beside_names_still_count(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected
