"""A claim's road through the statuses, from its lines of the ledger. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from factcheck.choices import SETTLED, Status
from factcheck.numbers.words import Way


class Line(NamedTuple):
    """A change of a claim's status, as the ledger has it.

    `by_words` says that the text made it, not a person: the words under the verdict are others.
    """

    claim: int
    kind: str
    verb: str
    status: str
    at: datetime
    actor: int | None = None
    by_words: bool = False


class Stay(NamedTuple):
    """The time that a claim spent in a status, and the line that ended it; None while it lasts."""

    status: str
    since: datetime
    until: datetime | None
    ended_by: Line | None
    # When the round began that this stay is a part of.
    round_since: datetime
    # What the last verdict said that was approved before, and who made the line that began this.
    verdict: str
    actor: int | None

    @property
    def way_back(self) -> Way | None:
        """How the line that ended it took the claim back to check, if it did."""
        line = self.ended_by
        if line is None or line.status != Status.TO_CHECK:
            return None
        if self.status in SETTLED:
            return Way.WORDS_VERDICT if line.by_words else Way.REOPENED
        if self.status != Status.IN_REVIEW:
            return None
        if line.by_words:
            return Way.WORDS_REVIEW
        own = line.actor is not None and line.actor == self.actor
        return Way.TAKEN_BACK if own else Way.SENT_BACK

    @property
    def is_turned(self) -> bool:
        """Whether it ended with a verdict that says the opposite of the one before."""
        line = self.ended_by
        return line is not None and line.status in SETTLED and self.verdict not in ("", line.status)


def stays_of(lines: Iterable[Line]) -> Iterator[Stay]:
    """The stays of one claim, from its lines in the order of the ledger; the last one goes on.

    Each time that a claim comes to a status is a stay of its own. The order is the ledger's, not
    the clock's: where a clock was set back, a stay lasts no time at all rather than less.
    """
    before: Line | None = None
    since = round_since = None
    verdict = ""
    for line in lines:
        at = line.at if since is None else max(line.at, since)
        if before is not None and since is not None and round_since is not None:
            yield Stay(before.status, since, at, line, round_since, verdict, before.actor)
        if round_since is None or _begins_round(before, line):
            round_since = at
        if line.status in SETTLED:
            verdict = line.status
        before, since = line, at
    if before is not None and since is not None and round_since is not None:
        yield Stay(before.status, since, None, None, round_since, verdict, before.actor)


def _begins_round(before: Line | None, line: Line) -> bool:
    """To check from anywhere but review: sending back is a part of the same round."""
    back = before is not None and before.status == Status.IN_REVIEW
    return line.status == Status.TO_CHECK and not back
