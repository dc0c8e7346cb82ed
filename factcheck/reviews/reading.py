"""From the bytes of a file to its reviews: JSON-LD, a feed, JSON lines or a page, perhaps zipped."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

from factcheck.reviews.addresses import belongs
from factcheck.reviews.building import Page
from factcheck.reviews.finding import found_in
from factcheck.reviews.letters import letters_of
from factcheck.reviews.marked import items_of
from factcheck.reviews.pages import contents_of
from factcheck.reviews.repairing import read_json
from factcheck.reviews.report import Report, UnreadableError
from factcheck.reviews.review import Review, TakenBack
from factcheck.reviews.streams import elements_of, is_large

# Bytes that are read at once, to be repaired or as a page; more must be a feed in order.
MOST_AT_ONCE = 32_000_000
_SIGNATURES = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0")
_HTML = re.compile(
    r"<(?:!doctype|html|head|body|script|meta|div|article|main|p|section|span)\b", re.IGNORECASE
)
_BEGINNING = 100_000

Found = Iterator[Review | TakenBack]


def read_reviews(
    stream: BinaryIO, *, today: date, report: Report, publishers: frozenset[str] = frozenset()
) -> Found:
    """The reviews of a file, each once, while it is read; `report` tells about the rest.

    With `publishers`, only reviews whose address belongs to one of these hosts. Never raises for
    what the file holds.
    """
    seen: set[bytes] = set()
    skipped = report.skipped.total()
    for one in _readable(stream, today, report):
        if publishers and not belongs(one.url, publishers):
            report.skip("of a publisher that is not allowed")
            continue
        if isinstance(one, Review):
            key = bytes.fromhex(one.digest)
            if key in seen:
                report.skip("twice in this file")
                continue
            seen.add(key)
        report.accepted += 1
        yield one
    if not report.accepted and report.skipped.total() == skipped:
        report.skip("without a ClaimReview")


def _readable(stream: BinaryIO, today: date, report: Report) -> Found:
    try:
        yield from _read(stream, today, report)
    except UnreadableError as error:
        report.skip(str(error))
    except (OSError, EOFError, zlib.error):
        report.skip("that breaks off")


def _read(stream: BinaryIO, today: date, report: Report) -> Found:
    stream = _unzipped(stream)
    if is_large(stream):
        yield from _streamed(stream, today, report)
        return
    text = letters_of(_bytes(stream), report)
    if _is_page(text):
        yield from _of_page(text, today, report)
    else:
        for document in read_json(text, report):
            yield from found_in(document, page=Page(), today=today, report=report)


def _unzipped(stream: BinaryIO) -> BinaryIO:
    beginning = stream.read(8)
    stream.seek(0)
    if beginning.startswith(_SIGNATURES):
        raise UnreadableError("neither JSON nor HTML")
    if not beginning:
        raise UnreadableError("empty")
    return gzip.GzipFile(fileobj=stream) if beginning.startswith(b"\x1f\x8b") else stream  # type: ignore[return-value]


def _bytes(stream: BinaryIO) -> bytes:
    stream.seek(0)
    data = stream.read(MOST_AT_ONCE + 1)
    if len(data) > MOST_AT_ONCE:
        raise UnreadableError("too large to be repaired")
    return data


def _is_page(text: str) -> bool:
    beginning = text[:_BEGINNING].lstrip("\ufeff \t\r\n")
    return beginning[:1] not in {"{", "["} and _HTML.search(beginning) is not None


def _of_page(text: str, today: date, report: Report) -> Found:
    contents = contents_of(text)
    documents: list[Any] = []
    for script in contents.scripts:
        if script.strip():
            try:
                documents += read_json(script, report)
            except UnreadableError as error:
                report.skip(f"script that is {error}")
    documents += items_of(contents)
    yield from found_in(documents, page=contents.page(), today=today, report=report)


def _streamed(stream: BinaryIO, today: date, report: Report) -> Found:
    """A large file piece by piece; when it is broken, the rest of it repaired if it fits."""
    done = 0
    try:
        for element in elements_of(stream):
            done += 1
            yield from found_in(element, page=Page(), today=today, report=report)
    except UnreadableError:
        text = letters_of(_bytes(stream), report)
        if _is_page(text):
            yield from _of_page(text, today, report)
            return
        for element in islice(_elements(read_json(text, report)), done, None):
            yield from found_in(element, page=Page(), today=today, report=report)


def _elements(documents: list[Any]) -> Iterator[Any]:
    """The same pieces as those of a stream."""
    for document in documents:
        inner = document
        if isinstance(document, dict):
            inner = document.get("dataFeedElement", document.get("@graph"))
        yield from inner if isinstance(inner, list) else [document]
