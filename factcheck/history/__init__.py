"""What the ledger tells one person, in words: for the desk and for the admin."""

from __future__ import annotations

from factcheck.history.altered import Altered
from factcheck.history.lines import (
    LATEST,
    WORDS,
    Line,
    history_of,
    history_of_article,
    history_of_evidence,
    settings_history,
)

__all__ = [
    "LATEST",
    "WORDS",
    "Altered",
    "Line",
    "history_of",
    "history_of_article",
    "history_of_evidence",
    "settings_history",
]
