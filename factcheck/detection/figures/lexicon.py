"""What one language gives to the figures finder: its tables, and phrases ready to look up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from factcheck.detection.english.dates import DATES as ENGLISH_DATES
from factcheck.detection.english.numbers import NUMBERS as ENGLISH_NUMBERS
from factcheck.detection.english.references import NAMES as ENGLISH_NAMES
from factcheck.detection.english.units import UNITS as ENGLISH_UNITS
from factcheck.detection.figures.tokens import tokenise
from factcheck.detection.french.dates import DATES as FRENCH_DATES
from factcheck.detection.french.numbers import NUMBERS as FRENCH_NUMBERS
from factcheck.detection.french.references import NAMES as FRENCH_NAMES
from factcheck.detection.french.units import UNITS as FRENCH_UNITS
from factcheck.detection.tables import DateTable, NameTable, NumberTable, Phrases, UnitTable, words

Index = Mapping[str, Phrases]

# Signs of currencies; the first form of a language's dollar is the American one.
SIGNS = {
    "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW",
    "₪": "ILS", "₴": "UAH", "₺": "TRY", "₦": "NGN", "฿": "THB", "₫": "VND", "₱": "PHP",
}  # fmt: skip
# Letters before "$" or "£": "US$20,000", "NZ $26 million".
DOLLARS = {
    "us": "USD", "nz": "NZD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD",
    "hk": "HKD", "s": "SGD", "sg": "SGD", "r": "BRL", "nt": "TWD", "mx": "MXN", "z": "ZWD",
    "aus": "AUD",
}  # fmt: skip
CODES = words(
    """
    USD EUR GBP JPY CHF CAD AUD NZD CNY INR RUB BRL ZAR KRW MXN SEK NOK DKK PLN CZK HUF TRY
    ILS HKD SGD THB MYR IDR PHP AED SAR EGP NGN KES XOF XAF MAD DZD TND UAH BTC FRF
    """
)
# Every word that a currency before a number may begin with.
MONEY_WORDS = frozenset({"rs", *DOLLARS, *(code.lower() for code in CODES)})


@dataclass(frozen=True, slots=True)
class Lexicon:
    language: str
    numbers: NumberTable
    units: UnitTable
    dates: DateTable
    names: NameTable
    # Phrases by their last word, longest first; and by their first word.
    approximators: Index
    relative: Index
    steps: Mapping[tuple[str, ...], tuple[str, int]]
    triggers: frozenset[str]


def words_of(phrase: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokenise(phrase) if token.kind != "break")


@cache
def lexicon_of(language: str) -> Lexicon:
    """The lexicon of "fr" or "en"."""
    if language == "fr":
        return _build("fr", FRENCH_NUMBERS, FRENCH_UNITS, FRENCH_DATES, FRENCH_NAMES)
    return _build("en", ENGLISH_NUMBERS, ENGLISH_UNITS, ENGLISH_DATES, ENGLISH_NAMES)


def _build(
    language: str, numbers: NumberTable, units: UnitTable, dates: DateTable, names: NameTable
) -> Lexicon:
    relative = _by_word((words_of(phrase) for phrase in dates.relative), 0)
    starts: list[Iterable[str]] = [
        numbers.small, numbers.alone, numbers.one, numbers.collectives, numbers.vague,
        numbers.several, dates.months, dates.short_months, dates.middle, dates.decade, dates.first,
        relative, ("half",),
    ]  # fmt: skip
    return Lexicon(
        language,
        numbers,
        units,
        dates,
        names,
        approximators=_by_word((words_of(phrase) for phrase in numbers.approximators), -1),
        relative=relative,
        steps={words_of(phrase): step for phrase, step in dates.relative.items()},
        triggers=frozenset().union(*starts),
    )


def _by_word(phrases: Iterable[tuple[str, ...]], place: int) -> Index:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        found[phrase[place]].append(phrase)
    return {word: tuple(several) for word, several in found.items()}
