"""A quote held against the transcript or report it was taken from.

Pure Python, no Django, no model: the same texts always give the same answer, and every answer
shows the words it rests on.
"""

from __future__ import annotations

from factcheck.quotecheck.check import check_quote
from factcheck.quotecheck.outcomes import Change, Locator, Place, QuoteCheck, Step

__all__ = ["Change", "Locator", "Place", "QuoteCheck", "Step", "check_quote"]
