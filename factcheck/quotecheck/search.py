"""Where in a source a run of words stands, to the word or nearly. Takes linear time."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import accumulate

from factcheck.quotecheck.furniture import Span

# How many places of a quote's rarest words are looked at, and how many windows are compared.
SEEDS = 3000
WINDOWS = 6
# A window with less of the quote's rare words than this share of the best one is no rival.
RIVAL = 0.6
# How many words a passage may have beyond those of the quote.
SLACK = 20


class Index:
    """The keys of a source, in one string between line ends, so that runs are found at C speed."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = keys
        self._text = "\n".join(["", *keys, ""])
        # The line end before word i; the last one is that behind the last word.
        self._places = [
            i + length for i, length in enumerate(accumulate(map(len, keys), initial=0))
        ]

    def count(self, keys: Sequence[str]) -> int:
        """How often this run stands in the source, each word counted once."""
        needle = "\n".join(["", *keys, ""])
        found, place = 0, 0
        while (place := self._text.find(needle, place)) >= 0:
            found += 1
            place += len(needle) - 1
        return found

    def runs(self, keys: Sequence[str], first: int = 0, last: int | None = None) -> Iterator[int]:
        """The words that this run of keys begins at, none overlapping, within first..last."""
        needle = "\n".join(["", *keys, ""])
        place = self._places[first]
        stop = self._places[len(self.keys) if last is None else last] + 1
        while (place := self._text.find(needle, place, stop)) >= 0:
            yield bisect_left(self._places, place)
            place += len(needle) - 1

    def last_run(self, keys: Sequence[str], first: int, last: int) -> int | None:
        """The last word within first..last that this run begins at."""
        needle = "\n".join(["", *keys, ""])
        place = self._text.rfind(needle, self._places[first], self._places[last] + 1)
        return None if place < 0 else bisect_left(self._places, place)

    def windows(self, keys: Sequence[str], first: int, last: int) -> list[Span]:
        """Up to WINDOWS stretches of first..last that share the most with these keys.

        Judged by the quote's rarest words, each counted as often as the quote has it.
        """
        seeds, hits = self._seeds(keys, first, last)
        length = len(keys) + max(SLACK, len(keys) // 2)
        peaks: dict[int, tuple[float, int, int]] = {}
        inside: deque[int] = deque()
        seen: Counter[str] = Counter()
        score = 0.0
        for hit in hits:
            key = self.keys[hit]
            inside.append(hit)
            seen[key] += 1
            score += seeds[key][1] if seen[key] <= seeds[key][0] else 0
            while hit - inside[0] >= length:
                gone = self.keys[inside.popleft()]
                score -= seeds[gone][1] if seen[gone] <= seeds[gone][0] else 0
                seen[gone] -= 1
            bucket = hit // length
            if bucket not in peaks or score > peaks[bucket][0] + 1e-9:
                peaks[bucket] = (score, inside[0], hit)
        best = sorted(peaks.values(), key=lambda peak: (-peak[0], peak[1]))[:WINDOWS]
        return [
            (max(first, right - length + 1), min(last, left + length))
            for peak, left, right in best
            if peak >= RIVAL * best[0][0]
        ]

    def _seeds(
        self, keys: Sequence[str], first: int, last: int
    ) -> tuple[dict[str, tuple[int, float]], list[int]]:
        """For the rarest keys how often they may count and for how much; and where they stand."""
        wanted = Counter(keys)
        hits = [i for i in range(first, last) if self.keys[i] in wanted]
        found = Counter(self.keys[i] for i in hits)
        seeds: dict[str, tuple[int, float]] = {}
        room = SEEDS
        for key in sorted(found, key=lambda key: (found[key], key)):
            if seeds and found[key] > room:
                break
            seeds[key] = wanted[key], len(key) / (1 + math.log2(found[key]))
            room -= found[key]
        return seeds, [i for i in hits if self.keys[i] in seeds][:SEEDS]
