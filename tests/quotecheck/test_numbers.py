from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.quotecheck.number_words import ENGLISH, FRENCH
from factcheck.quotecheck.numbers import key_of, written
from factcheck.quotecheck.split import fold_lines, split_words


def keys(text: str, language: str) -> list[str]:
    return split_words(text, fold_lines(text), language).keys


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zéro", ["#0"]),
        ("trois", ["#3"]),
        ("dix-sept", ["#17"]),
        ("dix cinq", ["#10", "#5"]),
        ("vingt et un", ["#21"]),
        ("vingt et une", ["#21"]),
        ("vingt-deux", ["#22"]),
        ("trente et onze", ["#30", "et", "#11"]),
        ("cinquante-neuf", ["#59"]),
        ("soixante et onze", ["#71"]),
        ("soixante-dix-huit", ["#78"]),
        ("septante-cinq", ["#75"]),
        ("quatre-vingts", ["#80"]),
        ("quatre-vingt-un", ["#81"]),
        ("quatre-vingt-seize", ["#96"]),
        ("quatre-vingt-dix-neuf", ["#99"]),
        ("octante-deux nonante", ["#82", "#90"]),
        ("cent", ["#100"]),
        ("cent quatre-vingt", ["#180"]),
        ("trois cents", ["#300"]),
        ("deux cent cinquante", ["#250"]),
        ("cent cent", ["#100", "#100"]),
        ("mille", ["#1000"]),
        ("mille neuf cent quatorze", ["#1914"]),
        ("deux mille vingt-quatre", ["#2024"]),
        ("cinq cent mille", ["#500000"]),
        ("un million deux cent mille", ["#1200000"]),
        ("trois milliards", ["#3000000000"]),
        ("mille milliards", ["#1000", "#1000000000"]),
        ("mille mille", ["#1000", "#1000"]),
        ("3,5 millions", ["#3500000"]),
        ("3 mille cinq cents", ["#3500"]),
        ("3 cents", ["#3", "#100"]),
        ("trois virgule cinq", ["#3.5"]),
        ("trois virgule vingt-cinq millions", ["#3250000"]),
        ("zéro virgule zéro cinq", ["#0.05"]),
        ("trois virgule cinq cents", ["#3.5", "#100"]),
        ("vingt dix", ["#20", "#10"]),
        ("vingt zéro", ["#20", "#0"]),
        ("zéro cent", ["#0", "#100"]),
        ("dix-six", ["#10", "#6"]),
        ("cent et un", ["#100", "et", "un"]),
        ("cent vingt et un", ["#121"]),
        ("cent et deux", ["#100", "et", "#2"]),
        ("vingt puis un", ["#20", "puis", "un"]),
        ("trois virgule mais", ["#3", "virgule", "mais"]),
        ("trois virgule", ["#3", "virgule"]),
        ("trois virgule cinq, six", ["#3.5", "#6"]),
        ("un chien et une chatte", ["un", "chien", "et", "une", "chatte"]),
        ("deux, trois personnes", ["#2", "#3", "personnes"]),
        ("deux trois personnes", ["#2", "#3", "personnes"]),
        ("trente et quarante", ["#30", "et", "#40"]),
        ("vingt et", ["#20", "et"]),
        ("cent, vingt", ["#100", "#20"]),
        ("soixante vingt", ["#60", "#20"]),
        ("pour cent personnes", ["%", "personnes"]),
        ("douze pour cent", ["#12", "%"]),
        ("pour cinq", ["pour", "#5"]),
        ("5 euros, 5 €", ["#5", "€", "#5", "€"]),
    ],
)
def test_french_numbers_are_read(text: str, expected: list[str]) -> None:
    assert keys(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seventeen", ["#17"]),
        ("ten seven", ["#10", "#7"]),
        ("twenty-one", ["#21"]),
        ("twenty thirty", ["#2030"]),
        ("thirty twenty", ["#30", "#20"]),
        ("ninety-nine", ["#99"]),
        ("seventy eleven", ["#70", "#11"]),
        ("one hundred and five", ["#105"]),
        ("one hundred and", ["#100", "and"]),
        ("two hundred fifty-six", ["#256"]),
        ("nineteen hundred", ["#1900"]),
        ("twenty hundred", ["#20", "#100"]),
        ("two thousand and one", ["#2001"]),
        ("ten thousand five hundred", ["#10500"]),
        ("nineteen eighty-four", ["#1984"]),
        ("twenty twenty-four", ["#2024"]),
        ("sixteen seventeen", ["#16", "#17"]),
        ("nineteen four", ["#19", "#4"]),
        ("three point two five", ["#3.25"]),
        ("three point twenty-five", ["#3.25"]),
        ("three point two nine", ["#3.29"]),
        ("nineteen ten", ["#1910"]),
        ("one point five billion", ["#1500000000"]),
        ("between one hundred and two hundred", ["between", "#100", "and", "#200"]),
        ("zero and five", ["#0", "and", "#5"]),
        ("twenty and five", ["#20", "and", "#5"]),
        ("five hundred and men", ["#500", "and", "men"]),
        ("one and two", ["one", "and", "#2"]),
        ("two and three", ["#2", "and", "#3"]),
        ("a hundred people", ["a", "#100", "people"]),
        ("one of them", ["one", "of", "them"]),
        ("six percent, six per cent, 6%", ["#6", "%", "#6", "%", "#6", "%"]),
        ("per person", ["per", "person"]),
        ("3bn", ["#3000000000"]),
        ("1.5tn", ["#1500000000000"]),
        ("50k", ["#50000"]),
        ("3m", ["3m"]),
        ("3mn", ["#3000000"]),
    ],
)
def test_english_numbers_are_read(text: str, expected: list[str]) -> None:
    assert keys(text, "en") == expected


@pytest.mark.parametrize(
    ("digits", "french", "english"),
    [
        ("500000", "500000", "500000"),
        ("500 000", "500000", "500000"),
        ("500,000", "500000", "500000"),
        ("500'000", "500000", "500000"),
        ("1,234,567", "1234567", "1234567"),
        ("1.234.567", "1234567", "1234567"),
        ("1.500", "1500", "1.5"),
        ("1,500", "1500", "1500"),
        ("0,500", "0.5", "0.5"),
        ("0.500", "0.5", "0.5"),
        ("3,5", "3.5", "3.5"),
        ("3.50", "3.5", "3.5"),
        ("1 234,5", "1234.5", "1234.5"),
        ("1,234.5", "1234.5", "1234.5"),
        ("007", "7", "7"),
        ("2mds", "2000000000", "2000000000"),
    ],
)
def test_digits_have_a_value(digits: str, french: str, english: str) -> None:
    assert written(digits, FRENCH) == Decimal(french)
    assert written(digits, ENGLISH) == Decimal(english)


@pytest.mark.parametrize("word", ["mot", "3x", "3m", "", "1" * 25, "12h"])
def test_other_words_have_no_value(word: str) -> None:
    assert written(word, FRENCH) is None


def test_a_number_of_24_digits_still_has_a_value() -> None:
    assert written("9" * 24, FRENCH) == Decimal("9" * 24)


def test_m_is_a_million_behind_a_currency_sign() -> None:
    assert written("3m", ENGLISH, money=True) == 3_000_000


@pytest.mark.parametrize(
    ("value", "key"), [("3.50", "#3.5"), ("500000", "#500000"), ("1E+6", "#1000000"), ("0", "#0")]
)
def test_a_key_is_plain(value: str, key: str) -> None:
    assert key_of(Decimal(value)) == key
