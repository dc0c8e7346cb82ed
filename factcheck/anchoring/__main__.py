"""`python -m factcheck.anchoring`: JSON lines in, JSON lines out.

In: `{"id": …, "old": …, "new": …, "selector": {"exact", "prefix", "suffix", "start", "end"}}`, the
selector of a span of the old text in code points. Out: `{"id", "state", "start", "end", "score",
"reason"}`; start and end are null when the state is ambiguous or orphaned, and "candidate" is then
the place to look at first, if there is one. A line that cannot be read is named on standard error
and skipped; then the exit status is 1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import IO, Any

from factcheck.anchoring.find import find
from factcheck.anchoring.reanchor import Reanchoring
from factcheck.jsonlines import BadLineError, Item, answer_lines


def main(lines: Iterable[bytes], output: IO[str], errors: IO[str]) -> int:
    """Re-anchor line by line; returns the exit status."""
    return answer_lines(lines, output, errors, _Prepared().answer)


class _Prepared:
    """The texts of the line before: many lines in a row are often about the same two."""

    def __init__(self) -> None:
        self._texts = ("", "")
        self._reanchoring = Reanchoring("", "")

    def answer(self, item: Item) -> Item:
        _check(item)
        old, new = item["old"], item["new"]
        start, end = _span(old, item["selector"])
        if self._texts != (old, new):
            self._texts, self._reanchoring = (old, new), Reanchoring(old, new)
        placed = self._reanchoring.place(start, end)
        answer = {
            "id": item["id"],
            "state": placed.state,
            "start": placed.start,
            "end": placed.end,
            "score": round(placed.score, 4),
            "reason": placed.reason,
        }
        if placed.candidate is not None:
            answer["candidate"] = {"start": placed.candidate[0], "end": placed.candidate[1]}
        return answer


def _check(item: Item) -> None:
    if "id" not in item:
        raise BadLineError('there is no "id"')
    if not isinstance(item.get("old"), str) or not isinstance(item.get("new"), str):
        raise BadLineError('"old" and "new" must be strings')
    if not isinstance(item.get("selector"), dict):
        raise BadLineError('"selector" must be an object')


def _span(text: str, selector: dict[str, Any]) -> tuple[int, int]:
    """The span that a selector points at: its position if the words stand there, else its words.

    Where the words stand more than once, the context decides.
    """
    start, end, exact = selector.get("start"), selector.get("end"), selector.get("exact")
    if (
        isinstance(start, int)
        and isinstance(end, int)
        and 0 <= start < end <= len(text)
        and exact in (None, text[start:end])
    ):
        return start, end
    if not isinstance(exact, str):
        raise BadLineError('the selector needs "exact", or a "start" and "end" inside the old text')
    before, after = str(selector.get("prefix") or ""), str(selector.get("suffix") or "")
    places = find(text, exact)
    if len(places) > 1:
        places = [
            place
            for place in places
            if text[: place.start].endswith(before) and text[place.end :].startswith(after)
        ]
    if len(places) != 1:
        raise BadLineError("the selector does not point at one place in the old text")
    return places[0].start, places[0].end


if __name__ == "__main__":
    sys.exit(main(sys.stdin.buffer, sys.stdout, sys.stderr))
