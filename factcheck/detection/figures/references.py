"""Numbers that point to something: articles of law, pages, notes, items of a list."""

from __future__ import annotations

from factcheck.detection.figures.amounts import amount
from factcheck.detection.figures.view import View

MOST_NUMBERS = 12
# An opening parenthesis this far back makes ")" the end of a remark.
_REMARK = 8
_ABBREVIATED = frozenset(
    {"art", "no", "nos", "n", "nr", "p", "pp", "fig", "vol", "ch", "sec", "ep"}
)


def footnote(view: View, at: int) -> int | None:
    """As in "[1]", "[12, 13]"."""
    if view.key(at - 1) != "[":
        return None
    end = at + 1
    while view.kind(end) == "number" or view.key(end) in (",", "-", "–"):
        end += 1
    return end if view.key(end) == "]" else None


def reference(view: View, at: int) -> int | None:
    """As in "article 58-1", "n° 89417-6", "No. 1", "posts 542 and 543"."""
    if not _refers(view, at):
        return None
    found = amount(view, at)
    if found is not None and (found.unit or found.numeral.scaled):
        return None
    return _further(view, at)


def counted_word(view: View, at: int) -> bool:
    """As in "day five", "chapitre deux"."""
    return _refers(view, at) and not view.opens(at - 1)


def list_number(view: View, at: int) -> int | None:
    """As in "1. ", "2) " or "3.1 " where a line begins; a short number alone in its line."""
    key = view.key(at)
    if view.kind(at - 1) != "break":
        return _inline_item(view, at)
    if view.kind(at + 1) == "break":
        return at + 1 if len(key) <= 3 else None
    if view.key(at + 1) in (".", ")", "°", "/") and view.glued(at + 1) and len(key) <= 2:
        return at + 2 if not view.glued(at + 2) else None
    return at + 1 if key.count(".") == 1 and view.capital(at + 1) and len(key) <= 4 else None


def _inline_item(view: View, at: int) -> int | None:
    """As in "… : 1) the first, 2) the second"."""
    if len(view.key(at)) > 2 or view.key(at + 1) != ")" or not view.glued(at + 1):
        return None
    open_before = any(view.key(at - step) == "(" for step in range(1, _REMARK))
    return None if open_before else at + 2


def _refers(view: View, at: int) -> bool:
    before = at - 1
    if view.key(before) in (".", "°") and view.glued(before):
        before -= 1
        if view.key(before + 1) == "." and view.key(before) not in _ABBREVIATED:
            return False
    word = view.key(before)
    dated = word in view.lexicon.names.seasons and len(view.key(at)) == 4
    return word in view.lexicon.names.references and not dated


def _further(view: View, at: int) -> int:
    """The place behind a list of references: "4, 5 et 6", "58-1"."""
    end = view.end_of_run(at)
    for _ in range(MOST_NUMBERS):
        joined = view.key(end) in ("et", "and", "à", "to", "ou", "or", ",", "-", "–")
        if not joined or view.kind(end + 1) != "number" or view.key(end + 2) == "/":
            break
        if _counts(view, end + 1):
            break
        end = view.end_of_run(end + 1)
    return end


def _counts(view: View, at: int) -> bool:
    found = amount(view, at)
    return found is not None and bool(found.unit or found.numeral.scaled)
