"""Reading a locator by the kind of its evidence, and writing it in one language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from factcheck.locators.channels import find_channels
from factcheck.locators.days import find_days
from factcheck.locators.grid import find_grid
from factcheck.locators.parts import Part
from factcheck.locators.quoted import find_quoted
from factcheck.locators.regions import find_page_regions, find_picture_regions
from factcheck.locators.times import find_times, runs_backwards
from factcheck.locators.units import find_units

# A locator is one line; longer text is not read at all.
MOST_READ = 400
# Not the no-break space that stands inside French quotation marks.
_SPACES = re.compile(r"[ \t\r\n]+")

Finder = Callable[[str], Iterator[Part]]
FINDERS: Mapping[str, tuple[Finder, ...]] = MappingProxyType(
    {
        "document": (find_units, find_quoted),
        "dataset": (find_grid, find_quoted),
        "page": (find_units, find_page_regions, find_quoted),
        "recording": (find_times, find_units, find_quoted),
        "image": (find_picture_regions, find_units, find_quoted),
        "interview": (find_days, find_channels, find_quoted),
        "statement": (find_days, find_channels, find_quoted),
    }
)
_PLACE_IN_TEXT = frozenset(
    {"page", "paragraph", "section", "article", "line", "slide", "folio", "table", "figure", "note"}
)
# What a locator needs: one part of each set, under the name of what is missing without it.
NEEDS: Mapping[str, Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "document": {"place": _PLACE_IN_TEXT},
        "dataset": {"place": frozenset({"row", "column", "cell", "table", "series", "variable"})},
        "page": {
            "place": frozenset(
                {"paragraph", "section", "heading", "line", "table", "figure", "note"}
                | {"region", "words", "fragment"}
            )
        },
        "recording": {"place": frozenset({"time"})},
        "image": {"place": frozenset({"region", "words", "area", "figure"})},
        "interview": {"date": frozenset({"day"}), "channel": frozenset({"channel"})},
        "statement": {"date": frozenset({"day"}), "channel": frozenset({"channel"})},
    }
)


def read(text: str, kind: str) -> list[Part]:
    """The parts of a locator in their order; where two readings overlap, the earlier, longer one.

    Of a kind that this package does not know, nothing is read.
    """
    if len(text) > MOST_READ:
        return []
    found = [part for finder in FINDERS.get(kind, ()) for part in finder(text)]
    parts: list[Part] = []
    for part in sorted(found, key=lambda one: (one.start, -one.end)):
        if not parts or part.start >= parts[-1].end:
            parts.append(part)
    return parts


def lacks(text: str, kind: str) -> tuple[str, ...]:
    """What keeps a locator from being precise enough for its kind; nothing when it is.

    "place", "date" and "channel" are missing; "order" is a recording that ends before it begins.
    """
    parts = read(text, kind)
    if any(runs_backwards(part) for part in parts):
        return ("order",)
    names = {part.name for part in parts}
    return tuple(what for what, any_of in NEEDS[kind].items() if not names & any_of)


def canonical(text: str, kind: str, language: str) -> str:
    """The locator as the desk writes it in French or English; words it does not know stay."""
    written, at = [], 0
    for part in read(text, kind):
        written += [text[at : part.start], part.fr if language == "fr" else part.en]
        at = part.end
    return _SPACES.sub(" ", "".join([*written, text[at:]])).strip()
