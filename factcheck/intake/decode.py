"""From bytes to characters. What is not surely text is refused, never guessed."""

from __future__ import annotations

import codecs
import re

from factcheck.intake.errors import MAX_CHARACTERS, IntakeError
from factcheck.intake.lines import is_blank

# No encoding read here spends more than four bytes on a character, or on its byte order mark.
MAX_BYTES = 4 * MAX_CHARACTERS + 4

SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX or ODT"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "DOC"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
)

# UTF-32 before UTF-16: the little-endian marks begin alike.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The well-formed sequences of two to four bytes (Unicode Standard, table 3-7).
MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]"
    rb"|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
ASCII = bytes(range(0x80))
# C0 controls other than tab and line ends, and delete.
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
SURROGATE = re.compile(r"[\ud800-\udfff]")


def decode(data: bytes) -> str:
    """Return the characters of a text file, without its byte order mark.

    Reads UTF-8, UTF-16, UTF-32 (with its mark) and windows-1252. Raises `IntakeError`.
    """
    if len(data) > MAX_BYTES:
        at_least = (len(data) - 1) // 4
        raise IntakeError("too_large", size=at_least, limit=MAX_CHARACTERS)
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise IntakeError("format", kind=kind)
    text = characters(data)
    refuse_unreadable(text)
    if is_blank(text):
        raise IntakeError("empty")
    return text


def refuse_unreadable(text: str) -> None:
    """Raise `IntakeError` for a lone surrogate, a NUL or more controls than accidents explain."""
    surrogate = SURROGATE.search(text)
    if surrogate:
        raise IntakeError("surrogate", offset=surrogate.start())
    controls = CONTROLS.findall(text)
    tolerated = 8 + len(text) // 100
    if "\0" in text or len(controls) > tolerated:
        first = CONTROLS.search(text)
        offset = first.start() if first else 0
        raise IntakeError("binary", count=len(controls), offset=offset)


def characters(data: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return strictly(data, encoding, skip=len(mark))
    if b"\0" in data:
        return utf_16_without_mark(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return not_utf_8(data, error)


def strictly(data: bytes, encoding: str, *, skip: int = 0) -> str:
    """Decode after `skip` bytes; refuse with the offset in the whole of `data`."""
    body = data[skip:]
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        refuse_surrogates(body, encoding)
        raise encoding_error(data, error.start + skip, encoding) from error


def utf_16_without_mark(data: bytes) -> str:
    """Every other byte of Western text in UTF-16 is NUL; any other NUL is no text."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    refusal = IntakeError("binary", count=even + odd, offset=data.index(0))
    if max(even, odd) * 5 < len(data):
        raise refusal
    try:
        text = data.decode("utf-16-le" if odd > even else "utf-16-be")
    except UnicodeDecodeError as error:
        raise refusal from error
    if not mostly_printable(text):
        raise refusal
    return text


def mostly_printable(text: str) -> bool:
    printable = sum(character.isprintable() or character.isspace() for character in text)
    return printable * 100 >= len(text) * 95 > 0


def not_utf_8(data: bytes, error: UnicodeDecodeError) -> str:
    """Read windows-1252, unless the bytes are UTF-8 that was damaged on its way."""
    refuse_surrogates(data, "utf-8")
    rest, valid = MULTIBYTE.subn(b"", data)
    invalid = len(rest.translate(None, ASCII))
    if valid > invalid:
        raise encoding_error(data, error.start, "utf-8") from error
    return strictly(data, "windows-1252")


def refuse_surrogates(data: bytes, encoding: str) -> None:
    try:
        text = data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return
    refuse_unreadable(text)


def encoding_error(data: bytes, offset: int, encoding: str) -> IntakeError:
    byte = f"0x{data[offset]:02X}"
    name = encoding.upper().removesuffix("-LE").removesuffix("-BE").replace("WINDOWS", "windows")
    return IntakeError("encoding", byte=byte, offset=offset, encoding=name)
