"""The desk's numbers: what became of claims, how long it took, what was found wrong.

Everything is counted from rows that are there already: the ledger, approved verdicts, what people
decided about the machine's reading. Reads only. Nothing here counts a person's work, and nothing
looks at a verdict before it is approved: a number must not tell an editor what was proposed.
"""

from __future__ import annotations

from factcheck.numbers.levels import Levels, Point
from factcheck.numbers.machine import Decided, Noted
from factcheck.numbers.reading import Numbers
from factcheck.numbers.scope import Scope
from factcheck.numbers.spread import ENOUGH_FOR_MEDIAN, ENOUGH_FOR_NINETY, Spread
from factcheck.numbers.verdicts import Approved
from factcheck.numbers.words import Level, Stage, Way

__all__ = [
    "ENOUGH_FOR_MEDIAN",
    "ENOUGH_FOR_NINETY",
    "Approved",
    "Decided",
    "Level",
    "Levels",
    "Noted",
    "Numbers",
    "Point",
    "Scope",
    "Spread",
    "Stage",
    "Way",
]
