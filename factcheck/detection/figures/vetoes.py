"""Numbers that count nothing, in the order in which they are told apart."""

from __future__ import annotations

from factcheck.detection.figures import codes, names, references
from factcheck.detection.figures.amounts import amount
from factcheck.detection.figures.view import View

_DIGIT_RULES = (
    names.glued_to_letters,
    references.footnote,
    codes.fixed,
    codes.formula,
    codes.match_minute,
    codes.row_of_numbers,
    references.reference,
    references.list_number,
    names.numbered_name,
    codes.stuck_letters,
    names.address,
    names.postcode,
    names.model,
    names.name,
)


def passed_over(view: View, at: int) -> int | None:
    """The place behind a number that is no figure; None when it may be one."""
    if view.kind(at) == "number":
        for rule in _DIGIT_RULES:
            end = rule(view, at)
            if end is not None:
                return end
        return None
    return _word(view, at)


def _word(view: View, at: int) -> int | None:
    """Number words that are names or mean something else: "véhicule neuf", "Channel Nine"."""
    key, numbers = view.key(at), view.lexicon.numbers
    if key not in numbers.small and key not in numbers.alone:
        return None
    idiom = view.after(at, view.lexicon.names.idioms)
    if idiom is not None:
        return idiom
    if names.compound(view, at):
        return at + 3
    named = names.capital_word(view, at) or references.counted_word(view, at)
    both = key == "deux" and view.key(at - 1) in ("tous", "toutes")
    return at + 1 if named or both or _new(view, at) else None


def _new(view: View, at: int) -> bool:
    """French "neuf" without anything to count: new, not nine."""
    after_nine = view.lexicon.units.after_nine
    if not after_nine or view.key(at) != "neuf" or view.key(at + 1) in after_nine:
        return False
    found = amount(view, at)
    return found is None or not (found.unit or found.end > at + 1)
