"""What the check answers. Offsets are Unicode code points, end excluded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal["exact", "trimmed", "altered", "meaning_changed", "not_found"]

# How two stretches of words stand to each other, in the order of the source:
# "equal"     the same words, whatever the typography
# "ignored"   in one only and never part of what was said: a speaker's label, a bare time code
# "filler"    hesitation or a word said twice, left out of the quote
# "cut"       left out behind an ellipsis
# "bracket"   the newsroom's own words in square brackets, and what they stand for
# "omitted", "added", "replaced"   a difference that the quote does not own up to
Op = Literal[
    "equal", "ignored", "filler", "cut", "bracket", "omitted", "added", "replaced"
]  # fmt: skip

ChangeKind = Literal[
    "negation", "number", "modal", "conditional", "quantifier", "question", "speaker"
]


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of the comparison, with its words as each side writes them."""

    op: Op
    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class Change:
    """A difference in meaning: the words on both sides, with a neighbour on each end."""

    kind: ChangeKind
    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a reader finds the passage: the `start` is in `paragraph`, the `end` in
    `last_paragraph`, each counted from the first character of its paragraph.

    Paragraphs are numbered from 1. `time_code` is the last one at or before the passage, as the
    transcript writes it, and `speaker` the label of the line it begins in; "" when there is none.
    """

    paragraph: int
    start: int
    last_paragraph: int
    end: int
    time_code: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of the source and how the quote compares with it.

    `score` is the share of letters, of both sides together, that stand in equal words or are shared
    by two forms of one word: 1.0 for a faithful quote. What the quote declares (cuts, brackets) and fillers count on neither side.
    """

    start: int
    end: int
    locator: Locator
    score: float
    diff: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """The answer. `place` is None exactly when the outcome is "not_found".

    `candidate` is then the nearest passage, if one is near enough to be worth a look; it is never
    an answer. `changes` says why the outcome is "meaning_changed". `cautions` are things that even
    a faithful passage may hide: a negation that touches it, a question mark left out, a second
    speaker inside. `others` counts the places that are just as good.
    """

    outcome: Outcome
    place: Place | None = None
    candidate: Place | None = None
    changes: tuple[Change, ...] = field(default=())
    cautions: tuple[Change, ...] = field(default=())
    others: int = 0
