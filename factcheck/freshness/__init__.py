"""Whether verdicts still stand: their dates, and the web pages that they rest on.

Nothing changes by itself: a run writes what it found beside each citation and tells people of it.
Pages are asked by one run at a time; one that was killed is followed by the next where it stopped.
"""

from __future__ import annotations

from factcheck.freshness.checking import MOST_ASKED, Checked, check
from factcheck.freshness.writing import FAILED, forget

__all__ = ["FAILED", "MOST_ASKED", "Checked", "check", "forget"]
