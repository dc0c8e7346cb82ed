"""The files of evidence, read piece by piece and held against the SHA-256 they came with."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Literal

from factcheck.handover.leaving import Entry
from factcheck.models import Evidence

# Of a file, never more than this is in memory.
CHUNK = 64 * 1024
IN_MEMORY = 1024 * 1024
MAX_NAME = 80
FOLDER = "evidence"
_UNSAFE = re.compile(r"[^\w.-]+")

Fault = Literal["missing", "altered"]


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of evidence, the same as on the day it came in; `path` is its place in a package."""

    evidence: Evidence
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A file of evidence that is not there any more, or not what it was."""

    evidence: Evidence
    path: str
    fault: Fault


def files_of(entries: Iterable[Entry]) -> list[Evidence]:
    """The evidence whose file goes into a package, each once, by id: what readers may know."""
    pieces = (piece for entry in entries for piece in entry.pieces if not piece.is_internal)
    found = {piece.evidence.pk: piece.evidence for piece in pieces if piece.evidence.file}
    return [found[pk] for pk in sorted(found)]


def check_files(entries: Iterable[Entry]) -> tuple[list[Packed], list[Lost]]:
    """Every file that goes into a package, read once and not kept."""
    packed: list[Packed] = []
    lost: list[Lost] = []
    for evidence in files_of(entries):
        outcome = copy_of(evidence, None)
        (packed if isinstance(outcome, Packed) else lost).append(outcome)  # type: ignore[arg-type]  # one list for each outcome
    return packed, lost


def copy_of(evidence: Evidence, to: IO[bytes] | None) -> Packed | Lost:
    """Copy a file, and say whether it is what came in; a copy of another one is no use."""
    path, size, digest = path_of(evidence), 0, hashlib.sha256()
    try:
        for chunk in _chunks(evidence):
            size += len(chunk)
            digest.update(chunk)
            if to is not None:
                to.write(chunk)
    except OSError:
        return Lost(evidence, path, "missing")
    if digest.hexdigest() != evidence.sha256:
        return Lost(evidence, path, "altered")
    return Packed(evidence, path, size)


def spool() -> SpooledTemporaryFile[bytes]:
    """A place for bytes: in memory while they are few, else on disk."""
    return SpooledTemporaryFile(max_size=IN_MEMORY)


def path_of(evidence: Evidence) -> str:
    """Its place in a package: the id, so that no two are one, and what is safe of its own name.

    Letters of any script, digits, dot, hyphen and underscore: nothing that leads to another
    folder, that some system forbids, or that turns the direction of writing.
    """
    name = unicodedata.normalize("NFC", evidence.file_name)
    stem, dot, end = _UNSAFE.sub("_", name).strip("._").rpartition(".")
    whole = f"{stem[:MAX_NAME]}{dot}{end[:12]}" if dot else end[:MAX_NAME]
    return f"{FOLDER}/{evidence.pk}-{whole or 'file'}"


def _chunks(evidence: Evidence) -> Iterator[bytes]:
    with closing(evidence.file.open("rb")) as file:
        yield from file.chunks(CHUNK)
