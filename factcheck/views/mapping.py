"""The map of an article's sentences, as the workbench lists it; no query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.choices import Looked
from factcheck.coverage import Coverage, Line
from factcheck.forms.people import name_of

# The id of the list on the page, where what was just done is said.
PLACE = "sentences"
# Beside claims and suggestions; a link leads to all of them.
MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence that nobody has looked at; `together` counts those of its paragraph, said once."""

    line: Line
    together: int


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with nothing to check, and who said so."""

    line: Line
    who: str


@dataclass(frozen=True, slots=True)
class Map:
    """`only` is the state that alone was asked for, or empty: then the lists are cut short.

    `signs` are the sentences that have a sign in the text.
    """

    total: int
    looked_at: int
    untouched: int
    nothing: int
    rows: Sequence[Row]
    said: Sequence[Said]
    signs: Sequence[Line]
    only: str


def read_only(query: Mapping[str, str]) -> str:
    """The state of sentences that the address asks for: "untouched", "nothing" or none."""
    asked = query.get("sentences", "")
    return asked if asked in (Looked.UNTOUCHED, Looked.NOTHING) else ""


def map_of(coverage: Coverage, only: str) -> Map:
    untouched, nothing = coverage.untouched, coverage.nothing
    shown = {only} if only else {Looked.UNTOUCHED, Looked.NOTHING}
    most = None if only else MOST_SHOWN
    return Map(
        total=len(coverage.lines),
        looked_at=coverage.looked_at,
        untouched=len(untouched),
        nothing=len(nothing),
        rows=_rows(untouched)[:most] if Looked.UNTOUCHED in shown else [],
        said=_said(nothing[:most]) if Looked.NOTHING in shown else [],
        signs=[line for line in coverage.lines if line.state in shown],
        only=only,
    )


def _said(nothing: Sequence[Line]) -> list[Said]:
    return [Said(line, name_of(line.said.person)) for line in nothing if line.said]


def _rows(untouched: Sequence[Line]) -> list[Row]:
    counts = Counter(line.block for line in untouched)
    rows = []
    for line in untouched:
        rows.append(Row(line, counts[line.block]))
        # Said beside the first of a paragraph only.
        counts[line.block] = 0
    return rows
