"""Of which kind a claim on some words is, until a person says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from factcheck.annotating.placing import in_quotation_marks
from factcheck.choices import Kind


class Suggested(Protocol):
    """A suggestion as a detector makes it, or as it is stored."""

    @property
    def kind(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def kind_at(text: str, start: int, end: int, near: Sequence[Suggested]) -> str:
    """The kind suggested on most of the words; of two alike, the one that says the least else.

    `near` are the suggestions that share a word with [start, end); without any, the signs decide.
    """
    if not near:
        return _kind_read(text, start, end)

    def shared(one: Suggested) -> tuple[int, int]:
        return min(end, one.end) - max(start, one.start), one.start - one.end

    return max(near, key=shared).kind


def _kind_read(text: str, start: int, end: int) -> str:
    if in_quotation_marks(text, start, end):
        return Kind.QUOTE
    return Kind.FIGURE if any(one.isdigit() for one in text[start:end]) else Kind.SOURCE
