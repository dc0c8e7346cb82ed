"""What a file is, by its bytes, against the list of what the desk keeps. Plain Python, no Django.

Nothing is opened: no archive is unpacked, no picture decoded, so that no bomb can go off. The
name a file came with must agree with what it is; a file is never shown or run, so one that is
two things at once is kept as the thing it begins as, unless it carries a script.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from pathlib import PurePath

# So much of the beginning and of the end is looked at.
LOOKED_AT = 64 * 1024

TEXT = "text/plain"
HTML = "text/html"
ZIP = "application/zip"
WARC = "application/warc"

_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."

# The endings that agree with each kind of file.
ENDINGS: dict[str, tuple[str, ...]] = {
    "application/pdf": ("pdf",),
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "image/tiff": ("tif", "tiff"),
    "image/heic": ("heic", "heif"),
    "image/svg+xml": ("svg", "xml"),
    "audio/mpeg": ("mp3",),
    "audio/mp4": ("m4a", "mp4"),
    "audio/wav": ("wav",),
    "application/ogg": ("ogg", "oga", "ogv", "opus"),
    "video/mp4": ("mp4", "m4v", "m4a"),
    "video/quicktime": ("mov",),
    "video/webm": ("webm", "mkv"),
    ZIP: ("zip",),
    f"{_OOXML}wordprocessingml.document": ("docx",),
    f"{_OOXML}spreadsheetml.sheet": ("xlsx",),
    f"{_OOXML}presentationml.presentation": ("pptx",),
    f"{_ODF}text": ("odt",),
    f"{_ODF}spreadsheet": ("ods",),
    f"{_ODF}presentation": ("odp",),
    "application/epub+zip": ("epub",),
    "application/x-ole-storage": ("doc", "xls", "ppt", "msg"),
    "application/rtf": ("rtf",),
    WARC: ("warc", "gz"),
    HTML: ("html", "htm", "xhtml"),
    "application/xml": ("xml", "xhtml"),
    "application/json": ("json", "jsonl", "jsonld", "geojson", "txt", "csv", "md", "log"),
    TEXT: ("txt", "csv", "tsv", "md", "srt", "vtt", "eml", "jsonl", "log", "xml"),
}

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"OggS", "application/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"WARC/", WARC),
)
_PROGRAMS = (
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\x00asm",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
_SCRIPT = re.compile(rb"<\?php|<script|<%\s*eval", re.IGNORECASE)
_BRANDS = {b"M4A ": "audio/mp4", b"M4B ": "audio/mp4", b"qt  ": "video/quicktime"}
_HEIC = frozenset({b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis"})
_RIFF = {b"WAVE": "audio/wav", b"WEBP": "image/webp"}
_MAIN_PARTS = (
    (b"word/document.xml", f"{_OOXML}wordprocessingml.document"),
    (b"xl/workbook.", f"{_OOXML}spreadsheetml.sheet"),
    (b"ppt/presentation.xml", f"{_OOXML}presentationml.presentation"),
)
_MARKUP = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!doctype[^>]*>\s*)*"
    r"(?:<(html|head|body|svg|script|style|meta|title|table|div)[\s>])?",
    re.IGNORECASE | re.DOTALL,
)
# What a text never holds: the control characters but for tab, line feed, form feed and return.
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class UnfitError(Exception):
    """Not to be kept. `code`: empty, program, script, unknown or ending; `found` is its type."""

    def __init__(self, code: str, found: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.found = found


@dataclass(frozen=True, slots=True)
class Sample:
    """The beginning and the end of a file; they overlap in a small one."""

    head: bytes
    tail: bytes = b""

    def has(self, words: bytes) -> bool:
        return words in self.head or words in self.tail


def sniff(sample: Sample, name: str) -> str:
    """The media type of a file that came as `name`; UnfitError when the desk does not keep it."""
    if not sample.head:
        raise UnfitError("empty")
    if _is_program(sample.head):
        raise UnfitError("program")
    ending = PurePath(name).suffix[1:].lower()
    found = _found(sample)
    if found is None:
        raise UnfitError("unknown")
    if found == TEXT and ending in ENDINGS[HTML] and b"<" in sample.head:
        found = HTML
    if found.startswith(("image/", "audio/", "video/")) and found != "image/svg+xml":
        _no_script(sample, found)
    if ending and ending not in ENDINGS[found]:
        raise UnfitError("ending", found)
    return found


def _found(sample: Sample) -> str | None:
    head = sample.head
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(sample)
    if head.startswith(b"\x1f\x8b"):
        return _gzipped(head)
    return _boxed(head) or _framed(head) or _text(head)


def _is_program(head: bytes) -> bool:
    # A text may begin with MZ as well, but has no NUL in it.
    windows = head.startswith(b"MZ") and b"\x00" in head[:128]
    return windows or head.startswith(_PROGRAMS)


def _no_script(sample: Sample, found: str) -> None:
    """A picture or a recording has no use for one, whatever runs it elsewhere."""
    if _SCRIPT.search(sample.head) or _SCRIPT.search(sample.tail):
        raise UnfitError("script", found)


def _boxed(head: bytes) -> str | None:
    """MP4 and its kin, RIFF and its kin: the kind stands some bytes further on."""
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return "image/heic" if brand in _HEIC else _BRANDS.get(brand, "video/mp4")
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    return None


def _framed(head: bytes) -> str | None:
    """An MP3 without a title: the sync word of layer III, with a bit rate and a sampling rate."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return None
    has_rates = head[2] & 0xF0 not in (0x00, 0xF0) and head[2] & 0x0C != 0x0C
    return "audio/mpeg" if has_rates else None


def _zipped(sample: Sample) -> str:
    """Which of the family, by the names of its members."""
    stated = re.match(rb"PK\x03\x04.{26}mimetype([\x20-\x7e]+?)(?:PK|$)", sample.head, re.DOTALL)
    if stated and stated[1].decode() in ENDINGS:
        return stated[1].decode()
    if sample.has(b"[Content_Types].xml"):
        for part, found in _MAIN_PARTS:
            if sample.has(part):
                return found
    return ZIP


def _gzipped(head: bytes) -> str | None:
    """A web archive, if the first bytes of what is packed say so."""
    try:
        first = zlib.decompressobj(31).decompress(head, 16)
    except zlib.error:
        return None
    return WARC if first.startswith(b"WARC/") else None


def _text(head: bytes) -> str | None:
    text = _decoded(head)
    if text is None or _NOT_TEXT.search(text):
        return None
    opening = _MARKUP.match(text)
    declared, element = (opening[1], (opening[2] or "").lower()) if opening else ("", "")
    if element:
        return "image/svg+xml" if element == "svg" else HTML
    if declared:
        return "application/xml"
    if re.match(r"\s*<!doctype\s+html", text, re.IGNORECASE):
        return HTML
    return "application/json" if text.lstrip()[:1] in ("{", "[") else TEXT


def _decoded(head: bytes) -> str | None:
    """As UTF-8 or UTF-16, a character cut at the end forgiven; else as Western European."""
    encoding = next((name for bom, name in _BOMS if head.startswith(bom)), "utf-8")
    cut = len(head) >= LOOKED_AT
    for end in range(len(head), len(head) - (4 if cut else 1), -1):
        try:
            return head[:end].decode(encoding)
        except UnicodeDecodeError:
            continue
    return head.decode("cp1252", errors="replace") if encoding == "utf-8" else None
