"""Detectors that tests name by their dotted path: three that work, and every way to misbehave."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from factcheck.detection import Figure, Quote, Source, Suggestion

ALL = ["tests.detectors.numbers", "tests.detectors.quotes", "tests.detectors.names"]
NUMBER = re.compile(r"(\d+(?: \d{3})*) (\w+)")
QUOTE = re.compile(r"« ([^»]+) »(?:, a (déclaré|dit) ((?:[A-Z]\w+ ?)+))?")
NAME = re.compile(r"[A-Z][a-zé]+ [A-Z]\w+")


def numbers(text: str, **known: Any) -> Iterator[Suggestion]:
    """Every number with the word after it."""
    for at in NUMBER.finditer(text):
        yield Figure(
            start=at.start(),
            end=at.end(),
            text=at[0],
            rule="number.noun",
            type="number",
            value=at[1].replace(" ", ""),
            unit=at[2],
            zone=zone_at(at.start(), known["blocks"]),
            number_span=at.span(1),
        )


def quotes(text: str, **known: Any) -> Iterator[Suggestion]:
    for at in QUOTE.finditer(text):
        yield Quote(
            start=at.start(1) - 2,
            end=at.end(1) + 2,
            text=f"« {at[1]} »",
            rule="quote.marks",
            words=at[1],
            speaker=(at[3] or "").strip(),
            cue=f"a {at[2]}" if at[2] else "",
            tier="medium",
            warnings=() if at[3] else ("unattributed",),
        )


def names(text: str, **known: Any) -> list[Suggestion]:
    return [
        Source(
            start=at.start(),
            end=at.end(),
            text=at[0],
            rule="source.name",
            name=at[0],
            source_kind="person",
            tier="low" if at[0].startswith("Peut") else "high",
        )
        for at in NAME.finditer(text)
    ]


def shouting(text: str, **known: Any) -> list[Suggestion]:
    """The newsroom's own: whole lines in capitals."""
    return [
        Source(
            start=at.start(), end=at.end(), text=at[0], rule="ours", name=at[0], source_kind="role"
        )
        for at in re.finditer(r"(?m)^[A-Z ]+$", text)
    ]


def zone_at(place: int, blocks: Iterable[Any]) -> str:
    return next((b.zone for b in blocks if b.start <= place < b.end), "body")


# Those that are skipped.


def raising(text: str, **known: Any) -> list[Suggestion]:
    raise ValueError(text)


def raising_late(text: str, **known: Any) -> Iterator[Suggestion]:
    yield from numbers(text, **known)
    raise RuntimeError(text)


def nothing(text: str, **known: Any) -> None:
    """Forgets to return anything."""


def strings(text: str, **known: Any) -> list[str]:
    return [text]


def endless(text: str, **known: Any) -> Iterator[Suggestion]:
    """Never stops, which only bounds what is kept of it."""
    one = next(numbers(text, **known))
    return (replace(one, rule=f"endless.{count}") for count in itertools.count())


def _bent(**changes: Any) -> Any:
    def detector(text: str, **known: Any) -> list[Suggestion]:
        found = list(numbers(text, **known))
        return [*found[:-1], replace(found[-1], **changes)]

    return detector


shifted = _bent(start=1)
past_the_end = _bent(end=10**9)
backwards = _bent(start=5, end=2)
in_halves = _bent(start=1.0)
other_words = _bent(text="autre chose")
without_a_rule = _bent(rule="")
with_an_endless_rule = _bent(rule="r" * 81)
too_sure = _bent(tier="certain")
with_a_nul = _bent(unit="a\0b")
with_half_a_character = _bent(unit="\ud800")
with_an_object = _bent(unit=object())
with_no_number = _bent(unit=float("nan"))

MISREADING = (
    *("raising", "raising_late", "nothing", "strings", "shifted", "past_the_end", "backwards"),
    *("in_halves", "other_words", "without_a_rule", "with_an_endless_rule", "too_sure"),
    *("with_a_nul", "with_half_a_character", "with_an_object", "with_no_number", "not_there"),
)
