from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mis à jour le 17/03/14", ["17/03/14 = 2014-03-17"]),
        (
            "le 1er août 2012 et le premier décembre",
            ["1er août 2012 = 2012-08-01", "premier décembre = --12-01"],
        ),
        ("mardi 3 juillet, puis le 19 mars dernier", ["3 juillet = --07-03", "19 mars = --03-19"]),
        ("14 février 2021", ["14 février 2021 = 2021-02-14"]),
        (
            "le 29/10/2012, le 29.10.2012 et le 2012-10-29",
            ["29/10/2012 = 2012-10-29", "29.10.2012 = 2012-10-29", "2012-10-29 = 2012-10-29"],
        ),
        ("le 14 sept. 2012", ["14 sept. 2012 = 2012-09-14"]),
    ],
)
def test_days(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en mai 68, la saison 2012", ["mai 68 = 1968-05", "2012 = 2012"]),
        ("en octobre 2020, fin mai 2019", ["octobre 2020 = 2020-10", "mai 2019 = 2019-05"]),
        ("à la mi-juin et début 2021", ["mi-juin = --06", "2021 = 2021"]),
        ("depuis 1991", ["1991 = 1991"]),
        ("2013 sera une bonne année", ["2013 = 2013"]),
    ],
)
def test_months_and_years(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "dans les années 1970, les années 70 et les années soixante-dix",
            ["années 1970 = 1970s", "années 70 = 1970s", "années soixante-dix = 1970s"],
        ),
    ],
)
def test_decades(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("les 1er, 2 et 3 mars", ["1er, 2 et 3 mars = --03-01/--03-03"]),
        ("du lundi 3 au vendredi 7 mars", ["3 au vendredi 7 mars = --03-03/--03-07"]),
        ("de 2015 à octobre 2020", ["2015 à octobre 2020 = 2015/2020-10"]),
        ("du 14 février au 3 mars 2021", ["14 février au 3 mars 2021 = 2021-02-14/2021-03-03"]),
        ("les 8 et 15 février 2021", ["8 et 15 février 2021 = 2021-02-08/2021-02-15"]),
        ("du 3 au 9 juin", ["3 au 9 juin = --06-03/--06-09"]),
        ("le 14 et le 15 février", ["14 et le 15 février = --02-14/--02-15"]),
        ("de juin à octobre 2012", ["juin à octobre 2012 = 2012-06/2012-10"]),
        (
            "en 2002-2004, en 2015-16 et en 1986/87",
            ["2002-2004 = 2002/2004", "2015-16 = 2015/2016", "1986/87 = 1986/1987"],
        ),
        (
            "entre le 1er novembre et le 31 décembre",
            ["1er novembre et le 31 décembre = --11-01/--12-31"],
        ),
        ("entre 2010 et 2012", ["2010 et 2012 = 2010/2012"]),
    ],
)
def test_periods(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en 2020, 2021 et 2022", ["2020 = 2020", "2021 = 2021", "2022 = 2022"]),
        ("en mai 2019 et juin 2020", ["mai 2019 = 2019-05", "juin 2020 = 2020-06"]),
    ],
)
def test_dates_side_by_side_are_no_period(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Elle est partie hier soir, revenue la semaine dernière.",
            ["hier soir =", "la semaine dernière ="],
        ),
        (
            "l'an dernier, le mois dernier et cette année",
            ["l'an dernier =", "le mois dernier =", "cette année ="],
        ),
    ],
)
def test_relative_dates(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "en mai, un avocat de mars",
        "aujourd'hui, lundi",
        "la saison prochaine",
        "L'été fut beau, les années passent.",
    ],
)
def test_months_without_a_number_and_other_words_are_no_dates(french: Found, text: str) -> None:
    assert french(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("à 17h40, à 7h44 et à 0h50", ["17h40 = 17:40", "7h44 = 07:44", "0h50 = 00:50"]),
        ("à 23 h 45 ou à 15 heures", ["23 h 45 = 23:45", "15 heures = 15:00"]),
        ("à quatre heures et demie du matin", ["quatre heures et demie du matin = 04:30"]),
        ("à trois heures de l'après-midi", ["trois heures de l'après-midi = 15:00"]),
        ("à 16:50 (UTC)", ["16:50 = 16:50"]),
        ("à 6 heures GMT, vers 22h30", ["6 heures = 06:00", "22h30 = 22:30"]),
        ("22 h à Paris", ["22 h = 22:00"]),
        ("Il faut attendre 20 heures.", ["20 heures = 20:00"]),
        ("36°c à 00h30", ["36°c = 36 °C", "00h30 = 00:30"]),
    ],
)
def test_times(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("entre 17h40 et 18h40", ["17h40 et 18h40 = 17:40/18:40"]),
        ("de 8 h à 18 h 30", ["8 h à 18 h 30 = 08:00/18:30"]),
        ("de 9 à 18h", ["9 à 18h = 09:00/18:00"]),
        ("entre 14 et 16 heures", ["14 et 16 heures = 14:00/16:00"]),
        ("de 14 heures à 16 heures", ["14 heures à 16 heures = 14:00/16:00"]),
    ],
)
def test_time_ranges(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("à 10h et 12h30", ["10h = 10:00", "12h30 = 12:30"]),
    ],
)
def test_times_side_by_side_are_no_range(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un trajet de 3 h 30", ["3 h 30 = 03:30 h"]),
        ("1 h 50 de jeu", ["1 h 50 = 01:50 h"]),
        ("une course en 2h10", ["2h10 = 02:10 h"]),
        ("pendant 48 heures", ["48 heures = 48 heure"]),
        ("18 heures de garde à vue", ["18 heures = 18 heure"]),
        ("48h", ["48h = 48 heure"]),
        ("il y a 15 heures", ["15 heures = 15 heure"]),
        ("près de 18 heures de retard", ["18 heures = 18 heure"]),
        ("14 heures plus tard", ["14 heures = 14 heure"]),
    ],
)
def test_lasting(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected
