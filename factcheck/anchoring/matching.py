"""Which stretches of an old text stand in a new one, in the same order.

Texts are compared folded, so that typography is no difference. Three levels, each only where the one
above found nothing: whole lines, whole sentences, words. At the first two, pieces that occur once
in both texts are matched, and of those that cross, the heaviest set that keeps its order. Words
are compared block by block, and never more than a set number of pairs: two unrelated texts must
not cost the square of their length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import LCSseq

from factcheck.anchoring.fold import fold
from factcheck.anchoring.likeness import shared_start

_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^\n.!?…]+[.!?…]*")
_WORD = re.compile(r"\w+|[^\w\s]")
# Pairs of words that the careful comparison may look at; beyond it a quicker one, beyond that none.
_CAREFUL = 1_500_000
_QUICK = 450_000_000


@dataclass(frozen=True, slots=True)
class Match:
    """`length` characters from `old` on in the old text stand from `new` on in the new one."""

    old: int
    new: int
    length: int

    @property
    def old_end(self) -> int:
        return self.old + self.length

    @property
    def new_end(self) -> int:
        return self.new + self.length


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with its line breaks, and folded: one has the offsets of the other."""

    raw: str
    folded: str

    @property
    def whole(self) -> Span:
        return 0, len(self.raw)

    def cut(self, span: Span) -> str:
        return self.folded[slice(*span)]


def matches(old: str, new: str) -> list[Match]:
    """The matches between two texts, in order, none touching the next on both sides."""
    one, other = _Text(old, fold(old)), _Text(new, fold(new))
    found = list(_by_pieces(one, other, one.whole, other.whole, (_LINE, _SENTENCE)))
    return list(_joined(one, other, found))


def word_matches(old: str, new: str) -> list[Match]:
    """The same by words alone, for two passages that are like each other somewhere inside."""
    one, other = _Text(old, fold(old)), _Text(new, fold(new))
    found = _by_words(one, other, one.whole, other.whole, bounded=False)
    return list(_joined(one, other, list(found)))


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _by_pieces(
    old: _Text, new: _Text, in_old: Span, in_new: Span, levels: Sequence[re.Pattern[str]]
) -> Iterator[Match]:
    """The matches within a stretch of both texts, by the first level, gaps by those below."""
    if in_old[0] == in_old[1] or in_new[0] == in_new[1]:
        return
    if old.cut(in_old) == new.cut(in_new):
        yield Match(in_old[0], in_new[0], in_old[1] - in_old[0])
        return
    if not levels:
        yield from _by_words(old, new, in_old, in_new)
        return
    at_old, at_new = in_old[0], in_new[0]
    for piece in _fixed(old, new, in_old, in_new, levels[0]):
        gap = (at_old, piece.old), (at_new, piece.new)
        yield from _by_pieces(old, new, *gap, levels[1:])
        yield piece
        at_old, at_new = piece.old_end, piece.new_end
    yield from _by_pieces(old, new, (at_old, in_old[1]), (at_new, in_new[1]), levels[1:])


def _fixed(
    old: _Text, new: _Text, in_old: Span, in_new: Span, piece: re.Pattern[str]
) -> list[Match]:
    """Pieces that occur once in both stretches, the heaviest set of them that keeps its order."""
    places_old, places_new = _once(old, in_old, piece), _once(new, in_new, piece)
    shared = [
        Match(start, places_new[text], len(text))
        for text, start in places_old.items()
        if text in places_new
    ]
    return _heaviest_in_order(sorted(shared, key=lambda match: match.old))


def _once(text: _Text, within: Span, piece: re.Pattern[str]) -> dict[str, int]:
    """The pieces that occur once, white space around them left out, with their places."""
    found: list[tuple[str, int]] = []
    for match in piece.finditer(text.raw, *within):
        cut = text.cut(match.span())
        if words := cut.strip():
            found.append((words, match.start() + len(cut) - len(cut.lstrip())))
    count = Counter(words for words, _start in found)
    return {words: start for words, start in found if count[words] == 1}


def _heaviest_in_order(pieces: Sequence[Match]) -> list[Match]:
    """Of pieces in the order of the old text, those in the order of the new one too.

    Where they cross, the set with the most characters stays: a moved paragraph is the shorter one.
    """
    # For each end in the new text the best chain that ends there, weights rising with the places.
    ends: list[int] = []
    weights: list[int] = []
    last: list[int] = []
    before: list[int] = [-1] * len(pieces)
    for index, piece in enumerate(pieces):
        at = bisect_left(ends, piece.new)
        weight = piece.length + (weights[at - 1] if at else 0)
        before[index] = last[at - 1] if at else -1
        stop = at
        while stop < len(ends) and weights[stop] <= weight:
            stop += 1
        ends[at:stop], weights[at:stop], last[at:stop] = [piece.new], [weight], [index]
    chain: list[Match] = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pieces[index])
        index = before[index]
    return chain[::-1]


def _by_words(
    old: _Text, new: _Text, in_old: Span, in_new: Span, *, bounded: bool = True
) -> Iterator[Match]:
    """`bounded`: both stretches begin and end at the same place, so their edges go together."""
    words_old = [match.span() for match in _WORD.finditer(old.folded, *in_old)]
    words_new = [match.span() for match in _WORD.finditer(new.folded, *in_new)]
    a = [old.cut(span) for span in words_old]
    b = [new.cut(span) for span in words_new]
    head = shared_start(a, b) if bounded else 0
    tail = shared_start(a[head:][::-1], b[head:][::-1]) if bounded else 0
    yield from _matched(words_old, words_new, 0, 0, head)
    for at_old, at_new, size in _blocks(a[head : len(a) - tail], b[head : len(b) - tail]):
        yield from _matched(words_old, words_new, head + at_old, head + at_new, size)
    yield from _matched(words_old, words_new, len(a) - tail, len(b) - tail, tail)


def _blocks(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """(place in a, place in b, number of words) of each common run."""
    pairs = len(a) * len(b)
    if pairs <= _CAREFUL:
        matcher = SequenceMatcher(None, a, b, autojunk=False)
        for block in matcher.get_matching_blocks():
            yield block.a, block.b, block.size
    elif pairs <= _QUICK:
        for op in LCSseq.opcodes(a, b):
            if op.tag == "equal":
                yield op.src_start, op.dest_start, op.src_end - op.src_start


def _matched(
    words_old: Sequence[Span], words_new: Sequence[Span], at_old: int, at_new: int, size: int
) -> Iterator[Match]:
    for n in range(size):
        start, end = words_old[at_old + n]
        yield Match(start, words_new[at_new + n][0], end - start)


def _joined(old: _Text, new: _Text, found: Sequence[Match]) -> Iterator[Match]:
    """Matches that only the same white space parts, made one."""
    held: Match | None = None
    for match in found:
        if held is not None:
            gap = old.cut((held.old_end, match.old))
            if gap == new.cut((held.new_end, match.new)) and (not gap or gap.isspace()):
                held = Match(held.old, held.new, match.old_end - held.old)
                continue
            yield held
        held = match
    if held is not None:
        yield held
