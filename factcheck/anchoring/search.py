"""One span of an old text looked for in a new one: what fits, how well, and what may be taken.

The thresholds were set on revisions of French public pages, and on articles edited at random whose
right answers were known. A place that does not pass them is shown to a person, never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from factcheck.anchoring.carried import Carrier
from factcheck.anchoring.likeness import likeness, shared_start
from factcheck.anchoring.matching import Span, overlap, word_matches
from factcheck.anchoring.newtext import MOST_COPIES, NewText, occurrences
from factcheck.anchoring.selectors import CONTEXT

# How alike edited words must be to be the same claim: alone, or beside surroundings that are alike
# on one side, or on both.
LIKE_ALONE = 0.85
LIKE_BESIDE_ONE = (0.5, 0.6)
LIKE_BETWEEN_BOTH = (0.3, 0.7)
# The same in another place, where the words themselves must tell.
MOVED_ALONE = 0.75
MOVED_BESIDE_ONE = (0.6, 0.8)
MOVED_BETWEEN_BOTH = 0.6
# The same words without any neighbour must be long; of two places one must be clearly better.
LONG = 32
NEIGHBOUR = 0.5
NEAREST = 12
BOTH_NEAREST = 0.7
CLEARLY = 0.1
# Surroundings that leave no doubt.
FAMILIAR = 0.9
# Where the nearest surroundings are the same: how much farther one place's must go on being ours,
# and how far that is looked at, in characters.
FARTHER = 12
WIDE = 240
# Fewer characters are looked for together with what stands around them.
WIDENED = 64
FEW = 24
# A figure or a name that was replaced, between the same words.
FEW_WORDS = 3

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")


@dataclass
class Search:
    """Both texts are folded; [start, end) is a span of the old one."""

    old: str
    new: str
    carrier: Carrier
    fresh: NewText
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.old[self.start : self.end]

    # Places

    @cached_property
    def image(self) -> Span | None:
        """What became of the words where they stood."""
        return self.carrier.image(self.start, self.end)

    @cached_property
    def copies(self) -> Sequence[Span]:
        """The same words in new text."""
        return self.fresh.copies(self.words)

    @property
    def is_common(self) -> bool:
        return len(self.copies) > MOST_COPIES

    @cached_property
    def similar(self) -> Sequence[Span]:
        """Words like them in new text."""
        before, after = self.start, self.end
        if after - before < WIDENED:
            before, after = max(0, before - CONTEXT), min(len(self.old), after + CONTEXT)
        rough = self.fresh.similar(self.old[before:after])
        # A few words are known by those around them; more of them are better known alone.
        alone = self.end - self.start >= FEW
        around = (self.start, self.end) if alone else (before, after)
        refined = (self._refined(around, span) for span in rough)
        return [span for span in refined if span and self._is_fresh(span)]

    def _refined(self, around: Span, rough: Span) -> Span | None:
        """What the words became within a passage that is like theirs."""
        new = (max(0, rough[0] - CONTEXT), min(len(self.new), rough[1] + CONTEXT))
        one, other = self.old[slice(*around)], self.new[slice(*new)]
        carrier = Carrier.between(one, other, word_matches(one, other))
        image = carrier.image(self.start - around[0], self.end - around[0])
        return (image[0] + new[0], image[1] + new[0]) if image else None

    def _is_fresh(self, span: Span) -> bool:
        return 2 * self.fresh.freshness(span) >= span[1] - span[0]

    @property
    def candidate(self) -> Span | None:
        """The place to show first when none can be taken."""
        spans = [*([self.image] if self.image else []), *self.similar, *self.copies]
        best = max(spans, key=lambda span: (self.like(span), self.fit(span)), default=None)
        return best if best and self.like(best) >= LIKE_BETWEEN_BOTH[0] else None

    # How well they fit

    def like(self, span: Span) -> float:
        return likeness(self.words, self.new[slice(*span)])

    def fit(self, span: Span) -> float:
        """How alike the surroundings are, both sides together."""
        return sum(self._around(span)) / 2

    def worth(self, span: Span) -> float:
        return self.like(span) + self.fit(span)

    def is_same(self, span: Span) -> bool:
        """The same words but for typography, runs of white space included."""
        return self.words.split() == self.new[slice(*span)].split()

    def is_familiar(self, span: Span) -> bool:
        return min(self._around(span)) >= FAMILIAR

    def is_at_home(self, span: Span) -> bool:
        """Long enough to be known alone, or beside words that are known, on one side at least."""
        if span[1] - span[0] >= LONG:
            return True
        nearest = self._around(span, width=NEAREST)
        return max(self._around(span)) >= NEIGHBOUR and max(nearest) >= NEIGHBOUR

    def is_known_at(self, span: Span) -> bool:
        """The same of a copy elsewhere: a few words need their neighbours on both sides, or one
        side to the letter."""
        around, nearest = self._around(span), self._around(span, width=NEAREST)
        return span[1] - span[0] >= LONG or max(around) >= FAMILIAR or min(nearest) >= BOTH_NEAREST

    def _around(
        self, span: Span, own: Span | None = None, width: int = CONTEXT
    ) -> tuple[float, float]:
        """How alike `width` characters before both spans are, and behind them."""
        start, end = own or (self.start, self.end)
        return (
            likeness(
                self.old[max(0, start - width) : start],
                self.new[max(0, span[0] - width) : span[0]],
            ),
            likeness(self.old[end : end + width], self.new[span[1] : span[1] + width]),
        )

    # What may be taken

    def is_same_claim(self, span: Span) -> bool:
        """Edited where they stood."""
        like, around = self.like(span), self._around(span)
        return (
            like >= LIKE_ALONE
            or (like >= LIKE_BESIDE_ONE[0] and max(around) >= LIKE_BESIDE_ONE[1])
            or (like >= LIKE_BETWEEN_BOTH[0] and min(around) >= LIKE_BETWEEN_BOTH[1])
        )

    def is_replaced(self, span: Span) -> bool:
        """ "trente" became "45", between words that are the same."""
        counts = [len(_WORD.findall(text)) for text in (self.words, self.new[slice(*span)])]
        return max(counts) <= FEW_WORDS and min(self._around(span)) >= LIKE_BETWEEN_BOTH[1]

    def may_have_moved_to(self, span: Span) -> bool:
        """A figure that changed is followed in its place, never across the page."""
        like, around = self.like(span), self._around(span)
        if min(around) >= MOVED_BETWEEN_BOTH and (like >= MOVED_ALONE or self.is_same_claim(span)):
            return True
        alone = like >= MOVED_ALONE and self.is_at_home(span)
        beside = like >= MOVED_BESIDE_ONE[0] and max(around) >= MOVED_BESIDE_ONE[1]
        figures = _DIGITS.findall(self.new[slice(*span)])
        return (alone or beside) and _DIGITS.findall(self.words) == figures

    def is_clearly_worth_more(self, span: Span, other: Span) -> bool:
        return self.worth(span) - self.worth(other) >= CLEARLY

    def fits_better(self, span: Span, other: Span) -> bool:
        """By the words next to them, else by a wider look around."""
        if self.fit(span) - self.fit(other) >= CLEARLY:
            return True
        return self._reach(span) - self._reach(other) >= FARTHER

    def _reach(self, span: Span, own: Span | None = None) -> int:
        """How many characters next to both spans are the same without a break, up to WIDE a side."""
        start, end = own or (self.start, self.end)
        before = shared_start(
            self.old[max(0, start - WIDE) : start][::-1],
            self.new[max(0, span[0] - WIDE) : span[0]][::-1],
        )
        after = shared_start(self.old[end : end + WIDE], self.new[span[1] : span[1] + WIDE])
        return before + after

    def has_rival_copy(self, span: Span) -> bool:
        """Whether the same words in new text fit about as well."""
        least = self.fit(span) - CLEARLY
        others = (copy for copy in self.copies if not overlap(copy, span))
        return any(self.fit(copy) > least for copy in others)

    def is_twins(self, span: Span) -> bool:
        """Whether a place may as well be that of the same words elsewhere in the old text.

        It is theirs when its surroundings are rather theirs. When they have lost their own place,
        it may be theirs unless its surroundings are clearly ours.
        """
        for twin in self._twins():
            ahead = self.fit(span) - sum(self._around(span, twin)) / 2
            if ahead <= -CLEARLY:
                return True
            if self.carrier.surviving(*twin) == twin[1] - twin[0]:
                continue
            ours = ahead >= CLEARLY and max(self._around(span)) >= NEIGHBOUR
            if not ours and self._reach(span) - self._reach(span, twin) < FARTHER:
                return True
        return False

    def _twins(self) -> Iterator[Span]:
        spans = occurrences(self.old, self.words)
        return (span for span in islice(spans, MOST_COPIES) if span != (self.start, self.end))
