"""schema.org structured data of fact pages: what it says, and whether others can use it."""

from __future__ import annotations

from factcheck.claimreview.checking import Remark, faults, remarks
from factcheck.claimreview.composing import markup, publisher

__all__ = ["Remark", "faults", "markup", "publisher", "remarks"]
