"""Sealed files: read in pieces, held against their seals, and the seals against the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import IO, Any, Literal

from django.core.files.base import File

from factcheck.models import ReviewEvent, Seal

# Of a file, never more than this is in memory.
CHUNK = 64 * 1024

Fault = Literal["missing", "altered"]


def recorded(seal: Seal) -> dict[str, Any]:
    """What the ledger's line says of a sealed file."""
    return {
        "evidence": seal.evidence_id,
        "seal": seal.pk,
        "sha256": seal.sha256,
        "size": seal.size,
        "media_type": seal.media_type,
        "origin": seal.origin,
    }


def copied(seal: Seal, to: IO[bytes] | None = None) -> Fault | None:
    """Read a whole file, copy it where asked, and say what is wrong with it.

    A copy of a file with a fault is no use.
    """
    try:
        with closing(seal.file.open("rb")) as file:
            return _against(seal, file, to)
    except OSError:
        return "missing"


def opened(seal: Seal) -> File[bytes] | Fault:
    """The file at its beginning, once all of it has been held against its seal."""
    try:
        file: File[bytes] = seal.file.storage.open(str(seal.file.name), "rb")
    except OSError:
        return "missing"
    try:
        fault = _against(seal, file, None)
        file.seek(0)
    except OSError:
        fault = "missing"
    if fault is not None:
        file.close()
        return fault
    return file


def _against(seal: Seal, file: File[bytes], to: IO[bytes] | None) -> Fault | None:
    size, digest = 0, hashlib.sha256()
    for chunk in file.chunks(CHUNK):
        size += len(chunk)
        digest.update(chunk)
        if to is not None:
            to.write(chunk)
    if seal.size not in (None, size) or digest.hexdigest() != seal.sha256:
        return "altered"
    return None


def unrecorded() -> Iterator[str]:
    """Where sealed files and their lines in the ledger do not say the same; memory stays flat."""
    lines = ReviewEvent.objects.filter(verb="seal").order_by("data__seal", "sequence")
    rows = Seal.objects.order_by("pk").iterator(chunk_size=2000)
    yield from _beside(rows, lines.iterator(chunk_size=2000))


def _beside(rows: Iterable[Seal], lines: Iterable[ReviewEvent]) -> Iterator[str]:
    """Both in the order of the seals' numbers, one step at a time."""
    rest = iter(lines)
    line = next(rest, None)
    for row in rows:
        while line is not None and _number(line) < row.pk:
            yield f"event {line.sequence} tells of seal {_number(line)}, which is not there"
            line = next(rest, None)
        if line is None or _number(line) != row.pk:
            yield f"seal {row.pk} of evidence {row.evidence_id} has no line in the ledger"
            continue
        if line.data != recorded(row):
            yield f"seal {row.pk} of evidence {row.evidence_id} is not what event {line.sequence} says"
        line = next(rest, None)
    while line is not None:
        yield f"event {line.sequence} tells of seal {_number(line)}, which is not there"
        line = next(rest, None)


def _number(line: ReviewEvent) -> int:
    """0, which no seal has, where the line was changed so that it names none."""
    number = line.data.get("seal") if isinstance(line.data, dict) else None
    return number if isinstance(number, int) else 0
