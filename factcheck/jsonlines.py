"""JSON lines in, JSON lines out: the loop of every command that answers line by line.

A line that cannot be read is named on standard error and skipped; then the exit status is 1.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, Protocol

Item = dict[str, Any]


class BadLineError(ValueError):
    """Why a line cannot be read, for a person."""


class Writer(Protocol):
    """What a file and the output of a management command have in common."""

    def write(self, text: str, /) -> object: ...

    def flush(self) -> object: ...


def answer_lines(
    lines: Iterable[bytes], output: Writer, errors: Writer, answer: Callable[[Item], Item]
) -> int:
    """Answer line by line, each at once; returns the exit status."""
    status = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            said = answer(_item(line))
        except BadLineError as error:
            errors.write(f"line {number}: {error}\n")
            status = 1
        else:
            # Escaped to ASCII: whatever reads it needs no encoding.
            output.write(json.dumps(said) + "\n")
            output.flush()
    return status


def _item(line: bytes) -> Item:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLineError(f"not JSON: {error}") from error
    if not isinstance(item, dict):
        raise BadLineError("not a JSON object")
    return item
