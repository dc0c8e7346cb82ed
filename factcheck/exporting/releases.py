"""A folder that a web server may serve while the next one is being written.

Beside the folder DIR lies `DIR.releases`, with a folder for each export. DIR itself is a symbolic
link to the newest whole one, and changes in one step: nobody is served half of each. What did not
change is the same file as before (a hard link), with its old date, so that copying the folder
elsewhere copies what changed.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

# The one that is served, and the one before it: a server may still be sending from that.
KEPT = 2
_NUMBER = re.compile(r"[0-9]{6}")
_WRITING = "writing-"
# What the system says of a name that cannot be one here; a full disk says something else.
_NO_NAME = frozenset(
    {errno.ENAMETOOLONG, errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.EINVAL, errno.EILSEQ}
)


class UnusableFolderError(Exception):
    """The folder holds what no export has written."""


class ExportRunningError(Exception):
    """Another process is writing an export of the same folder."""


class Release:
    """An export that is being written; `changed` counts the files that were not there like that."""

    def __init__(self, folder: Path, before: Path | None) -> None:
        self.folder = folder
        self._before = before
        self._changed: set[str] = set()

    @property
    def changed(self) -> int:
        return len(self._changed)

    def write(self, address: str, body: bytes) -> bool:
        """Put what an address answers where a file server looks for it. Twice is once: the last.

        False, and nothing is written, where no file can have that name: it is too long, leads out
        of the folder, or goes through what is a file already.
        """
        try:
            return self._write(file_name(address), body)
        except ValueError:
            return False
        except OSError as error:
            if error.errno not in _NO_NAME:
                raise
            return False

    def drop(self, address: str) -> None:
        """Take back what `write` has written for this address."""
        name = file_name(address)
        # Two addresses may have one file.
        (self.folder / name).unlink(missing_ok=True)
        self._changed.discard(name)

    def _write(self, name: str, body: bytes) -> bool:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            return False
        # It may be the file of the release before, which stays as it is.
        path.unlink(missing_ok=True)
        old = self._before / name if self._before else None
        if old is not None and old.is_file() and old.read_bytes() == body:
            os.link(old, path)
            self._changed.discard(name)
        else:
            path.write_bytes(body)
            self._changed.add(name)
        return True


@contextmanager
def release(target: Path) -> Iterator[Release]:
    """Write the next release; it takes the place of the one before when the block ends well.

    Raises UnusableFolderError for a target that is a file, or a folder with something in it, and
    ExportRunningError while another release of it is being written.
    """
    target = target.absolute()
    check(target)
    releases = target.with_name(target.name + ".releases")
    releases.mkdir(parents=True, exist_ok=True)
    with _alone(releases):
        # What a process that was killed has left.
        for left in releases.glob(f"{_WRITING}*"):
            shutil.rmtree(left)
        before = target.resolve() if target.is_symlink() and target.exists() else None
        writing = Path(tempfile.mkdtemp(prefix=_WRITING, dir=releases))
        try:
            yield Release(writing, before)
            writing.chmod(0o755)
            _switch(target, writing, releases)
        except BaseException:
            shutil.rmtree(writing, ignore_errors=True)
            raise
        _tidy(releases)


@contextmanager
def _alone(releases: Path) -> Iterator[None]:
    """The system ends the lock with the process, however that ends."""
    with (releases / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ExportRunningError(
                f"Another export is running: it writes below {releases}. Wait until it has ended."
            ) from error
        yield


def check(target: Path) -> None:
    if target.is_symlink() and target.resolve().parent.name == target.name + ".releases":
        return
    if not target.exists() and not target.is_symlink():
        return
    if target.is_dir() and not target.is_symlink() and not any(target.iterdir()):
        return
    raise UnusableFolderError(
        f"{target} holds something that no export has written. "
        "Name a folder that is empty or not there."
    )


def file_name(address: str) -> str:
    """Where the answer of an address lies, from the root of the export.

    `/facts/` is `facts/index.html`; a query stays in the name, after a question mark.
    """
    path, mark, query = address.partition("?")
    parts = [unquote(part) for part in path.split("/")]
    if any(part in {".", ".."} or "/" in part or "\0" in part for part in parts):
        raise ValueError(f"no file can be named after {address}")
    name = "/".join(parts).lstrip("/")
    if not name or name.endswith("/"):
        name += "index.html"
    return name + mark + query.replace("/", "%2F")


def _switch(target: Path, writing: Path, releases: Path) -> None:
    numbers = [int(path.name) for path in releases.iterdir() if _NUMBER.fullmatch(path.name)]
    done = releases / f"{max(numbers, default=0) + 1:06}"
    writing.rename(done)
    link = releases / "next"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(releases.name) / done.name, target_is_directory=True)
    if target.is_dir() and not target.is_symlink():
        target.rmdir()
    # A link moved from one folder to another still says the same: it is read from where it lies.
    link.replace(target)


def _tidy(releases: Path) -> None:
    numbered = sorted(path for path in releases.iterdir() if _NUMBER.fullmatch(path.name))
    for path in numbered[:-KEPT]:
        shutil.rmtree(path)
