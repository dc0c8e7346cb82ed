"""Where a claim's words stand in a text: pure Python, offsets in Unicode code points.

Every span is (start, end) with the end excluded, an index into the canonical text of a revision:
NFC, one newline between blocks, everything else kept.
"""

from __future__ import annotations

from factcheck.anchoring.find import Occurrence, find, snippet
from factcheck.anchoring.fold import fold
from factcheck.anchoring.likeness import likeness, shared_start
from factcheck.anchoring.lineup import Pair, line_up
from factcheck.anchoring.reanchor import VERSION, Placement, Reanchoring
from factcheck.anchoring.runs import equal_runs
from factcheck.anchoring.segments import Mark, Segment, flatten
from factcheck.anchoring.selectors import (
    CONTEXT,
    Selector,
    SelectorDict,
    describe,
    quote_selector,
    to_annotation,
)
from factcheck.anchoring.sentence import sentence_span
from factcheck.anchoring.spans import SpanError
from factcheck.anchoring.union import Union
from factcheck.anchoring.wording import Change, word_count, word_diff

__all__ = [
    "CONTEXT",
    "VERSION",
    "Change",
    "Mark",
    "Occurrence",
    "Pair",
    "Placement",
    "Reanchoring",
    "Segment",
    "Selector",
    "SelectorDict",
    "SpanError",
    "Union",
    "describe",
    "equal_runs",
    "find",
    "flatten",
    "fold",
    "likeness",
    "line_up",
    "quote_selector",
    "sentence_span",
    "shared_start",
    "snippet",
    "to_annotation",
    "word_count",
    "word_diff",
]
