"""A visit as a web archive, read again by another reader and by ours."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, datetime
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from factcheck.capturing import MAX_READ, ArchiveError, archive_of, read_text
from factcheck.fetching import Hop
from factcheck.intake import MAX_CHARACTERS

PAGE = "<html><body><p>Économie</p><p>L’eau &amp; le sel</p></body></html>".encode()


def a_hop(body: bytes = PAGE, **changes: Any) -> Hop:
    fields: dict[str, Any] = {
        "url": "https://example.org/a?b=c",
        "address": "93.184.216.34",
        "at": datetime(2026, 11, 26, 7, 8, 9, 123, tzinfo=UTC),
        "asked": "/a?b=c",
        "sent": (("Host", "example.org"), ("Connection", "close")),
        "status": 200,
        "reason": "OK",
        "headers": (("Content-Type", "text/html"), ("X-Name", "é")),
        "media_type": "text/html",
        "body": body,
    }
    return Hop(**{**fields, **changes})


def records(archive: bytes) -> list[tuple[str, bytes, dict[str, str]]]:
    """Type, block and headers of each; the reader holds every digest against its words first."""
    for record in ArchiveIterator(io.BytesIO(archive), check_digests="raise"):
        record.raw_stream.read()
    return [
        (record.rec_type, record.raw_stream.read(), dict(record.rec_headers.headers))
        for record in ArchiveIterator(io.BytesIO(archive), no_record_parse=True)
    ]


def text_of(archive: bytes) -> str:
    return read_text(io.BytesIO(archive))


def test_each_question_and_answer_is_there_and_the_words_at_the_end() -> None:
    way = a_hop(
        b"",
        status=301,
        reason="Moved",
        headers=(("Location", "/a?b=c"),),
        url="http://example.org/",
    )

    archive = archive_of([way, a_hop()], name="page.warc.gz")

    kinds = [kind for kind, _block, _headers in records(archive)]
    assert kinds == ["warcinfo", *["response", "request"] * 2, "conversion"]
    _info, moved, asked, page, _asked, words = records(archive)
    assert moved[1] == b"HTTP/1.1 301 Moved\r\nLocation: /a?b=c\r\n\r\n"
    assert asked[1] == (b"GET /a?b=c HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n")
    assert asked[2]["WARC-Concurrent-To"] == moved[2]["WARC-Record-ID"]
    assert page[1] == (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Name: \xe9\r\n\r\n" + PAGE)
    assert page[2]["WARC-Target-URI"] == "https://example.org/a?b=c"
    assert page[2]["WARC-IP-Address"] == "93.184.216.34"
    assert page[2]["WARC-Date"] == "2026-11-26T07:08:09.000123Z"
    assert words[1].decode() == "Économie\nL’eau & le sel"
    assert words[2]["WARC-Refers-To"] == page[2]["WARC-Record-ID"]
    assert words[2]["WARC-Target-URI"] == "https://example.org/a?b=c"


def test_it_is_packed_record_by_record_in_version_1_1() -> None:
    archive = archive_of([a_hop()], name="page.warc.gz")

    assert gzip.decompress(archive).startswith(b"WARC/1.1\r\n")
    assert archive.count(b"\x1f\x8b\x08") == 4
    assert b"WARC-Filename: page.warc.gz" in gzip.decompress(archive)


def test_our_reader_gives_the_words_packed_or_not() -> None:
    archive = archive_of([a_hop()], name="")

    assert text_of(archive) == text_of(gzip.decompress(archive)) == "Économie\nL’eau & le sel"


def test_cookies_are_left_out_and_lines_stay_lines() -> None:
    headers = (
        ("Set-Cookie", "session=secret"),
        ("set-cookie2", "other=secret"),
        ("Transfer-Encoding", "chunked"),
        ("X-Folded", "one\r\n two\r\n\r\nthree"),
        ("X-Wide", "€"),
    )

    _info, page, *_rest = records(archive_of([a_hop(b"Eau", headers=headers)], name=""))

    assert page[1] == (
        b"HTTP/1.1 200 OK\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\n"
        b"X-Folded: one  two  three\r\nX-Wide: ?\r\n\r\nEau"
    )


@pytest.mark.parametrize(
    "hop",
    [
        a_hop(b"%PDF-1.7", media_type="application/pdf"),
        a_hop(gzip.compress(PAGE), headers=(("Content-Encoding", "gzip"),)),
        a_hop(b"<p></p>"),
        a_hop(b"\0" * 50),
        a_hop(b"x" * (MAX_CHARACTERS + 1), media_type="text/plain"),
    ],
    ids=["pdf", "packed", "empty", "binary", "long"],
)
def test_what_has_no_words_is_kept_without(hop: Hop) -> None:
    archive = archive_of([hop], name="")

    _info, page, *rest = records(archive)
    assert page[1].endswith(b"\r\n\r\n" + hop.body)
    assert [kind for kind, _block, _headers in rest] == ["request"]
    assert text_of(archive) == ""


def test_a_page_cannot_forge_a_record() -> None:
    forged = b"WARC/1.1\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nNon"

    archive = archive_of([a_hop(forged, media_type="text/plain")], name="")

    assert text_of(archive).startswith("WARC/1.1")
    assert [kind for kind, _block, _headers in records(archive)][1:3] == ["response", "request"]


WHOLE = archive_of([a_hop()], name="")


@pytest.mark.parametrize(
    "file",
    [
        b"hello",
        b"\x1f\x8bxx",
        WHOLE[:-40],
        gzip.compress(b"x" * 100),
        gzip.compress(b"\0" * (MAX_READ + 1)),
        gzip.decompress(WHOLE).replace("Économie".encode(), b"\xff\xffconomie"),
    ],
    ids=["text", "torn", "cut", "other", "bomb", "letters"],
)
def test_what_is_no_archive_is_said(file: bytes) -> None:
    with pytest.raises(ArchiveError):
        text_of(file)


def test_the_largest_file_is_read() -> None:
    filler = b"x" * (MAX_READ - 10_000_000)
    big = archive_of([a_hop(filler, media_type="image/png"), a_hop()], name="")

    assert text_of(big) == "Économie\nL’eau & le sel"
