from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypedDict

from factcheck.anchoring.spans import check_span

CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Selector:
    """The words of a claim, up to CONTEXT characters on either side, and their position."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


class TextQuoteSelectorDict(TypedDict):
    type: Literal["TextQuoteSelector"]
    exact: str
    prefix: str
    suffix: str


class TextPositionSelectorDict(TypedDict):
    type: Literal["TextPositionSelector"]
    start: int
    end: int


SelectorDict = TextQuoteSelectorDict | TextPositionSelectorDict


def describe(text: str, start: int, end: int) -> Selector:
    """Describe a span so that it can be found again; raises SpanError when it is not in `text`."""
    check_span(text, start, end)
    return Selector(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
    )


def to_annotation(selector: Selector) -> list[SelectorDict]:
    """The W3C Web Annotation form: two alternatives that point at the same segment.

    No white space is normalised: the model forbids it, and the position counts every character.
    """
    return [
        quote_selector(selector.exact, selector.prefix, selector.suffix),
        {"type": "TextPositionSelector", "start": selector.start, "end": selector.end},
    ]


def quote_selector(exact: str, prefix: str, suffix: str) -> TextQuoteSelectorDict:
    """The words alone, for a text in which their place is not known."""
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
