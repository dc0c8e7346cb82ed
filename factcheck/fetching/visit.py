"""A page as the server gave it, with every answer on the way to it: for keeping, not for reading."""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from factcheck.fetching.errors import FetchError
from factcheck.fetching.fetch import FORMATS, MAX_REDIRECTS, MAX_SECONDS, MOVED, Format, moved
from factcheck.fetching.pinned import MAX_BYTES, asked, body_of
from factcheck.fetching.targets import WEB, Reach

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Hop:
    """One question and its answer. `url` is what was asked, in ASCII; `address` who answered.

    `body` is as it came over the line, still packed if the server packed it, but in one piece.
    """

    url: str
    address: str
    at: datetime
    asked: str
    sent: Headers
    status: int
    reason: str
    headers: Headers
    media_type: str
    body: bytes

    @property
    def format(self) -> Format | None:
        """How intake reads the body; None when it does not, or the body is packed."""
        packed = "identity"
        for name, value in self.headers:
            if name.lower() == "content-encoding":
                packed = value.strip().lower()
        return FORMATS.get(self.media_type) if packed == "identity" else None


def visit(url: str, *, reach: Reach = WEB, seconds: float = MAX_SECONDS) -> tuple[Hop, ...]:
    """The way to the page at a web address, the page last; FetchError says why there is none.

    Checked, limited and asked as `fetch` does, whatever type the page has. All bodies together
    have at most MAX_BYTES. A page that broke off is none ("cut").
    """
    end = time.monotonic() + seconds
    hops: list[Hop] = []
    while len(hops) <= MAX_REDIRECTS:
        most = MAX_BYTES - sum(len(hop.body) for hop in hops)
        hop, leads_to = _hop(url, reach, end, most)
        hops.append(hop)
        if not leads_to:
            return tuple(hops)
        url = leads_to
    raise FetchError("redirects")


def _hop(url: str, reach: Reach, end: float, most: int) -> tuple[Hop, str]:
    with asked(url, reach, end) as (connection, response):
        at = datetime.now(UTC)
        if response.status != http.client.OK and response.status not in MOVED:
            raise FetchError("status", status=response.status)
        body = body_of(response, end, most=most)
        _refuse_cut(response, len(body))
        target = connection.target
        hop = Hop(
            url=target.url,
            address=connection.asked,
            at=at,
            asked=target.asked,
            sent=tuple(connection.sent().items()),
            status=response.status,
            reason=response.reason,
            headers=tuple(response.headers.items()),
            media_type=response.headers.get_content_type(),
            body=body,
        )
    leads_to = moved(url, response.headers.get("Location", "")) if hop.status in MOVED else ""
    return hop, leads_to


def _refuse_cut(response: http.client.HTTPResponse, size: int) -> None:
    """A chunked body that breaks off is an error already; another one is shorter than was said."""
    said = response.headers.get("Content-Length", "")
    if not response.chunked and said.isdecimal() and size < int(said[:15]):
        raise FetchError("cut")
