from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.forms.numbers import NumberError, read_number, write_number


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("491 840", "fr", "491840"),
        ("491\u202f840", "fr", "491840"),
        ("491\u00a0840", "en", "491840"),
        ("1 234 567,89", "fr", "1234567.89"),
        ("1 234.567", "fr", "1234.567"),
        ("3,5", "fr", "3.5"),
        ("3,5", "en", "3.5"),
        ("1.4", "fr", "1.4"),
        ("1.4", "en", "1.4"),
        ("3,141", "fr", "3.141"),
        ("491,840", "en", "491840"),
        ("491.840", "en", "491.84"),
        ("0.500", "fr", "0.5"),
        ("1234.500", "fr", "1234.5"),
        ("1,234,567.89", "fr", "1234567.89"),
        ("1.234.567,89", "en", "1234567.89"),
        ("1.234.567", "fr", "1234567"),
        ("1'234'567", "fr", "1234567"),
        ("-12,5", "fr", "-12.5"),
        ("\u221212", "en", "-12"),
        ("+7", "en", "7"),
        (" 2021 ", "fr", "2021"),
        ("0", "fr", "0"),
        ("1" * 24 + ",000000000", "fr", "1" * 24),
    ],
)
def test_numbers_are_read_as_typed(text: str, language: str, value: str) -> None:
    assert read_number(text, language) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("491.840", "fr", "ambiguous"),
        ("1.400", "fr", "ambiguous"),
        ("", "fr", "invalid"),
        ("abc", "fr", "invalid"),
        ("12 %", "fr", "invalid"),
        ("3,5 millions", "fr", "invalid"),
        ("49 18", "fr", "invalid"),
        ("1 2345", "fr", "invalid"),
        ("1234 567", "fr", "invalid"),
        ("12,34,56", "en", "invalid"),
        ("1,234.567,89", "en", "invalid"),
        ("1.2,3", "fr", "invalid"),
        ("1 234.567.890", "fr", "invalid"),
        (",5", "fr", "invalid"),
        ("5.", "en", "invalid"),
        ("--5", "en", "invalid"),
        ("1e5", "en", "invalid"),
        ("NaN", "en", "invalid"),
        ("Infinity", "en", "invalid"),
        ("\u0663\u0665", "fr", "invalid"),
        ("1_000", "en", "invalid"),
        ("1" * 25, "fr", "too_long"),
        ("1" * 100_000, "fr", "too_long"),
        ("0,1234567", "fr", "too_long"),
    ],
)
def test_what_is_no_number_is_refused(text: str, language: str, code: str) -> None:
    with pytest.raises(NumberError) as refusal:
        read_number(text, language)

    assert refusal.value.code == code


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=6, min_value=-(10**20), max_value=10**20
    ),
    st.sampled_from(["fr", "en"]),
)
def test_what_is_written_is_read_back(value: Decimal, language: str) -> None:
    assert read_number(write_number(value, language), language) == value


@given(st.text(alphabet="0123456789.,' -+\u00a0\u202f", max_size=30), st.sampled_from(["fr", "en"]))
def test_any_text_is_a_number_or_refused(text: str, language: str) -> None:
    try:
        value = read_number(text, language)
    except NumberError:
        return

    assert value.is_finite()


def test_a_number_is_written_the_way_of_its_language() -> None:
    assert write_number(Decimal("1234.500000"), "fr") == "1234,5"
    assert write_number(Decimal("491840.000000"), "en") == "491840"
    assert write_number(Decimal("1E+3"), "en") == "1000"
