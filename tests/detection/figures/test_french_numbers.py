from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le village compte 500000 habitants.", ["500000 habitants = 500000 habitants"]),
        ("La région a perdu 12 500 emplois.", ["12 500 emplois = 12500 emplois"]),
        ("La région a perdu 12\xa0500 emplois.", ["12\xa0500 emplois = 12500 emplois"]),
        ("La région a perdu 12\u202f500 emplois.", ["12\u202f500 emplois = 12500 emplois"]),
        ("La région a perdu 12.500 emplois.", ["12.500 emplois = 12500 emplois"]),
        ("Le canton a reçu 12'500 demandes.", ["12'500 demandes = 12500 demandes"]),
        (
            "Les 1 984 inscrits sont venus en 1984.",
            ["1 984 inscrits = 1984 inscrits", "1984 = 1984"],
        ),
        ("Le 8 500 et le 12 500 gagnent.", ["8 500 = 8500", "12 500 = 12500"]),
    ],
)
def test_digits_in_groups(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un taux de 3,5 % suffit.", ["3,5 % = 3.5 %"]),
        ("Un taux de 99,9999 % est promis.", ["99,9999 % = 99.9999 %"]),
        ("Il monte à 16% puis à 1.4 %.", ["16% = 16 %", "1.4 % = 1.4 %"]),
        ("Vingt pour cent des voix", ["Vingt pour cent = 20 %"]),
        ("Un pour cent des voix", ["Un pour cent = 1 %"]),
        ("deux points de pourcentage", ["deux points de pourcentage = 2 points de pourcentage"]),
    ],
)
def test_decimals_and_percent(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Près de 2000 personnes ont défilé en 2000.",
            ["2000 personnes = 2000 personnes", "2000 = 2000"],
        ),
        (
            "1200 moutons, 1200 ans et 3000 mètres",
            ["1200 moutons = 1200 moutons", "1200 ans = 1200 an", "3000 mètres = 3000 m"],
        ),
        ("En 2012 300 maires sont venus.", ["2012 = 2012", "300 maires = 300 maires"]),
        ("L'an 2000, l'horizon 2050 et l'été 2012", ["2000 = 2000", "2050 = 2050", "2012 = 2012"]),
    ],
)
def test_four_digits_count_or_date(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un prêt de 1 milliard d'euros", ["1 milliard d'euros = 1000000000 EUR"]),
        ("une dette de 3,5 milliards de dollars", ["3,5 milliards de dollars = 3500000000 USD"]),
        ("82,2 millions de tonnes de blé", ["82,2 millions de tonnes = 82200000 t"]),
        ("un milliard et demi d'euros", ["un milliard et demi d'euros = 1500000000 EUR"]),
        (
            "une pétition de 2 800 000 de signatures",
            ["2 800 000 de signatures = 2800000 signatures"],
        ),
        (
            "trois millions cinq cent mille habitants",
            ["trois millions cinq cent mille habitants = 3500000 habitants"],
        ),
        ("50 mille tonnes", ["50 mille tonnes = 50000 t"]),
        ("un demi-million de visiteurs", ["un demi-million de visiteurs = 500000 visiteurs"]),
    ],
)
def test_powers_of_ten(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "7,2 Mds€ de recettes, 15 M€ de pertes et 300 k€ d'aide",
            ["7,2 Mds€ = 7200000000 EUR", "15 M€ = 15000000 EUR", "300 k€ = 300000 EUR"],
        ),
        (
            "12 000 francs suisses, 20 dollars canadiens et 100 livres sterling",
            [
                "12 000 francs suisses = 12000 CHF",
                "20 dollars canadiens = 20 CAD",
                "100 livres sterling = 100 GBP",
            ],
        ),
        (
            "247 milliards de dollars de Hong Kong",
            ["247 milliards de dollars de Hong Kong = 247000000000 HKD"],
        ),
        ("une amende de 50 centimes", ["50 centimes = 50 centime"]),
        ("4.000 EUROS DE PRIME", ["4.000 EUROS = 4000 EUR"]),
        ("15 € et 20 CHF", ["15 € = 15 EUR", "20 CHF = 20 CHF"]),
    ],
)
def test_money(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("il mesure 1m80, elle 1 mètre 60", ["1m80 = 1.8 m", "1 mètre 60 = 1.6 m"]),
        (
            "une heure et demie, un an et demi, six mois et demi",
            [
                "une heure et demie = 1.5 heure",
                "un an et demi = 1.5 an",
                "six mois et demi = 6.5 mois",
            ],
        ),
        (
            "36 ans, 10 minutes et 5,2 km",
            ["36 ans = 36 an", "10 minutes = 10 minute", "5,2 km = 5.2 km"],
        ),
        (
            "une salle de 30 m², un mur de 20 mètres carrés, une cuve de 3 mètres cubes",
            ["30 m² = 30 m²", "20 mètres carrés = 20 m²", "3 mètres cubes = 3 m³"],
        ),
        (
            "à 300 kilomètres par heure ou à 120 km/h",
            ["300 kilomètres par heure = 300 km/h", "120 km/h = 120 km/h"],
        ),
        ("il fait 35 °C, soit 95 degrés", ["35 °C = 35 °C", "95 degrés = 95 degré"]),
        ("deux ans et demi", ["deux ans et demi = 2.5 an"]),
        (
            "les six premiers mois et ces dix dernières années",
            ["six premiers mois = 6 mois", "dix dernières années = 10 an"],
        ),
        (
            "un temps de 6 minutes 44 secondes et 97 centièmes",
            ["6 minutes 44 secondes et 97 centièmes = 40497 centième"],
        ),
        ("1,80 m, 16 Go et 30 m de long", ["1,80 m = 1.8 m", "16 Go = 16 Go", "30 m = 30 m"]),
    ],
)
def test_units(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dans sept villages", ["sept villages = 7 villages"]),
        ("Deux cents moutons", ["Deux cents moutons = 200 moutons"]),
        ("soixante et un cas", ["soixante et un cas = 61 cas"]),
        ("cent trente-sept morts", ["cent trente-sept morts = 137 morts"]),
        ("septante ans et nonante ans", ["septante ans = 70 an", "nonante ans = 90 an"]),
        ("à quatre-vingt-dix mètres", ["quatre-vingt-dix mètres = 90 m"]),
        ("quatre-vingt-dix-sept élus", ["quatre-vingt-dix-sept élus = 97 élus"]),
        ("soixante-quinze maires", ["soixante-quinze maires = 75 maires"]),
        ("Dix-huit mineurs", ["Dix-huit mineurs = 18 mineurs"]),
        ("deux cent mille euros", ["deux cent mille euros = 200000 EUR"]),
        (
            "mille euros pour cent personnes",
            ["mille euros = 1000 EUR", "cent personnes = 100 personnes"],
        ),
    ],
)
def test_number_words(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "neuf morts, neuf autres et neuf mois",
            ["neuf morts = 9 morts", "neuf = 9", "neuf mois = 9 mois"],
        ),
    ],
)
def test_nine_counts_where_something_is_counted(
    french: Found, text: str, expected: list[str]
) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "un vélo neuf, une voiture toute neuve, l'état neuf",
        "Il a acheté du neuf.",
    ],
)
def test_new_is_no_nine(french: Found, text: str) -> None:
    assert french(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Un maire et une adjointe ont voté.",
        "la 36ème place, la 12e étape, le 1er prix",
        "la première fois, le deuxième tour",
        "au XIXe siècle, Louis XIV, la Ve République",
    ],
)
def test_one_and_ordinals_are_no_figures(french: Found, text: str) -> None:
    assert french(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "aux quatre coins du pays, à deux reprises",
        "Tous deux sont venus.",
        "un deux-roues volé",
        "la loi du chapitre deux",
    ],
)
def test_words_that_only_look_like_numbers(french: Found, text: str) -> None:
    assert french(text) == []
