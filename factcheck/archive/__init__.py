"""The archive of what other publishers have checked: the only writer of imported reviews."""

from __future__ import annotations

from factcheck.archive.importing import import_file
from factcheck.archive.storing import Stored, store

__all__ = ["Stored", "import_file", "store"]
