"""A source as the check reads it: its words, and how to tell a reader where some of them are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from factcheck.quotecheck.furniture import (
    Label,
    Span,
    furniture,
    labels,
    opening_codes,
    without,
)
from factcheck.quotecheck.outcomes import Locator
from factcheck.quotecheck.split import fold_lines, split_words
from factcheck.quotecheck.words import Words

_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n")
# What may stand between a label on a line of its own and the words of the next.
_BEHIND_LABEL = " \u00a0\u202f:>()[]0123456789.,\n"


@dataclass(frozen=True, slots=True)
class Transcript:
    """`text` as it came; in `words.text` what nobody said is blank, at equal length.

    `codes` and `labels` are in the order of the text.
    """

    text: str
    words: Words
    codes: list[Span]
    labels: list[Label]

    def locate(self, start: int, end: int) -> Locator:
        text = self.text
        blocks = _paragraphs(text, self.words.starts)
        begins = [block for block, _ in blocks]
        first, last = bisect_right(begins, start), bisect_right(begins, end - 1)
        code = bisect_right(self.codes, start, key=lambda span: span[0])
        return Locator(
            paragraph=first,
            start=start - begins[first - 1],
            last_paragraph=last,
            end=end - begins[last - 1],
            time_code=text[slice(*self.codes[code - 1])] if code else "",
            speaker=self.speaker_at(start),
        )

    def speaker_at(self, place: int) -> str:
        """The label of the line that holds this place, or of the line above if it stood alone."""
        at = bisect_right(self.labels, place, key=lambda label: label.name[0])
        if not at:
            return ""
        start, end = self.labels[at - 1].name
        since = self.text[end:place].lstrip(_BEHIND_LABEL)
        return self.text[start:end] if "\n" not in since else ""

    def speakers(self, start: int, end: int) -> list[str]:
        """The labels that begin within a passage."""
        return [
            self.text[slice(*label.name)] for label in self.labels if start <= label.name[0] < end
        ]


def read_transcript(text: str, language: str) -> Transcript:
    """Read a source. Takes linear time."""
    folded = fold_lines(text)
    unsaid, codes = furniture(folded)
    spoken = without(folded, unsaid)
    words = split_words(without(text, unsaid), spoken, language)
    named = labels(text)
    bare = [*opening_codes(spoken), *(label.code for label in named if label.code)]
    for start, end in [*bare, *(label.name for label in named)]:
        words.silent.update(range(bisect_left(words.starts, start), bisect_left(words.starts, end)))
    return Transcript(text, words, sorted({*codes, *bare}), named)


def _paragraphs(text: str, starts: list[int]) -> list[Span]:
    """The blocks that hold a word, without the white space around them.

    Blank lines part them where there are any, else every line is one.
    """
    found: list[Span] = []
    apart = _BLANK_LINE.search(text.strip()) is not None
    place, begin, stop = 0, -1, 0

    def close() -> None:
        word = bisect_left(starts, begin)
        if word < len(starts) and starts[word] < stop:
            found.append((begin, stop))

    for line in text.split("\n"):
        seen = line.strip()
        if begin >= 0 and not (apart and seen):
            close()
            begin = -1
        if seen:
            begin = begin if begin >= 0 else place + line.index(seen[0])
            stop = place + len(line.rstrip())
        place += len(line) + 1
    if begin >= 0:
        close()
    return found
