"""Whether a workbook may be opened at all, asked before anything reads its XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl.packaging.manifest import Manifest
from openpyxl.xml.constants import WORKSHEET_TYPE
from openpyxl.xml.functions import fromstring

from factcheck.intake.package import (
    BEFORE_XML,
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
# Held in memory as a whole while the rows are read, unlike a sheet itself: the shared texts.
MAX_SHARED = 64 * MEGABYTE
# What says of each part what it is; of 2000 parts it takes a third of it.
MAX_TYPES = MEGABYTE
# "<?xm" in EBCDIC, which parsers know as well.
_EBCDIC = b"\x4c\x6f\xa7\x94"
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
    _refuse_bomb(entries)
    for entry in entries:
        _check_part(archive, entry)
    _refuse_held(archive, entries)


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
    """Of every part, because the reader finds what it reads by its type and not by its name."""
    tight = any(part.file_size > MAX_RATIO * part.compress_size for part in parts)
    if tight or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise SheetError("bomb")


def _refuse_held(archive: ZipFile, parts: list[ZipInfo]) -> None:
    """Every part is bounded but those that are sheets and nothing else: their rows pass by."""
    if archive.getinfo(CONTENT_TYPES).file_size > MAX_TYPES:
        raise SheetError("bomb")
    types = Manifest.from_tree(fromstring(archive.read(CONTENT_TYPES))).Override
    sheets = {one.PartName[1:] for one in types if one.ContentType == WORKSHEET_TYPE}
    sheets -= {one.PartName[1:] for one in types if one.ContentType != WORKSHEET_TYPE}
    if any(part.file_size > MAX_SHARED for part in parts if part.filename not in sheets):
        raise SheetError("bomb")


def _check_part(archive: ZipFile, part: ZipInfo) -> None:
    """No document type, no encoding that could hide one, nothing that is said to be a macro."""
    if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise SheetError("broken")
    with archive.open(part) as content:
        chunk = content.read(_CHUNK)
        if not _is_xml(part, chunk):
            return
        if chunk and not chunk.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
            raise SheetError("broken")
        before = b""
        while chunk:
            if DOCTYPE.search(before + chunk):
                raise SheetError("broken")
            if part.filename == CONTENT_TYPES and _MACROS.search(before + chunk):
                raise SheetError("macros")
            before, chunk = chunk[-64:], content.read(_CHUNK)


def _is_xml(part: ZipInfo, start: bytes) -> bool:
    """By its name or its content; also what starts with nothing but blanks."""
    text = start.lstrip(BEFORE_XML + b"\0")
    return part.filename.lower().endswith(XML) or not text or text.startswith((b"<", _EBCDIC))
