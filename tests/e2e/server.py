"""The product as `make run` serves it: gunicorn, its own database, the demo desk."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Prepared:
    """A folder with the demo desk in it, ready to be served or copied; the passwords there."""

    folder: Path
    passwords: dict[str, str]

    def copied(self, folder: Path) -> Prepared:
        """The same desk once more, in a folder of its own."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Prepared(folder, self.passwords)

    def manage(
        self, *arguments: str, at: str = "http://127.0.0.1"
    ) -> subprocess.CompletedProcess[str]:
        """A command of the desk whose address is `at`, as who runs it would type it."""
        return subprocess.run(  # noqa: S603 -- our own command line
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment(at),
            check=False,
            capture_output=True,
            text=True,
        )

    def environment(self, url: str) -> dict[str, str]:
        return {
            **os.environ,
            "SECRET_KEY": "only-for-this-run-0123456789-0123456789-0123456789-0123456789",
            "SITE_URL": url,
            "DEBUG": "off",
            "DATABASE_URL": f"sqlite:///{self.folder / 'desk.sqlite3'}",
            "STATIC_ROOT": str(self.folder / "static"),
            "FACTCHECK_EVIDENCE_ROOT": str(self.folder / "evidence"),
            # A test looks at a page as soon as it has published it.
            "FACTCHECK_PAGE_STORE": "strict",
            "LOG_LEVEL": "WARNING",
        }


@dataclass(frozen=True)
class Desk:
    """Where it answers, the password of each demo account, and the folder with its files."""

    url: str
    passwords: dict[str, str]
    prepared: Prepared


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def prepared(folder: Path) -> Prepared:
    """Set the demo desk up in an empty folder: database, static files, demo."""
    desk = Prepared(folder, {})
    for command in (("migrate", "-v0"), ("collectstatic", "--noinput", "-v0"), ("seed_demo",)):
        done = desk.manage(*command)
        assert done.returncode == 0, done.stderr
    desk.passwords.update(line.split(" ") for line in done.stdout.splitlines())
    return desk


@contextmanager
def running_desk(desk: Prepared) -> Iterator[Desk]:
    """Serve a prepared desk until the block ends."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "gunicorn", "newsroom.wsgi", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(  # noqa: S603 -- our own command line
        [*command, "--worker-class", "gthread", "--threads", "4", "--log-level", "warning"],
        cwd=ROOT,
        env=desk.environment(url),
    )
    try:
        wait_until_ready(url, server)
        yield Desk(url=url, passwords=desk.passwords, prepared=desk)
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_until_ready(url: str, server: subprocess.Popen[bytes]) -> None:
    """Ask /readyz until it answers; the server's own end or 200 refusals are a failure."""
    for _attempt in range(200):
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        try:
            with urllib.request.urlopen(f"{url}/readyz", timeout=5) as answer:  # noqa: S310 -- loopback
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            server_pause(server)
    raise RuntimeError("the server never became ready")


def server_pause(server: subprocess.Popen[bytes]) -> None:
    """Give the server a tenth of a second, or less if it ends."""
    try:
        server.wait(timeout=0.1)
    except subprocess.TimeoutExpired:
        return
