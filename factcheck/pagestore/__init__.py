"""Finished public pages, and who is told that one is no longer true (ADR 0048).

Whoever changes what readers see calls `touch_…` in the same transaction: it deletes the rows of the
pages that the change is about and writes a line into the log that every process reads.
"""

from __future__ import annotations

from factcheck.pagestore.building import build_id
from factcheck.pagestore.pages import Page, page_of
from factcheck.pagestore.pruning import forget_old
from factcheck.pagestore.shelf import SHELF, Noted, Shelf
from factcheck.pagestore.subjects import is_storable, subject_of
from factcheck.pagestore.touching import (
    touch_about,
    touch_article,
    touch_corrections,
    touch_everything,
)
from factcheck.pagestore.writing import WRITE, write_pages

__all__ = [
    "SHELF",
    "WRITE",
    "Noted",
    "Page",
    "Shelf",
    "build_id",
    "forget_old",
    "is_storable",
    "page_of",
    "subject_of",
    "touch_about",
    "touch_article",
    "touch_corrections",
    "touch_everything",
    "write_pages",
]
