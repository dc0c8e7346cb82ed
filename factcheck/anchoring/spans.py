from __future__ import annotations


class SpanError(ValueError):
    """A span that is empty, reversed or outside its text."""


def check_span(text: str, start: int, end: int) -> None:
    """Raise SpanError unless 0 <= start < end <= len(text)."""
    if not 0 <= start < end <= len(text):
        raise SpanError(f"no span {start}..{end} in a text of {len(text)} characters")
