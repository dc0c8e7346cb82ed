"""Lists and the search of the public site: which published facts fit, in which order, how many.

Rows, order and counts are the same on both databases. Only this package writes what it reads, in
the transaction of `publishing`, and only from what readers can see.
"""

from __future__ import annotations

from factcheck.search.asking import WINDOW, Found, Hit, Ranking, find, is_found, rank
from factcheck.search.counting import CHOICES, MOST, Counts, count_all
from factcheck.search.engine import fitting
from factcheck.search.indexing import index_fact, index_late, read_again
from factcheck.search.limiting import LATER, TooLongError
from factcheck.search.marking import Part, mark
from factcheck.search.relating import related_to
from factcheck.search.suggesting import suggest

__all__ = [
    "CHOICES",
    "LATER",
    "MOST",
    "WINDOW",
    "Counts",
    "Found",
    "Hit",
    "Part",
    "Ranking",
    "TooLongError",
    "count_all",
    "find",
    "fitting",
    "index_fact",
    "index_late",
    "is_found",
    "mark",
    "rank",
    "read_again",
    "related_to",
    "suggest",
]
