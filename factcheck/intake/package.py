"""A DOCX file made harmless before any XML parser sees it."""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from factcheck.intake.errors import IntakeError

MEGABYTE = 1024 * 1024
MAX_FILE = 20 * MEGABYTE
MAX_ENTRIES = 2000
# Of the XML alone: the longest article we read takes a fraction of it.
MAX_UNPACKED = 32 * MEGABYTE
# Deflate reaches 1032; the XML of word processors 5 to 50.
MAX_RATIO = 200

# What Word writes when a password locks the file, and what DOC is.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
DIRECTORY_ENTRY = b"PK\x01\x02"
ENCRYPTED = 0x1
XML = (".xml", ".rels")
CONTENT_TYPES = "[Content_Types].xml"

DOCTYPE = re.compile(rb"<!\s*(?:doctype|entity)", re.IGNORECASE)
# The only encodings of a package (ECMA-376, part 2); others could hide a declaration from us.
ENCODINGS = (b"utf-8", b"utf-16")
DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)
BEFORE_XML = b"\xef\xbb\xbf\xff\xfe \t\r\n"
BROKEN = (
    BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, struct.error,
    zlib.error,
)  # fmt: skip


def safe_package(data: bytes) -> BytesIO:
    """The file again, with its XML as it is and everything else empty: pictures, fonts, macros.

    Raises `IntakeError` for what is too large, packed too tightly, locked, damaged, or holds a
    document type.
    """
    if data.startswith(OLE):
        raise IntakeError("encrypted") if LOCKED in data else IntakeError("format", kind="DOC")
    if len(data) > MAX_FILE:
        raise IntakeError("heavy", limit=MAX_FILE // MEGABYTE)
    # Counted before the directory is read, which takes memory for each entry.
    if data.count(DIRECTORY_ENTRY) > MAX_ENTRIES:
        raise IntakeError("bomb")
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _copied(archive)
    except IntakeError:
        raise
    except BROKEN as error:
        raise IntakeError("broken", kind="DOCX") from error


def _copied(archive: ZipFile) -> BytesIO:
    entries = archive.infolist()
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise IntakeError("encrypted")
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise IntakeError("broken", kind="DOCX")
    _refuse_bomb([entry for entry in entries if _is_xml(entry)])
    copy = BytesIO()
    with ZipFile(copy, "w", ZIP_STORED) as target:
        for entry in entries:
            xml = _xml_of(archive, entry) if _is_xml(entry) else b""
            target.writestr(entry.filename, xml)
    copy.seek(0)
    return copy


def _is_xml(entry: ZipInfo) -> bool:
    return entry.filename.lower().endswith(XML)


def _refuse_bomb(parts: list[ZipInfo]) -> None:
    """The sizes may lie: no more than they say is unpacked, and then the check sum is wrong."""
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * packed:
        raise IntakeError("bomb")


def _xml_of(archive: ZipFile, part: ZipInfo) -> bytes:
    if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise IntakeError("broken", kind="DOCX")
    xml = archive.read(part)
    plain = xml.replace(b"\0", b"")
    if DOCTYPE.search(plain):
        raise IntakeError("doctype")
    written = plain.lstrip(BEFORE_XML)
    encoding = DECLARED.match(written)
    if written[:1] != b"<" or (encoding and encoding[1].lower() not in ENCODINGS):
        raise IntakeError("broken", kind="DOCX")
    if part.filename == CONTENT_TYPES and b"macroEnabled" in plain:
        raise IntakeError("format", kind="DOCM")
    return xml
