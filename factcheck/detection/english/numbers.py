"""English number words, magnitudes and approximators. Keys are lower case."""

from __future__ import annotations

from factcheck.detection.tables import NumberTable, words

NUMBERS = NumberTable(
    small={
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
        "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
        "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
        "ninety": 90,
    },
    long_tens=(),
    hundred=frozenset({"hundred"}),
    thousand=frozenset({"thousand"}),
    alone=frozenset(),
    joiner="and",
    one=frozenset({"one", "a", "an"}),
    magnitudes={
        "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15, "mln": 6, "bln": 9,
        "crore": 7, "lakh": 5,
    },
    magnitudes_of_one=words(
        """
        hundred thousand million billion trillion lakh crore mln bln
        """
    ),
    # Letters that stand for a magnitude, glued to the digits or beside a currency: "$221bn".
    letters={
        "k": 3, "K": 3, "m": 6, "M": 6, "mn": 6, "mln": 6, "mil": 6, "mm": 6, "MM": 6, "b": 9,
        "B": 9, "bn": 9, "Bn": 9, "BN": 9, "bln": 9, "tn": 12, "trn": 12, "T": 12,
    },
    halves=(("and", "a", "half"),),
    collectives={"dozen": 12, "score": 20},
    vague={
        "tens": 10, "dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 1_000_000,
        "billions": 1_000_000_000, "trillions": 1_000_000_000_000,
    },
    several=frozenset({"several", "many", "few"}),
    fractions={
        "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
        "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
        "eighth": 8, "eighths": 8, "ninth": 9, "tenth": 10, "tenths": 10, "hundredth": 100,
    },
    share_of=frozenset({"of"}),
    out_of=(("in", "every"), ("out", "of", "every"), ("out", "of"), ("of", "every"), ("of", "the"),
              ("of", "its"), ("of", "their"), ("of",), ("in",)),
    per=frozenset(),
    factor_by=frozenset(),
    to=frozenset({"to"}),
    either=frozenset({"or"}),
    between=frozenset({"between"}),
    origin=frozenset({"from"}),
    approximators=(
        "about", "around", "nearly", "almost", "roughly", "approximately", "more than", "less than",
        "fewer than", "over", "under", "at least", "at most", "up to", "as many as", "as much as",
        "as few as", "as little as", "no more than", "no fewer than", "no less than", "not more than",
        "some", "an estimated", "estimated", "close to", "just over", "just under", "well over",
        "slightly more than", "slightly less than", "little more than", "nearly all", "above",
        "below", "upwards of", "upward of", "in excess of", "only about", "just about", "some of",
        "approx", "circa", "north of", "better than",
    ),
)  # fmt: skip
