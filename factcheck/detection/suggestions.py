"""What the detector says: where something stands, what it is, and why it was marked.

Offsets are Unicode code points of the text as it was given, end excluded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

Kind = Literal["figure", "quote", "source"]
Tier = Literal["high", "medium", "low"]
Span = tuple[int, int]

# Warnings: what an editor should know before accepting.
CONDITIONAL = "conditional"
APPROXIMATE = "approximate"
NO_YEAR = "no_year"
RELATIVE_DATE = "relative_date"
UNATTRIBUTED = "unattributed"
DECLINED = "declined"
WARNINGS = (CONDITIONAL, APPROXIMATE, NO_YEAR, RELATIVE_DATE, UNATTRIBUTED, DECLINED)

FigureType = Literal[
    "number", "money", "percent", "measure", "ratio", "factor", "date", "time", "duration", "score"
]
SourceKind = Literal["person", "organization", "outlet", "role", "document"]
SourceRole = Literal["origin", "recipient", "affiliation", "platform", "declined"]
Position = Literal["before", "after", "inside", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A span that should be looked at. `rule` names the rule that found it: "money.symbol"."""

    kind: ClassVar[Kind]

    start: int
    end: int
    text: str
    rule: str
    tier: Tier = "high"
    zone: str = "body"
    warnings: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        return self.start, self.end

    def to_dict(self) -> dict[str, Any]:
        """The suggestion as JSON: what the command prints. Empty fields are left out."""
        fields = {name: getattr(self, name) for name in _names(type(self))}
        kept = {name: value for name, value in fields.items() if value not in ("", None, ())}
        return {"kind": self.kind, **kept}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Suggestion):
    """A number, an amount, a date, a time, a duration.

    `value` is plain: a decimal ("500000", "3.5", "-33"), an ISO date or time ("2021-02-14",
    "2020-10", "17:40", "--02-14" without a year), "a..b" for a range of numbers, "a/b" for a
    period or for a ratio, "x4" for a factor, ">=100" for a vague count, "" when it cannot be told
    ("hier" without a date of the article). `unit` is an ISO 4217 code, "%", a unit or the counted
    noun. `resolved` is a full date guessed from the date of the article or from other dates.
    """

    kind: ClassVar[Kind] = "figure"

    type: FigureType
    value: str = ""
    unit: str = ""
    # The words of approximation that stand with it: "près de", "about".
    approx: str = ""
    resolved: str = ""
    # Only the number inside the span, without noun, currency or approximation.
    number_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Suggestion):
    """Words that the text puts into somebody's mouth; the span includes the quotation marks."""

    kind: ClassVar[Kind] = "quote"

    # The words without the marks.
    words: str
    # The name or the role as the text has it; a pronoun is resolved to the source it stands for.
    speaker: str = ""
    # Where the speaker is named for this quote; a pronoun's own place.
    speaker_span: Span | None = None
    cue: str = ""
    cue_span: Span | None = None
    cue_lemma: str = ""
    # Where the attribution stands, seen from the quote.
    position: Position = ""
    # Pieces of one split quote share a number.
    group: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Suggestion):
    """A mention of somebody or something that a statement is attributed to."""

    kind: ClassVar[Kind] = "source"

    # The canonical name: the fullest form in the text ("Damien Bancal" for "Bancal").
    name: str
    source_kind: SourceKind
    role: SourceRole = "origin"
    cue: str = ""
    cue_span: Span | None = None
    cue_lemma: str = ""


def _names(kind: type[Suggestion]) -> list[str]:
    return [
        name
        for base in reversed(kind.__mro__)
        for name in getattr(base, "__annotations__", {})
        if name != "kind"
    ]
