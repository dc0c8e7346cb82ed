"""What leaves the desk: on paper, or as a source package for the lawyer and the archive.

`leaving` decides what may go, whoever asks for it: paper and files are handed on. `shape` is the
data of a package, `tables` writes a spreadsheet, `files` reads evidence, `archive` packs it all.
"""

from __future__ import annotations

from factcheck.handover.archive import MANIFEST, Package, as_json, pack
from factcheck.handover.files import FOLDER, Lost, Packed, check_files
from factcheck.handover.leaving import TELLING, Entry, Piece, entries_of
from factcheck.handover.shape import claims_document
from factcheck.handover.tables import table_of
from factcheck.handover.taking import record_package

__all__ = [
    "FOLDER",
    "MANIFEST",
    "TELLING",
    "Entry",
    "Lost",
    "Package",
    "Packed",
    "Piece",
    "as_json",
    "check_files",
    "claims_document",
    "entries_of",
    "pack",
    "record_package",
    "table_of",
]
