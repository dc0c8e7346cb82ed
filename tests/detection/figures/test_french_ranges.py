from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("une trentaine de laboratoires", ["une trentaine de laboratoires = 30 laboratoires"]),
        ("une vingtaine d'états", ["une vingtaine d'états = 20 états"]),
        ("une demi-douzaine de fois", ["une demi-douzaine de fois = 6 fois"]),
        ("une centaine de millions d'euros", ["une centaine de millions d'euros = 100000000 EUR"]),
        ("deux douzaines d'œufs", ["deux douzaines d'œufs = 24 œufs"]),
        ("une quarantaine de blessés", ["une quarantaine de blessés = 40 blessés"]),
    ],
)
def test_round_counts(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("des milliers de cartes", ["milliers de cartes = >=1000 cartes"]),
        ("quelques centaines de lettres", ["centaines de lettres = >=100 lettres"]),
        ("quelques centaines", ["quelques centaines = >=100"]),
        (
            "plusieurs dizaines de milliers de manifestants",
            ["dizaines de milliers de manifestants = >=10000 manifestants"],
        ),
        ("des millions d'euros", ["millions d'euros = >=1000000 EUR"]),
    ],
)
def test_vague_counts(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "placé en quarantaine, la trentaine passée",
    ],
)
def test_quarantine_is_no_count(french: Found, text: str) -> None:
    assert french(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 jours sur 7", ["6 jours sur 7 = 6/7 jour"]),
        ("Sept Français sur dix", ["Sept Français sur dix = 7/10"]),
        ("quatre adultes sur dix", ["quatre adultes sur dix = 4/10 adultes"]),
        ("22 des 27 gouvernements", ["22 des 27 gouvernements = 22/27 gouvernements"]),
        (
            "une fois toutes les 35 000 naissances",
            ["une fois toutes les 35 000 naissances = 1/35000 naissances"],
        ),
        ("un enfant sur cinq", ["un enfant sur cinq = 1/5"]),
        (
            "les deux tiers des voix, un quart des élus et les trois quarts",
            ["deux tiers = 2/3", "un quart = 1/4", "trois quarts = 3/4"],
        ),
        ("noté 15/20", ["15/20 = 15/20"]),
    ],
)
def test_shares(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("une multiplication par 4 des plaintes", ["4 = x4"]),
        ("des plaintes multipliées par deux", ["deux = x2"]),
        ("deux à trois fois plus de cas", ["deux à trois fois = 2..3 fois"]),
    ],
)
def test_factors(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "le tiers payant, le quart-monde",
        "un demi bien frais",
    ],
)
def test_no_share(french: Found, text: str) -> None:
    assert french(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de 1 000 à 4 000 emplois", ["1 000 à 4 000 emplois = 1000..4000 emplois"]),
        ("entre 5 et 10 euros", ["5 et 10 euros = 5..10 EUR"]),
        ("les 18 à 25 ans", ["18 à 25 ans = 18..25 an"]),
        ("le taux passe de 75 % à 50 %", ["75 % à 50 % = 75..50 %"]),
        ("3 à 4 millions d'euros", ["3 à 4 millions d'euros = 3000000..4000000 EUR"]),
        ("40 à 50.000 personnes", ["40 à 50.000 personnes = 40000..50000 personnes"]),
        ("100.000 à 150.000 personnes", ["100.000 à 150.000 personnes = 100000..150000 personnes"]),
        ("sept ou huit hôtels", ["sept ou huit hôtels = 7..8 hôtels"]),
        ("20-30 personnes", ["20-30 personnes = 20..30 personnes"]),
    ],
)
def test_ranges(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("une boîte de 93 mm x 156 mm x 22 mm", ["93 mm x 156 mm x 22 mm = 93..156..22 mm"]),
        ("124 x 65 x 50 centimètres", ["124 x 65 x 50 centimètres = 124..65..50 cm"]),
    ],
)
def test_sides(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 élus sur 20 communes", ["10 élus = 10 élus", "20 communes = 20 communes"]),
        ("Il perd 9 à 1 400 points.", ["9 = 9", "1 400 points = 1400 points"]),
        ("5 morts et 10 blessés", ["5 morts = 5 morts", "10 blessés = 10 blessés"]),
        ("10 à Damas, 4 à Homs", ["10 = 10", "4 = 4"]),
        (
            "20 % à la baisse et 30 % à 20 euros",
            ["20 % = 20 %", "30 % = 30 %", "20 euros = 20 EUR"],
        ),
        ("une chute de 5 euros à 10 heures", ["5 euros = 5 EUR", "10 heures = 10:00"]),
    ],
)
def test_two_figures_are_no_range(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 banques en ont parlé, puis 10 autres", ["6 banques = 6 banques", "10 = 10"]),
        ("302 voix pour et 225 contre", ["302 voix = 302 voix", "225 = 225"]),
    ],
)
def test_elided_nouns(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("il fait - 10°C, puis -5 degrés", ["- 10°C = -10 °C", "-5 degrés = -5 degré"]),
        ("un recul de - 33 %", ["- 33 % = -33 %"]),
        ("(-12,5%)", ["-12,5% = -12.5 %"]),
        ("une hausse de +4 %", ["+4 % = 4 %"]),
    ],
)
def test_signs(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("une baisse – 12 communes sur la liste", ["12 communes = 12 communes"]),
        ("l'accord Paris-12 communes", []),
    ],
)
def test_dashes_are_no_signs(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bastia 1 - 0 Toulouse, puis 11-0", ["1 - 0 = 1-0", "11-0 = 11-0"]),
        ("2-2 à la pause, 1-3 à la fin", ["2-2 = 2-2", "1-3 = 1-3"]),
        ("Il a battu Metz 27 à 24, et non de 27 à 24.", ["27 à 24 = 27-24", "27 à 24 = 27..24"]),
        ("Il a gagné 3-0 à Lyon, puis 6-4, 7-5.", ["3-0 = 3-0", "6-4 = 6-4", "7-5 = 7-5"]),
        ("Lyon 2 à 1", ["2 à 1 = 2-1"]),
    ],
)
def test_scores(french: Found, text: str, expected: list[str]) -> None:
    assert french(text) == expected
