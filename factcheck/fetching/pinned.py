"""One question to one server: at the addresses that were checked, and in time."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from factcheck.fetching.errors import FetchError
from factcheck.fetching.targets import Reach, Target, target_of

MEGABYTE = 1024 * 1024
MAX_BYTES = 10 * MEGABYTE
CHUNK = 64 * 1024
HEADERS = {
    "User-Agent": "newsroom-factcheck",
    "Accept": "text/html, text/plain;q=0.8, */*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class Pinned(http.client.HTTPConnection):
    """A connection to the addresses that were checked, whatever the name leads to by now.

    It ends at `end`, by the monotonic clock, in whatever it is about: a server that sends a byte
    now and then would keep every single wait short.
    """

    def __init__(self, target: Target, *, end: float) -> None:
        super().__init__(target.host, target.port)
        self.target, self.end = target, end
        self.line: socket.socket | None = None
        self.asked = target.addresses[0]
        self.timer = threading.Timer(left(end), self._hang_up)
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

    def sent(self) -> dict[str, str]:
        """All that is sent besides the path."""
        return {"Host": self.target.authority, **HEADERS}

    def leave(self) -> None:
        """Not `close`, which the base calls itself, with the page still to be read."""
        self.timer.cancel()
        self.close()

    def _opened(self) -> socket.socket:
        last: OSError = OSError("no address")
        for address in self.target.addresses:
            self.asked = address
            try:
                return socket.create_connection((address, self.target.port), left(self.end))
            except OSError as error:
                last = error
        raise last

    def _hang_up(self) -> None:
        if self.line is not None:
            # It may have ended by itself a moment ago.
            with contextlib.suppress(OSError):
                self.line.shutdown(socket.SHUT_RDWR)


@contextmanager
def asked(
    url: str,
    reach: Reach,
    end: float,
    *,
    body: bytes | None = None,
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[tuple[Pinned, http.client.HTTPResponse]]:
    """The server's answer to a GET, whose body is still to be read; what fails is a FetchError.

    With a `body` it is a POST of that, with these headers besides our own.
    """
    connection = Pinned(target_of(url, reach), end=end)
    method = "GET" if body is None else "POST"
    try:
        connection.request(
            method, connection.target.asked, body=body, headers={**connection.sent(), **headers}
        )
        with connection.getresponse() as response:
            yield connection, response
    except (OSError, http.client.HTTPException) as error:
        # Whoever was hung up on, or kept us waiting to the end, was slow.
        left(end)
        raise FetchError("unreachable") from error
    finally:
        connection.leave()


def body_of(response: http.client.HTTPResponse, end: float, *, most: int = MAX_BYTES) -> bytes:
    """All of it, by what comes and not by what the server says will come."""
    parts, size = [], 0
    while part := response.read1(CHUNK):
        size += len(part)
        if size > most:
            raise FetchError("large", limit=MAX_BYTES // MEGABYTE)
        parts.append(part)
    # A line that was hung up on looks like the end of the page.
    left(end)
    return b"".join(parts)


def left(end: float) -> float:
    seconds = end - time.monotonic()
    if seconds <= 0:
        raise FetchError("slow")
    return seconds
