"""Very many published facts of drawn words, to see how desk and public site behave with them.

Written past the verbs, a block of rows at a time, because the verbs take milliseconds for each. What
the rows are, and what they are not, is in docs/performance.md.
"""

from __future__ import annotations

from factcheck.management.loading.load import load, tidy
from factcheck.management.loading.storing import MeanwhileError

__all__ = ["MeanwhileError", "load", "tidy"]
