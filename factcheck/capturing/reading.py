"""Reading it: the words of the page, whoever made the file."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

# Unpacked. Twice what a capture may have: a file that holds more is none of ours.
MAX_READ = 32 * 1024 * 1024
PACKED = b"\x1f\x8b"


class ArchiveError(Exception):
    """The file is no web archive, is damaged, or unpacks to more than is read."""


def read_text(file: BinaryIO) -> str:
    """The words of the archived page, "" when the archive holds none; raises ArchiveError.

    Unpacks a bounded part of the file, and nothing inside of it.
    """
    try:
        return _text(BytesIO(_unpacked(file)))
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, zlib.error) as error:
        raise ArchiveError(str(error)) from error


def _unpacked(file: BinaryIO) -> bytes:
    packed = file.read(len(PACKED)) == PACKED
    file.seek(0)
    plain = gzip.GzipFile(fileobj=file) if packed else file
    data = plain.read(MAX_READ + 1)
    if len(data) > MAX_READ:
        raise ArchiveError("too large")
    return data


def _text(file: BinaryIO) -> str:
    for record in ArchiveIterator(file, no_record_parse=True):
        kind = str(record.content_type or "")
        if record.rec_type == "conversion" and kind.startswith("text/plain"):
            return str(record.raw_stream.read().decode("utf-8"))
    return ""
