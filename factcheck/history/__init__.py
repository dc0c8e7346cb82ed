"""What the ledger tells one person, in words: for the desk and for the admin."""

from __future__ import annotations

from factcheck.history.lines import LATEST, WORDS, Line, history_of, settings_history

__all__ = [
    "LATEST",
    "WORDS",
    "Line",
    "history_of",
    "settings_history",
]
