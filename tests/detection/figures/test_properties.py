from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.detection.figures import find_figures
from factcheck.detection.reading import Reading, read
from factcheck.detection.suggestions import Figure
from factcheck.intake.blocks import Block

LANGUAGES = st.sampled_from(["fr", "en"])
PIECES = st.sampled_from(
    [
        "1",
        "2",
        "12",
        "007",
        "500",
        "1984",
        "2021",
        "3,5",
        "1.5",
        "1,000",
        "12.000",
        "un",
        "une",
        "one",
        "a",
        "deux",
        "two",
        "cent",
        "hundred",
        "mille",
        "million",
        "milliards",
        "€",
        "$",
        "£",
        "%",
        "pour",
        "cent",
        "percent",
        "h",
        "h30",
        ":",
        "/",
        "-",
        "–",
        "–",
        "x",
        "×",
        "°",
        "à",
        "to",
        "et",
        "and",
        "ou",
        "or",
        "de",
        "d'",
        "of",
        "du",
        "au",
        "entre",
        "between",
        "par",
        "sur",
        "in",
        "every",
        "janvier",
        "mai",
        "May",
        "juin",
        "Sept.",
        "er",
        "th",
        "ème",
        "am",
        "p.m.",
        "km",
        "mètres",
        "years",
        "ans",
        "heures",
        "euros",
        "dollars",
        "personnes",
        "people",
        "trentaine",
        "dozen",
        "centaines",
        "hundreds",
        "hier",
        "last",
        "week",
        "années",
        "mi-",
        "mid-",
        "'s",
        "s",
        "'",
        "(",
        ")",
        "[",
        "]",
        ".",
        ",",
        ";",
        "!",
        "\n",
        "France",
        "article",
        "n°",
        "No.",
        "rue",
        "half",
        "and",
        "demi",
        "tiers",
    ]
)
NEWSY = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", "\u00a0"])), max_size=30).map(
    lambda pairs: "".join(piece + space for piece, space in pairs)
)
TEXTS = st.one_of(st.text(), NEWSY)


def body(text: str, language: str) -> Reading:
    return read(text, language=language, blocks=[Block("body", 0, len(text))])


@settings(max_examples=400, deadline=None)
@given(TEXTS, LANGUAGES)
def test_spans_are_slices_in_order_and_apart(text: str, language: str) -> None:
    found = find_figures(read(text, language=language))

    assert [text[figure.start : figure.end] for figure in found] == [one.text for one in found]
    assert all(0 <= figure.start < figure.end <= len(text) for figure in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(
        figure.start <= figure.number_span[0] < figure.number_span[1] <= figure.end
        for figure in found
        if figure.number_span
    )


@settings(max_examples=200, deadline=None)
@given(TEXTS, LANGUAGES)
def test_the_same_text_gives_the_same_figures(text: str, language: str) -> None:
    assert find_figures(read(text, language=language)) == find_figures(
        read(text, language=language)
    )


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["Fin.", "Un arbre a 12 ans.", "7", "le 3 mai 2011"]), LANGUAGES)
def test_a_further_paragraph_changes_nothing_before_it(
    text: str, paragraph: str, language: str
) -> None:
    before = [unresolved(figure) for figure in find_figures(body(text, language))]
    after = find_figures(body(f"{text}\n\n{paragraph}", language))

    assert [unresolved(figure) for figure in after if figure.start < len(text)] == before


@settings(max_examples=200, deadline=None)
@given(NEWSY, LANGUAGES)
def test_a_paragraph_before_only_moves_the_figures(text: str, language: str) -> None:
    lead = "Rien à dire.\n\n"
    alone = find_figures(body(text, language))
    moved = find_figures(body(lead + text, language))

    assert [(one.text, one.value, one.start) for one in moved] == [
        (one.text, one.value, one.start + len(lead)) for one in alone
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "text",
    [
        "1" * 5000,
        "9" * 4000 + " 000" * 900,
        "0." * 900,
        "5" + " million" * 900,
        "1e999999",
        "1" + "0" * 23,
    ],
)
def test_endless_digits_are_passed_over(text: str, language: str) -> None:
    assert all(len(figure.value) < 60 for figure in find_figures(body(text, language)))


def unresolved(figure: Figure) -> Figure:
    return replace(figure, resolved="")
