"""Where a claim's words are in the next revision, or that they are nowhere, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.anchoring.carried import Carrier
from factcheck.anchoring.fold import fold
from factcheck.anchoring.matching import Span, matches, overlap
from factcheck.anchoring.newtext import NewText
from factcheck.anchoring.search import Search
from factcheck.anchoring.spans import check_span

# Stored with every outcome: raise it when the same texts may give another one.
VERSION = 1

State = Literal["kept", "moved", "edited", "ambiguous", "orphaned"]
Reason = Literal[
    "unchanged", "copied", "rewritten", "surroundings", "twice", "deleted", "different"
]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where words went; `start` and `end` are None when the state is ambiguous or orphaned.

    score: how alike the words are there, 0 to 1. candidate: the place to look at first when there
    is none that can be trusted.
    """

    state: State
    start: int | None
    end: int | None
    score: float
    reason: Reason
    candidate: Span | None = None


class Reanchoring:
    """Carries spans of one text over to the next. Preparing takes time linear in the texts."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = fold(old), fold(new)
        found = matches(old, new)
        self._carrier = Carrier.between(self._old, self._new, found)
        self._fresh = NewText.beside(self._new, found)

    def place(self, start: int, end: int) -> Placement:
        """Where the words [start, end) of the old text are in the new one; raises SpanError.

        In this order: what became of them where they stood; an exact copy in new text; something
        like them in new text; else nothing. A place is never guessed: of two that fit as well,
        neither is taken.
        """
        check_span(self._old, start, end)
        search = Search(self._old, self._new, self._carrier, self._fresh, start, end)
        return _in_place(search) or _copied(search) or _alike(search) or _nowhere(search)


def _in_place(search: Search) -> Placement | None:
    span = search.image
    if span is None:
        return None
    if not search.is_same(span):
        if search.is_same_claim(span) or search.is_replaced(span):
            return Placement("edited", *span, search.like(span), "rewritten")
        return None
    if not search.is_familiar(span):
        if search.is_twins(span):
            return None
        if search.has_rival_copy(span):
            return _ambiguous(search, span)
    if search.is_at_home(span):
        return Placement("kept", *span, 1.0, "unchanged")
    return Placement("edited", *span, 1.0, "surroundings")


def _copied(search: Search) -> Placement | None:
    if search.is_common:
        return _ambiguous(search, search.copies[0])
    fitting = [span for span in search.copies if search.is_known_at(span)]
    if not fitting:
        return None
    best, *others = sorted(fitting, key=search.fit, reverse=True)
    rivalled = others and not search.fits_better(best, others[0])
    if rivalled or search.is_twins(best):
        return _ambiguous(search, best)
    return Placement("moved", *best, 1.0, "copied")


def _alike(search: Search) -> Placement | None:
    found = sorted(filter(search.may_have_moved_to, search.similar), key=search.worth, reverse=True)
    if not found:
        return None
    best = found[0]
    rival = next((span for span in found[1:] if not overlap(span, best)), None)
    if rival and not search.is_clearly_worth_more(best, rival):
        return _ambiguous(search, best)
    return Placement("edited", *best, search.like(best), "rewritten")


def _nowhere(search: Search) -> Placement:
    best = search.candidate
    if best is None:
        return Placement("orphaned", None, None, 0.0, "deleted")
    return Placement("orphaned", None, None, search.like(best), "different", best)


def _ambiguous(search: Search, candidate: Span) -> Placement:
    return Placement("ambiguous", None, None, search.like(candidate), "twice", candidate)
