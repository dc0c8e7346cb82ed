"""A text in a cell that stays text: the one rule for every table that leaves the desk."""

from __future__ import annotations

import unicodedata

# A cell that begins with one of these is a formula to a spreadsheet, or the way into one.
_FORMULAS = ("=", "+", "-", "@", "|")
_BREAKS = ("\t", "\r", "\n")
_SPACES = " \u00a0\u202f"
_MARK = "'"


def as_text(cell: str) -> str:
    """The cell behind an apostrophe, where a spreadsheet would run it.

    A text that has apostrophes there already gets one more, so that `as_written` gives back every
    text to the letter.
    """
    return f"{_MARK}{cell}" if _runs(cell.lstrip(_MARK)) else cell


def as_written(cell: str) -> str:
    """What `as_text` was given."""
    return cell[1:] if cell.startswith(_MARK) and _runs(cell.lstrip(_MARK)) else cell


def _runs(cell: str) -> bool:
    """Whether a spreadsheet takes it for a formula: some skip white space and what cannot be
    seen, and take wide letters for the usual ones."""
    if cell.lstrip(_SPACES).startswith(_BREAKS):
        return True
    shown = next((c for c in cell if not unicodedata.category(c).startswith(("C", "Z"))), "")
    return unicodedata.normalize("NFKC", shown).startswith(_FORMULAS)
