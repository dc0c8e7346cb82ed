"""Articles, claims, sources, evidence and ratings as tables: out of the desk, and into it.

What leaves is what the person sees, without what is protected and without what is only proposed.
What comes in goes through the forms and verbs of one row by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from factcheck.tables.articles import Articles
from factcheck.tables.base import Table
from factcheck.tables.claims import Claims
from factcheck.tables.columns import Column, HeaderError
from factcheck.tables.evidence import EvidenceTable
from factcheck.tables.previewing import confirm, keep, preview
from factcheck.tables.ratings import Ratings
from factcheck.tables.rows import Effect, Fault
from factcheck.tables.running import Report, short_name, take_all, take_long
from factcheck.tables.sources import Sources

TABLES: Mapping[str, Table] = MappingProxyType(
    {table.kind: table for table in (Articles(), Claims(), Sources(), EvidenceTable(), Ratings())}
)

__all__ = [
    "TABLES",
    "Column",
    "Effect",
    "Fault",
    "HeaderError",
    "Report",
    "Table",
    "confirm",
    "keep",
    "preview",
    "short_name",
    "take_all",
    "take_long",
]
