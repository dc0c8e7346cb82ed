"""The files of evidence, read piece by piece and held against the SHA-256 they came with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO

from factcheck import seals
from factcheck.handover.leaving import Entry
from factcheck.models import Seal

IN_MEMORY = 1024 * 1024
MAX_NAME = 80
FOLDER = "evidence"
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of evidence, the same as on the day it came in; `path` is its place in a package."""

    seal: Seal
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A file of evidence that is not there any more, or not what it was."""

    seal: Seal
    path: str
    fault: seals.Fault


def files_of(entries: Iterable[Entry]) -> list[Seal]:
    """The files that go into a package, each once, by their evidence: what readers may know."""
    pieces = (piece for entry in entries for piece in entry.pieces if not piece.is_internal)
    found = {piece.evidence.pk: piece.evidence.seal for piece in pieces}
    return [seal for _, seal in sorted(found.items()) if seal is not None]


def check_files(entries: Iterable[Entry]) -> tuple[list[Packed], list[Lost]]:
    """Every file that goes into a package, read once and not kept."""
    packed: list[Packed] = []
    lost: list[Lost] = []
    for seal in files_of(entries):
        outcome = copy_of(seal, None)
        (packed if isinstance(outcome, Packed) else lost).append(outcome)  # type: ignore[arg-type]  # one list for each outcome
    return packed, lost


def copy_of(seal: Seal, to: IO[bytes] | None) -> Packed | Lost:
    """Copy a file, and say whether it is what came in; a copy of another one is no use."""
    fault = seals.copied(seal, to)
    if fault is not None:
        return Lost(seal, path_of(seal), fault)
    return Packed(seal, path_of(seal), seal.size or 0)


def spool() -> SpooledTemporaryFile[bytes]:
    """A place for bytes: in memory while they are few, else on disk."""
    return SpooledTemporaryFile(max_size=IN_MEMORY)


def path_of(seal: Seal) -> str:
    """Its place in a package: the evidence's id, so that no two are one, and a safe name.

    Letters of any script, digits, dot, hyphen and underscore: nothing that leads to another
    folder, that some system forbids, or that turns the direction of writing.
    """
    name = unicodedata.normalize("NFC", seal.name)
    stem, dot, end = _UNSAFE.sub("_", name).strip("._").rpartition(".")
    whole = f"{stem[:MAX_NAME]}{dot}{end[:12]}" if dot else end[:MAX_NAME]
    return f"{FOLDER}/{seal.evidence_id}-{whole or 'file'}"
