"""The two servers with the application of this benchmark, and what processor time they took."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

_APPLICATION = "benchmarks.served.application:application"
_SECONDS = 60
_TICK = os.sysconf("SC_CLK_TCK")


def commands(port: int) -> Mapping[str, list[str]]:
    """As deploy/README.md starts them, two processes of four threads."""
    return {
        "gunicorn": [
            *("-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"),
            *("--bind", f"127.0.0.1:{port}", _APPLICATION),
        ],
        "granian": [
            *("-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4"),
            *("--no-access-log", "--log-level", "warning"),
            *("--host", "127.0.0.1", "--port", str(port), _APPLICATION),
        ],
    }


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    group: int

    def seconds(self) -> float:
        """Processor seconds of all its processes so far, and of the database's for this database."""
        of_database = set(_backends())
        return sum(
            (int(told[11]) + int(told[12])) / _TICK
            for process, told in _processes()
            if int(told[2]) == self.group or process in of_database
        )


@contextmanager
def serving(name: str, environment: Mapping[str, str]) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with subprocess.Popen(  # noqa: S603 -- our own command
        [sys.executable, *commands(port)[name]],
        env={**os.environ, **environment, "WEB_CONCURRENCY": "2"},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            _wait_for(port, process)
            yield Server(port, process.pid)
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _attempt in range(_SECONDS * 10):
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with {process.returncode}.")
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server does not listen.")


def _processes() -> Iterator[tuple[int, list[str]]]:
    """The number of each process and what /proc tells of it from its state on."""
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = place.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        yield int(place.parent.name), told


def _backends() -> list[int]:
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return [pid for (pid,) in cursor.fetchall()]
