"""Large files piece by piece, so that the memory they take does not grow with them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import ijson

from factcheck.reviews.letters import encoding_of
from factcheck.reviews.report import UnreadableError

# Bytes from which a file is read piece by piece.
LARGE = 4_000_000
# Bytes of the largest file, unzipped.
_MOST = 2_000_000_000
_BEGINNING = 65_536
# Bytes at a time. The lexer begins a string anew with each piece: so pieces are long, and a
# string, which ends with a mark, has so many of them at most.
_PIECE = 1_000_000
_PIECES = 16
_LISTS = (
    (re.compile(r'"dataFeedElement"\s*:\s*\['), "dataFeedElement.item"),
    (re.compile(r'"@graph"\s*:\s*\['), "@graph.item"),
)


def is_large(stream: BinaryIO) -> bool:
    stream.seek(LARGE)
    large = stream.read(1) != b""
    stream.seek(0)
    return large


def elements_of(stream: BinaryIO) -> Iterator[Any]:
    """The entries of a feed or a list, or the documents of JSON lines, one after the other.

    Raises `UnreadableError` where the text is no JSON any more.
    """
    stream.seek(0)
    beginning = stream.read(_BEGINNING)
    letters = _Letters(stream, beginning)
    stream.seek(letters.skipped)
    try:
        prefix = _prefix(letters.of(beginning))
        yield from ijson.items(letters, prefix, multiple_values=True, buf_size=_PIECE)
    except (ijson.JSONError, ValueError, ArithmeticError) as error:
        raise UnreadableError("broken") from error


def _prefix(beginning: str) -> str:
    if beginning.lstrip("\ufeff \t\r\n").startswith("["):
        return "item"
    found = [
        (match.start(), prefix) for shape, prefix in _LISTS if (match := shape.search(beginning))
    ]
    return min(found)[1] if found else ""


class _Letters:
    """A stream of UTF-8 in good order, whatever its encoding; bytes that are none are replaced."""

    def __init__(self, stream: BinaryIO, beginning: bytes) -> None:
        self.stream = stream
        self.encoding, self.skipped = encoding_of(beginning)
        if not self.encoding:
            self.encoding = "utf-8" if _is_utf_8(beginning) else "windows-1252"
        self.unmarked = 0
        self.decoder = codecs.getincrementaldecoder(self.encoding)("replace")

    def of(self, beginning: bytes) -> str:
        return beginning[self.skipped :].decode(self.encoding, "replace")

    def read(self, size: int = -1) -> bytes:
        if self.stream.tell() > _MOST:
            raise UnreadableError("too large")
        data = self.stream.read(size)
        text = self.decoder.decode(data, final=not data)
        # A piece that ends in the middle of its only character is not the end of the file.
        while data and not text:
            data = self.stream.read(size)
            text = self.decoder.decode(data, final=not data)
        self.unmarked = 0 if '"' in text else self.unmarked + 1
        if self.unmarked > _PIECES:
            raise UnreadableError("with a text that is too long")
        return text.encode("utf-8", "replace")


def _is_utf_8(beginning: bytes) -> bool:
    """Whether it is, but for an end in the middle of a letter."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(beginning)
    except UnicodeDecodeError:
        return False
    return True
