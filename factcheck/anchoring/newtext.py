"""Words of an old text looked for where the new text is new.

A sentence that stood in the old text and is still in its place is nobody else's new home: only
stretches that no long match covers are searched.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz

from factcheck.anchoring.matching import Match, Span

# A shorter match is a coincidence: its place counts as new.
_LONG = 12
# Copies that are looked at: words that stand in more places tell nothing about any of them.
MOST_COPIES = 60
MOST_LOOKED_AT = 500
_WORD = re.compile(r"\w+")
# Words that occur more often do not vote for a place; a place needs this share of the words.
_COMMON = 200
_ENOUGH = 0.3
_WINDOWS = 4
_LEAST_LIKE = 60.0


@dataclass(frozen=True, slots=True)
class NewText:
    """The new text, folded; `fresh` are the stretches that are new, in order."""

    text: str
    fresh: Sequence[Span]
    words: Sequence[Span]
    places: Mapping[str, Sequence[int]]

    @classmethod
    def beside(cls, text: str, matches: Sequence[Match]) -> NewText:
        fresh = list(_fresh(text, matches))
        words = [word.span() for start, end in fresh for word in _WORD.finditer(text, start, end)]
        places: dict[str, list[int]] = defaultdict(list)
        for number, (start, end) in enumerate(words):
            places[text[start:end]].append(number)
        return cls(text, fresh, words, places)

    def copies(self, words: str) -> list[Span]:
        """Places of exactly these words that lie at least by half in fresh text, in order.

        One more than MOST_COPIES at most.
        """
        spans = occurrences(self.text, words)
        fresh = (span for span in spans if 2 * self.freshness(span) >= len(words))
        return list(islice(fresh, MOST_COPIES + 1))

    def freshness(self, span: Span) -> int:
        """How many characters of a span are fresh."""
        first = bisect_right(self.fresh, span[0], key=lambda piece: piece[1])
        behind = bisect_left(self.fresh, span[1], key=lambda piece: piece[0])
        pieces = self.fresh[first:behind]
        return sum(min(end, span[1]) - max(start, span[0]) for start, end in pieces)

    def similar(self, words: str) -> Iterator[Span]:
        """Places in fresh text that have enough of these words in about their order."""
        count = max(1, len(_WORD.findall(words)))
        for first in self._candidates(words, count):
            behind = min(len(self.words), first + count + count // 2 + 4)
            start = self.words[max(0, first - 3)][0]
            end = self.words[behind - 1][1]
            aligned = fuzz.partial_ratio_alignment(
                words, self.text[start:end], score_cutoff=_LEAST_LIKE
            )
            if aligned is None:
                continue
            if len(words) <= end - start:
                yield start + aligned.dest_start, start + aligned.dest_end
            else:
                yield start, end

    def _candidates(self, words: str, count: int) -> list[int]:
        """Numbers of the words at which a similar passage may begin, the likeliest first."""
        width = max(2, count // 3)
        votes: Counter[int] = Counter()
        voters = 0
        for index, word in enumerate(_WORD.findall(words)):
            places = self.places.get(word, ())
            if len(places) > _COMMON:
                continue
            voters += 1
            for bucket in {(place - index) // width for place in places}:
                votes[bucket] += 1
        both = {bucket: votes[bucket] + votes[bucket + 1] for bucket in votes}
        enough = [b for b, n in both.items() if n >= max(2, _ENOUGH * voters)]
        best = sorted(enough, key=lambda bucket: (-both[bucket], bucket))[:_WINDOWS]
        return [min(max(0, bucket * width), len(self.words) - 1) for bucket in best]


def occurrences(text: str, words: str) -> Iterator[Span]:
    """Where words stand in a text, none overlapping, and not inside a longer word.

    The first MOST_LOOKED_AT places are looked at: what is more common than that marks nothing.
    """
    end = 0
    for _look in range(MOST_LOOKED_AT):
        start = text.find(words, end)
        if start < 0:
            return
        end = start + len(words)
        if not (_cuts_a_word(text, start) or _cuts_a_word(text, end)):
            yield start, end


def _cuts_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _fresh(text: str, matches: Sequence[Match]) -> Iterator[Span]:
    at = 0
    for match in matches:
        if match.length < _LONG:
            continue
        if match.new > at:
            yield at, match.new
        at = match.new_end
    if at < len(text):
        yield at, len(text)
