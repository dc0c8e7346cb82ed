"""The passage of a source that a quote was taken from, whether or not it is faithful."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from factcheck.quotecheck.compare import Part
from factcheck.quotecheck.fit import Fit
from factcheck.quotecheck.furniture import Span
from factcheck.quotecheck.quoted import Quoted
from factcheck.quotecheck.words import Words

# How many words an ellipsis may leave out: some two minutes of speech.
CUT = 300
# From how many places of its longest piece a quote with cuts is tried, and how many pieces are
# looked for over all of them.
PLACES = 8
LOOKS = 1500
# How many pieces that are not there to the word are looked for, over all places.
ATTEMPTS = 40
# A piece with a lower score is taken to be the newsroom's own.
PIECE = 0.6


@dataclass(frozen=True, slots=True)
class Passage:
    """`parts` cover the quote from its first word to its last; `others` are as good."""

    parts: tuple[Part, ...]
    score: float
    others: int = 0

    @property
    def words(self) -> Span:
        said = [
            part
            for part in self.parts
            if part.s1 < part.s2 and part.op not in ("filler", "ignored")
        ]
        return said[0].s1, said[-1].s2

    @property
    def faithful(self) -> bool:
        return not any(part.op in ("omitted", "added", "replaced") for part in self.parts)

    @property
    def shared(self) -> int:
        """How many words of the quote are in the passage."""
        return sum(part.q2 - part.q1 for part in self.parts if part.op == "equal")


def best_passage(quote: Quoted, source: Words) -> Passage | None:
    """The passage most like the quote; of equals, the shortest and then the first."""
    return _Search(Fit(quote, source)).best()


class _Search:
    def __init__(self, fit: Fit) -> None:
        self._fit = fit
        self._pieces = fit.quote.pieces
        self._attempts = ATTEMPTS

    def best(self) -> Passage | None:
        anchor = max(range(len(self._pieces)), key=lambda at: self._fit.letters(self._pieces[at]))
        limit = max(1, min(PLACES, LOOKS // len(self._pieces)))
        found = islice(self._places(self._pieces[anchor]), limit)
        passages = sorted((self._passage(self._chain(anchor, one)) for one in found), key=_rank)
        if not passages:
            return None
        best = passages[0]
        rivals = {
            tuple(self._fit.source.keys[slice(*passage.words)])
            for passage in passages
            if _rank(passage)[:2] == _rank(best)[:2]
        }
        twins = sum(map(self._fit.index.count, rivals))
        return Passage(best.parts, best.score, twins - 1)

    def _places(self, piece: Span) -> Iterator[list[Part]]:
        whole = (0, len(self._fit.source.keys))
        yield from self._fit.exact(piece, whole, PLACES) or self._fit.near(piece, whole)

    def _passage(self, parts: Sequence[Part]) -> Passage:
        first = next(i for i, part in enumerate(parts) if part.q1 < part.q2)
        last = next(i for i in range(len(parts), 0, -1) if parts[i - 1].q1 < parts[i - 1].q2)
        return Passage(tuple(parts[first:last]), self._fit.score(parts[first:last]))

    def _chain(self, anchor: int, parts: list[Part]) -> list[Part]:
        """Look for the other pieces in their order on both sides of the anchor."""
        before: list[Part] = []
        end = parts[0].s1
        for piece in reversed(self._pieces[:anchor]):
            found = self._nearest(piece, end, back=True)
            if found[-1].s2 < end:
                before.append(Part("cut", piece[1], piece[1], found[-1].s2, end))
            before += reversed(found)
            end = found[0].s1
        behind: list[Part] = []
        start = parts[-1].s2
        for piece in self._pieces[anchor + 1 :]:
            found = self._nearest(piece, start, back=False)
            if found[0].s1 > start:
                behind.append(Part("cut", piece[0], piece[0], start, found[0].s1))
            behind += found
            start = found[-1].s2
        return [*reversed(before), *parts, *behind]

    def _nearest(self, piece: Span, border: int, *, back: bool) -> list[Part]:
        """The place of a piece nearest to a border; where none is, the piece is an addition."""
        if not self._fit.letters(piece):
            return [Part("bracket", *piece, border, border)]
        reach = CUT + piece[1] - piece[0]
        if back:
            region = (max(0, border - reach), border)
            exact = self._fit.last_exact(piece, region)
        else:
            region = (border, min(len(self._fit.source.keys), border + reach))
            exact = self._fit.exact(piece, region, 1)
        if exact:
            return exact[0]
        self._attempts -= 1
        near = list(self._fit.near(piece, region)) if self._attempts >= 0 else []
        best = max(near, key=self._fit.score, default=[])
        return best if self._fit.score(best) >= PIECE else [Part("added", *piece, border, border)]


def _rank(passage: Passage) -> tuple[float, int, int]:
    first, last = passage.words
    return -passage.score, last - first, first
