"""`python -m factcheck.detection`: JSON lines in, JSON lines out.

In: `{"id": …, "lang": "fr"|"en", "text": …}`, with `"anchor_date": "2021-02-24"` when the day of
the article is known. Out: `{"id": …, "spans": […]}`, offsets in code points. A line that cannot be
read is named on standard error and skipped; then the exit status is 1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from typing import IO

from factcheck.detection.pipeline import detect
from factcheck.jsonlines import BadLineError, Item, answer_lines


def main(lines: Iterable[bytes], output: IO[str], errors: IO[str]) -> int:
    """Detect line by line; returns the exit status."""
    return answer_lines(lines, output, errors, _answer)


def _answer(item: Item) -> Item:
    text, language = item.get("text"), item.get("lang")
    if "id" not in item:
        raise BadLineError('there is no "id"')
    if not isinstance(text, str) or not isinstance(language, str):
        raise BadLineError('"text" and "lang" must be strings')
    try:
        spans = detect(text, language=language, dated=_dated(item.get("anchor_date")))
    except ValueError as error:
        raise BadLineError(str(error)) from error
    return {"id": item["id"], "spans": [span.to_dict() for span in spans]}


def _dated(value: object) -> date | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadLineError('"anchor_date" must be a date: 2021-02-24')
    return date.fromisoformat(value)


if __name__ == "__main__":
    sys.exit(main(sys.stdin.buffer, sys.stdout, sys.stderr))
