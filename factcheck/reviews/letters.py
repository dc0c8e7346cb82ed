"""From the bytes of a file to its letters, whatever it says of itself."""

from __future__ import annotations

import codecs
import re

from factcheck.reviews.report import Report

# UTF-32 before UTF-16: the little-endian marks begin alike.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,30})""", re.IGNORECASE
)
# Encodings that a page may name; any other is taken for windows-1252.
_OTHERS = re.compile(
    r"iso-8859-(?:[2-9]|1[0-6])|windows-125[0-8]|koi8-[ru]|shift_jis|euc-(?:jp|kr)|gbk|gb2312|gb18030"
    r"|big5"
)
_BEGINNING = 4096
# The well-formed sequences of two to four bytes.
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]"
    rb"|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
# What UTF-8 looks like when it was taken for windows-1252 and written as UTF-8 again.
_TWICE = re.compile("[ÂÃ][\x80-\xbf\u0152-\u2122]|â€")


def encoding_of(beginning: bytes) -> tuple[str, int]:
    """The encoding that the first bytes show, and how many of them only say so; "" if none."""
    for mark, encoding in _MARKS:
        if beginning.startswith(mark):
            return encoding, len(mark)
    if beginning.count(0) * 5 > len(beginning):
        even, odd = beginning[0::2].count(0), beginning[1::2].count(0)
        return ("utf-16-le" if odd > even else "utf-16-be"), 0
    return "", 0


def letters_of(data: bytes, report: Report) -> str:
    """Every file has letters in the end; bytes that are none become U+FFFD."""
    encoding, skipped = encoding_of(data[:_BEGINNING])
    if encoding not in {"", "utf-8"}:
        report.repaired(f"encoding {encoding}")
        return data[skipped:].decode(encoding, "replace")
    try:
        text = data[skipped:].decode("utf-8")
    except UnicodeDecodeError:
        return _otherwise(data[skipped:], report)
    return _once(text, report)


def _otherwise(data: bytes, report: Report) -> str:
    """UTF-8 with a few bytes damaged, or another encoding."""
    rest, valid = _SEQUENCE.subn(b"", data)
    if valid > sum(byte > 0x7F for byte in rest[:1_000_000]):
        report.repaired("damaged letters")
        return data.decode("utf-8", "replace")
    declared = _DECLARED.search(data[:_BEGINNING])
    name = declared[1].decode().lower() if declared else ""
    name = name if _OTHERS.fullmatch(name) else "windows-1252"
    report.repaired(f"encoding {name}")
    return data.decode(name, "replace")


def _once(text: str, report: Report) -> str:
    """Undo an encoding that was applied twice, if that explains every letter."""
    if not _TWICE.search(text):
        return text
    try:
        once = text.encode("windows-1252").decode("utf-8")
    except UnicodeError:
        return text
    report.repaired("letters that were encoded twice")
    return once
