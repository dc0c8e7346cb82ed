"""What became of a file: how many reviews, what was left out and why, what was repaired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

# Reasons of one kind that a report names; a hostile file has no use for more.
_MOST = 20
# Repairs of one file; what needs more is no text that somebody meant.
_MOST_REPAIRS = 200_000


class UnreadableError(ValueError):
    """Why a file, or a part of it, cannot be read: "nested too deeply"."""


class Report:
    """Filled while a file is read."""

    def __init__(self) -> None:
        self.accepted = 0
        self.skipped: Counter[str] = Counter()
        self.repairs: Counter[str] = Counter()
        self.notes: Counter[str] = Counter()

    def skip(self, reason: str) -> None:
        """One review, or what should have been one, is left out."""
        self.skipped[reason] += 1

    def repaired(self, what: str) -> None:
        """Something that was broken is read as it must have been meant.

        Raises `UnreadableError` when nearly everything is.
        """
        self.repairs[what] += 1
        if self.repairs[what] > _MOST_REPAIRS:
            raise UnreadableError("broken beyond repair")

    def note(self, what: str) -> None:
        """A value of a review that is kept is left out of it, or looks wrong."""
        self.notes[what] += 1

    def __str__(self) -> str:
        said = f"accepted {self.accepted}, skipped {self.skipped.total()}"
        if self.skipped:
            said += f" ({_counted(self.skipped)})"
        if self.repairs:
            said += f"; repaired: {', '.join(list(self.repairs)[:_MOST])}"
        if self.notes:
            said += f"; noted: {_counted(self.notes)}"
        return said


def _counted(reasons: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {reason}" for reason, count in list(reasons.items())[:_MOST])
