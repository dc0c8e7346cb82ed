"""A page of the web as a file that can be kept: a web archive of one page (WARC 1.1, ADR 0030).

Pure Python: knows neither Django nor the database.
"""

from __future__ import annotations

from factcheck.capturing.reading import MAX_READ, ArchiveError, read_text
from factcheck.capturing.writing import archive_of

__all__ = ["MAX_READ", "ArchiveError", "archive_of", "read_text"]
