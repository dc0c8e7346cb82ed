"""Writing it: what was asked and answered on each hop, and the words of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.timeutils import datetime_to_iso_date
from warcio.warcwriter import WARCWriter

from factcheck import intake
from factcheck.fetching import Hop

VERSION = "1.1"
SOFTWARE = "newsroom-factcheck"
# Left out: a cookie is a key to somebody's session, if only ours.
SECRET = frozenset({"set-cookie", "set-cookie2"})
# No longer true of the body, which is kept in one piece; readers would take it apart again.
OF_THE_LINE = frozenset({"transfer-encoding"})


class _Head(StatusAndHeaders):  # type: ignore[misc]  # the library has no types
    """Status line and headers as they came: the library would write letters outside ASCII anew."""

    def __init__(self, head: bytes) -> None:
        super().__init__("", [("", "")])
        self.head = head

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        self.headers_buff = self.head


def archive_of(hops: Sequence[Hop], *, name: str) -> bytes:
    """The way to a page and the page, each record packed by itself, as readers of archives expect.

    A page that intake reads is followed by a record with its words; of others there is none.
    """
    file = BytesIO()
    writer = WARCWriter(file, gzip=True, warc_version=VERSION)
    facts = {"software": SOFTWARE, "format": f"WARC File Format {VERSION}"}
    writer.write_record(writer.create_warcinfo_record(name, facts))
    for hop in hops:
        response = _response(writer, hop)
        writer.write_record(response)
        writer.write_record(_request(writer, hop, response))
    words = _words(hops[-1])
    if words:
        writer.write_record(_conversion(writer, hops[-1], response, words))
    return file.getvalue()


def _response(writer: WARCWriter, hop: Hop) -> Any:
    headers = [
        (f"X-Archive-Orig-{name}" if name.lower() in OF_THE_LINE else name, value)
        for name, value in hop.headers
        if name.lower() not in SECRET
    ]
    head = _head(f"HTTP/1.1 {hop.status} {hop.reason}", headers)
    return _record(writer, hop, "response", head, hop.body)


def _request(writer: WARCWriter, hop: Hop, response: Any) -> Any:
    head = _head(f"GET {hop.asked} HTTP/1.1", hop.sent)
    return _record(writer, hop, "request", head, b"", {"WARC-Concurrent-To": _id(response)})


def _conversion(writer: WARCWriter, hop: Hop, response: Any, words: str) -> Any:
    data = words.encode()
    return writer.create_warc_record(
        hop.url,
        "conversion",
        payload=BytesIO(data),
        length=len(data),
        warc_content_type="text/plain; charset=utf-8",
        warc_headers_dict={"WARC-Refers-To": _id(response), "WARC-Date": _date(hop)},
    )


def _record(
    writer: WARCWriter, hop: Hop, kind: str, head: bytes, body: bytes, more: Any = ()
) -> Any:
    return writer.create_warc_record(
        hop.url,
        kind,
        payload=BytesIO(body),
        length=len(body),
        http_headers=_Head(head),
        warc_headers_dict={
            "WARC-Date": _date(hop),
            "WARC-IP-Address": hop.address,
            **dict(more),
        },
    )


def _head(first: str, headers: Iterable[tuple[str, str]]) -> bytes:
    lines = [first, *(f"{name}: {value}" for name, value in headers)]
    # One line each: a value over two lines was allowed once.
    said = [" ".join(line.splitlines()) for line in lines]
    return ("\r\n".join(said) + "\r\n\r\n").encode("latin-1", "replace")


def _words(hop: Hop) -> str:
    if hop.format is None:
        return ""
    try:
        return intake.read_article(hop.body, format=hop.format).text
    except intake.IntakeError:
        # Too many, none, or in an unknown encoding: the page itself is there.
        return ""


def _id(record: Any) -> str:
    return str(record.rec_headers.get_header("WARC-Record-ID"))


def _date(hop: Hop) -> str:
    return str(datetime_to_iso_date(hop.at.replace(tzinfo=None), use_micros=True))
