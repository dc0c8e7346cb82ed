"""Where in a piece of evidence: a typed locator read into parts, held against its kind, rewritten.

The typed words are all that is stored. What they mean is read from them each time, so that the
words and their meaning can never disagree, and what was typed before a rule is judged by it too.
Plain Python without Django; kinds are the values of `EvidenceKind`.
"""

from __future__ import annotations

from factcheck.locators.days import in_english, in_french
from factcheck.locators.parts import Part
from factcheck.locators.reading import canonical, lacks, read

__all__ = ["Part", "canonical", "in_english", "in_french", "lacks", "read"]
