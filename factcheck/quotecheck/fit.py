"""One piece of a quote, a run of words without a cut, against stretches of the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from factcheck.quotecheck.align import Row, Run, align
from factcheck.quotecheck.compare import BRACKET, Part, compare
from factcheck.quotecheck.furniture import Span
from factcheck.quotecheck.quoted import Quoted
from factcheck.quotecheck.search import Index
from factcheck.quotecheck.words import Words, akin, letters

# Letters of the source that a word in square brackets may stand for.
BRACKET_LETTERS = 8 * BRACKET


class Fit:
    """A quote and a source, and how well pieces of the one fit into the other."""

    def __init__(self, quote: Quoted, source: Words) -> None:
        self.quote, self.source = quote, source
        self.index = Index(source.keys)

    def letters(self, piece: Span) -> int:
        """How much the words of a piece weigh, those in brackets apart."""
        keys = self.quote.words.keys
        return sum(letters(keys[word]) for word in range(*piece) if self.quote.is_fixed(word))

    def score(self, parts: Sequence[Part]) -> float:
        """The share of letters of both sides in equal words; what is declared does not count.

        Forms of one word count for the letters they share.
        """
        equal = total = 0
        for part in parts:
            if part.op in ("equal", "omitted", "added", "replaced"):
                size = self.letters((part.q1, part.q2))
                size += sum(map(letters, self.source.keys[part.s1 : part.s2]))
                total += size
                equal += size if part.op == "equal" else self._akin(part)
        return round(equal / total, 4) if total else 0.0

    def exact(self, piece: Span, region: Span, limit: int) -> list[list[Part]]:
        """Up to `limit` places where a piece stands to the word."""
        keys = self.quote.words.keys[slice(*piece)]
        return [
            [Part("equal", *piece, place, place + len(keys))]
            for place in islice(self.index.runs(keys, *region), limit)
        ]

    def last_exact(self, piece: Span, region: Span) -> list[list[Part]]:
        """The last place where a piece stands to the word, if there is one."""
        keys = self.quote.words.keys[slice(*piece)]
        place = self.index.last_run(keys, *region)
        return [] if place is None else [[Part("equal", *piece, place, place + len(keys))]]

    def near(self, piece: Span, region: Span) -> Iterator[list[Part]]:
        """The places that are most like a piece."""
        keys = self.quote.words.keys
        fixed = [keys[word] for word in range(*piece) if self.quote.is_fixed(word)]
        for left, right in self.index.windows(fixed, *region):
            found = self._place(piece, region, (left, right))
            if not found:
                continue
            yield found
            # A twin may stand in the same window.
            for rest in ((left, found[0].s1), (found[-1].s2, right)):
                if 4 * (rest[1] - rest[0]) >= 3 * len(fixed) and (
                    twin := self._place(piece, rest, rest)
                ):
                    yield twin

    def _akin(self, part: Part) -> int:
        if part.q2 - part.q1 != part.s2 - part.s1:
            return 0
        pairs = zip(range(part.q1, part.q2), self.source.keys[part.s1 : part.s2], strict=True)
        keys = self.quote.words.keys
        return sum(2 * akin(keys[q], key) for q, key in pairs if self.quote.is_fixed(q))

    def _place(self, piece: Span, region: Span, window: Span) -> list[Part]:
        """What a piece is most like in a window; [] when none of its words is there."""
        runs = align(self._row(piece), _row(self.source, *window))
        placed = [Run(piece[0] + run.quote, window[0] + run.source, run.size) for run in runs]
        return compare(self.quote, self.source, piece, region, placed) if placed else []

    def _row(self, piece: Span) -> Row:
        row = _row(self.quote.words, *piece)
        bracketed = self.quote.bracketed
        weights = [
            BRACKET_LETTERS if word in bracketed else weight
            for word, weight in enumerate(row.weights, piece[0])
        ]
        return Row(row.keys, weights)


def _row(words: Words, first: int, last: int) -> Row:
    keys = words.keys[first:last]
    return Row(
        keys, [0 if i in words.silent else letters(key) for i, key in enumerate(keys, first)]
    )
