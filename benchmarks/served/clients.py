"""Readers who ask again and again over connections of their own, as cheaply as Python can."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

# As a site's proxy keeps them: few connections, each always busy.
MANY = 8
_PATIENCE = 30


class Reader:
    """One connection. `ask` sends a request and reads the whole answer; 200 and 304 are right."""

    def __init__(self, port: int, path: str, headers: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
        self._request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n".encode()

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_error: object) -> None:
        self._socket.close()

    def ask(self) -> None:
        self._socket.sendall(self._request)
        head, rest = self._head()
        status, _break, lines = head.partition(b"\r\n")
        if status.split()[1] not in (b"200", b"304"):
            raise RuntimeError(status.decode())
        left = 0 if b" 304 " in status else _length(lines) - len(rest)
        while left > 0:
            left -= len(self._read())

    def _head(self) -> tuple[bytes, bytes]:
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._read()
        head, _break, rest = received.partition(b"\r\n\r\n")
        return head, rest

    def _read(self) -> bytes:
        part = self._socket.recv(65536)
        if not part:
            raise RuntimeError("The server hung up.")
        return part


def ask_often(port: int, path: str, headers: str, *, times: int) -> float:
    """Requests a second, of MANY readers who ask so many times together."""

    def read(_number: int) -> None:
        with Reader(port, path, headers) as reader:
            for _ in range(times // MANY):
                reader.ask()

    return times // MANY * MANY / _together(MANY, read)


def ask_at_once(port: int, path: str, headers: str, *, readers: int) -> list[float]:
    """Milliseconds until each had its answer, who all ask in the same moment."""
    ready = Barrier(readers)
    taken: list[float] = []

    def read(_number: int) -> None:
        with Reader(port, path, headers) as reader:
            ready.wait()
            started = time.perf_counter()
            reader.ask()
            taken.append((time.perf_counter() - started) * 1000)

    _together(readers, read)
    return taken


def _together(many: int, read: Callable[[int], None]) -> float:
    """Seconds that it took all of them."""
    started = time.perf_counter()
    with ThreadPoolExecutor(many) as pool:
        list(pool.map(read, range(many)))
    return time.perf_counter() - started


def _length(headers: bytes) -> int:
    for line in headers.split(b"\r\n"):
        name, _colon, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise RuntimeError("The answer does not say how long it is.")
