"""What in one article does not fit together, said to an editor in one sentence.

Pure Python over the `Analysis` of the detector: figures, names, dates and certainty are held
against each other. Nothing here knows whether a statement is true.
"""

from __future__ import annotations

from factcheck.consistency.checking import RULES, check
from factcheck.consistency.findings import Finding, Severity

__all__ = ["RULES", "Finding", "Severity", "check"]
