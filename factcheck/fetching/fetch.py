"""One page, within limits of size, time and redirects; no cookie, no proxy, no credentials."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urljoin

from factcheck.fetching.errors import FetchError
from factcheck.fetching.targets import WEB, Reach, Target, target_of

MEGABYTE = 1024 * 1024
MAX_BYTES = 10 * MEGABYTE
MAX_SECONDS = 20.0
MAX_REDIRECTS = 5
CHUNK = 64 * 1024
MOVED = frozenset({301, 302, 303, 307, 308})
HEADERS = {
    "User-Agent": "newsroom-factcheck",
    "Accept": "text/html, text/plain;q=0.8, */*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
# By the type that the server says; see `intake.Format`.
Format = Literal["html", "text", "markdown", "docx"]
FORMATS: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: `url` is where it was found in the end, `format` how intake reads it."""

    url: str
    format: Format
    body: bytes


class _Pinned(http.client.HTTPConnection):
    """A connection to the addresses that were checked, whatever the name leads to by now.

    It ends at `end`, by the monotonic clock, in whatever it is about: a server that sends a byte
    now and then would keep every single wait short.
    """

    def __init__(self, target: Target, *, end: float) -> None:
        super().__init__(target.host, target.port)
        self.target, self.end = target, end
        self.line: socket.socket | None = None
        self.timer = threading.Timer(_left(end), self._hang_up)
        self.timer.daemon = True
        self.timer.start()

    def connect(self) -> None:
        self.sock = self.line = self._opened()
        if self.target.scheme == "https":
            context = ssl.create_default_context()
            secure = context.wrap_socket(
                self.line, server_hostname=self.target.host, do_handshake_on_connect=False
            )
            self.sock = self.line = secure
            secure.do_handshake()

    def leave(self) -> None:
        """Not `close`, which the base calls itself, with the page still to be read."""
        self.timer.cancel()
        self.close()

    def _opened(self) -> socket.socket:
        last: OSError = OSError("no address")
        for address in self.target.addresses:
            try:
                return socket.create_connection((address, self.target.port), _left(self.end))
            except OSError as error:
                last = error
        raise last

    def _hang_up(self) -> None:
        if self.line is not None:
            # It may have ended by itself a moment ago.
            with contextlib.suppress(OSError):
                self.line.shutdown(socket.SHUT_RDWR)


def fetch(url: str, *, reach: Reach = WEB, seconds: float = MAX_SECONDS) -> Fetched:
    """The page at a web address; FetchError says why there is none.

    Every redirect is checked as the first address was. `reach` says which machines may be asked,
    `seconds` how long all of it may take.
    """
    end = time.monotonic() + seconds
    for _hop in range(MAX_REDIRECTS + 1):
        found = _ask(url, reach, end)
        if isinstance(found, Fetched):
            return found
        url = found
    raise FetchError("redirects")


def _ask(url: str, reach: Reach, end: float) -> Fetched | str:
    """The page, or the address that it has moved to."""
    target = target_of(url, reach)
    connection = _Pinned(target, end=end)
    try:
        connection.request("GET", quote(target.path, safe="/?&=%:;,@!$'()*+~-._"), headers=HEADERS)
        with connection.getresponse() as response:
            if response.status in MOVED:
                return _moved(url, response.headers.get("Location", ""))
            if response.status != http.client.OK:
                raise FetchError("status", status=response.status)
            return Fetched(url, _format(response), _body(response, end))
    except (OSError, http.client.HTTPException) as error:
        # Whoever was hung up on, or kept us waiting to the end, was slow.
        _left(end)
        raise FetchError("unreachable") from error
    finally:
        connection.leave()


def _moved(url: str, to: str) -> str:
    try:
        return urljoin(url, to)
    except ValueError as error:
        raise FetchError("address") from error


def _format(response: http.client.HTTPResponse) -> Format:
    said = response.headers.get_content_type()
    if said not in FORMATS:
        raise FetchError("type")
    if response.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise FetchError("packed")
    return FORMATS[said]


def _body(response: http.client.HTTPResponse, end: float) -> bytes:
    """All of it, by what comes and not by what the server says will come."""
    parts, size = [], 0
    while part := response.read1(CHUNK):
        size += len(part)
        if size > MAX_BYTES:
            raise FetchError("large", limit=MAX_BYTES // MEGABYTE)
        parts.append(part)
    # A line that was hung up on looks like the end of the page.
    _left(end)
    return b"".join(parts)


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise FetchError("slow")
    return left
