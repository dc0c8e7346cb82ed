"""The two databases of a measurement: made, filled, and those of our own taken away again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

FEW = 10_000


def manage(url: str, *words: str) -> None:
    subprocess.run(  # noqa: S603 -- our own command
        [sys.executable, "manage.py", *words],
        env={**os.environ, "DATABASE_URL": url},
        check=True,
        stdout=sys.stderr,
    )


@contextmanager
def few_beside(url: str, folder: str) -> Iterator[str]:
    """The address of a database with FEW facts, on the same server as `url`; dropped afterwards."""
    if url.startswith("sqlite"):
        address = f"sqlite:///{folder}/few.sqlite3"
        fill(address, FEW)
        yield address
        return
    import psycopg  # noqa: PLC0415 -- only where it is needed

    parts = urlsplit(url)
    name = f"{parts.path.strip('/')}_few"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            address = urlunsplit((parts.scheme, parts.netloc, f"/{name}", parts.query, ""))
            fill(address, FEW)
            yield address
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def fill(url: str, facts: int) -> None:
    manage(url, "migrate", "--verbosity", "0")
    manage(url, "seed_load", str(facts), "--verbosity", "0")
