"""Whether a workbook may be opened at all, asked before anything reads its XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from factcheck.intake.package import (
    CONTENT_TYPES,
    DIRECTORY_ENTRY,
    DOCTYPE,
    ENCRYPTED,
    LOCKED,
    MAX_ENTRIES,
    MAX_RATIO,
    XML,
)
from factcheck.sheets.errors import SheetError
from factcheck.sheets.limits import MEGABYTE

# A sheet of 200,000 rows takes about half of it.
MAX_UNPACKED = 512 * MEGABYTE
# Held in memory as a whole while the rows are read, unlike the sheet itself.
MAX_SHARED = 64 * MEGABYTE
SHARED = "xl/sharedStrings.xml"
_CHUNK = MEGABYTE
_MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)


def check_workbook(file: BinaryIO, archive: ZipFile) -> None:
    """Raises SheetError for what is locked, packed too tightly, linked, or more than a table."""
    if _entries(file) > MAX_ENTRIES:
        raise SheetError("bomb")
    entries = archive.infolist()
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise SheetError("encrypted")
    names = {entry.filename.lower() for entry in entries}
    if len(names) < len(entries):
        raise SheetError("broken")
    if any("vbaproject" in name for name in names):
        raise SheetError("macros")
    if any("externallinks/" in name for name in names):
        raise SheetError("links")
    parts = [entry for entry in entries if entry.filename.lower().endswith(XML)]
    _refuse_bomb(parts)
    for part in parts:
        _check_xml(archive, part)


def is_locked(file: BinaryIO) -> bool:
    file.seek(0)
    return any(LOCKED in chunk for chunk in _chunks(file))


def _entries(file: BinaryIO) -> int:
    """Counted before the directory is read, which takes memory for each entry."""
    file.seek(0)
    return sum(chunk.count(DIRECTORY_ENTRY) for chunk in _chunks(file))


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: file.read(_CHUNK), b"")


def _refuse_bomb(parts: list[ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    shared = sum(part.file_size for part in parts if part.filename == SHARED)
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * packed or shared > MAX_SHARED:
        raise SheetError("bomb")


def _check_xml(archive: ZipFile, part: ZipInfo) -> None:
    """No document type, no encoding that could hide one, nothing that is said to be a macro."""
    if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise SheetError("broken")
    with archive.open(part) as xml:
        before = b""
        while chunk := xml.read(_CHUNK):
            if not before and not chunk.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
                raise SheetError("broken")
            if DOCTYPE.search(before + chunk):
                raise SheetError("broken")
            if part.filename == CONTENT_TYPES and _MACROS.search(before + chunk):
                raise SheetError("macros")
            before = chunk[-64:]
