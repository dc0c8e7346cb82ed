"""Digits that are no quantity: codes, telephones, ordinals, formulas."""

from __future__ import annotations

from factcheck.detection.figures.amounts import amount
from factcheck.detection.figures.dates import written_date
from factcheck.detection.figures.view import View

# No telephone and no account has more groups.
LONGEST_ROW = 40
# Letters behind digits that the rules of time, decades and factors read.
_READ = frozenset({"a", "p", "s", "h", "x", "½", "¼", "¾"})


def fixed(view: View, at: int) -> int | None:
    """As in "24/7", "9/11", "24h/24", "1/4 de finale"."""
    if view.key(at + 1) == "/" and view.glued(at + 1):
        whole = f"{view.key(at)}/{view.key(at + 2)}"
        final = view.key(view.after_of(at + 3) or at + 3) in ("finale", "finales")
        return at + 3 if final or whole in view.lexicon.names.fixed else None
    if view.key(at + 2) == "sur" and view.key(at) == view.key(at + 3):
        return at + 4  # "24 heures sur 24"
    if view.key(at + 1) in ("h", "j") and view.key(at + 2) == "/" and view.kind(at + 3) == "number":
        return at + 4
    return None


def match_minute(view: View, at: int) -> int | None:
    """As in "(27’)"."""
    inside = view.key(at - 1) == "(" and view.key(at + 2) == ")"
    return at + 2 if inside and view.key(at + 1) in ("'", "′") else None


def formula(view: View, at: int) -> int | None:
    """As in "10^5", "0x08", "4x4", "16x9", "401(k)"; sides with a unit are a measure."""
    if view.key(at + 1) == "(" and view.glued(at + 1) and view.glued(at + 2):
        return at + 3
    if view.key(at + 1) == "^" or (view.key(at - 1) == "^" and view.glued(at)):
        return at + 1
    crossed = view.key(at + 1) == "x" and view.glued(at + 1) and view.glued(at + 2)
    if not crossed or view.kind(at + 2) != "number":
        return None
    found = amount(view, at + 2)
    return at + 3 if found is None or not found.firm else None


def row_of_numbers(view: View, at: int) -> int | None:
    """Telephones, accounts, formations: three and more numbers in a row, or a zero in front."""
    end, joints = at + 1, set()
    while end < at + LONGEST_ROW:
        hyphen = view.hyphen(end)
        if view.kind(end + hyphen) != "number":
            break
        joints.add(hyphen)
        end += 1 + hyphen
    keys = [view.key(place) for place in range(at, end) if view.kind(place) == "number"]
    if len(keys) >= 3:
        # Hyphens and spaces together: "6-4 7-5", unless a group is long.
        mixed = len(joints) == 2 and max(map(len, keys)) < 3
        return None if mixed or written_date(view, at) else end
    zero = len(keys[0]) > 2 and keys[0][0] == "0" and keys[0].isdigit()
    timed = view.key(at + 1) in view.lexicon.dates.time_zones
    return end if zero and not timed else None


def stuck_letters(view: View, at: int) -> int | None:
    """As in "3DS", "4G", "36ème": letters behind the digits that are no unit.

    What a day may end with is left to the dates: "1er août".
    """
    if not view.glued(at + 1) or view.kind(at + 1) != "word":
        return None
    key, dates = view.key(at + 1), view.lexicon.dates
    if key in _READ or key in dates.hour or key in dates.meridiem or key in dates.day_suffixes:
        return None
    found = amount(view, at)
    if found is not None and found.end > at + 1:
        return None
    return view.end_of_run(at)
