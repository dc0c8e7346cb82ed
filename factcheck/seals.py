"""Sealed files: read in pieces, held against their seals, and the seals against the ledger."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import timedelta
from typing import IO, Any, Literal

from django.core.files.base import File
from django.core.files.storage import Storage
from django.utils import timezone

from factcheck.models import ReviewEvent, Seal, SealCheck

# Of a file, never more than this is in memory.
CHUNK = 64 * 1024
# So many names are asked for in one query.
AT_ONCE = 500
# No transaction lasts as long.
STILL_COMING = timedelta(days=1)

Fault = Literal["missing", "altered"]
_FAULTS = {
    "missing": "is missing, or cannot be read",
    "altered": "is altered: it is not what came in",
}


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


def check_files(progress: Callable[[int], None]) -> Iterator[str]:
    """Read every sealed file, keep what was found, and name what is missing or altered."""
    for count, seal in enumerate(Seal.objects.order_by("pk").iterator(chunk_size=500), 1):
        fault = copied(seal)
        SealCheck.objects.update_or_create(
            seal=seal, defaults={"checked_at": timezone.now(), "intact": fault is None}
        )
        if fault is not None:
            yield (
                f"seal {seal.pk} of evidence {seal.evidence_id}: its file {seal.file.name} "
                f"{_FAULTS[fault]}"
            )
        progress(count)


def strays() -> Iterator[str]:
    """Files in the storage that belong to no seal: what a crash has left behind."""
    for folder, names in _folders(""):
        paths = {posixpath.join(folder, name) for name in names}
        yield from sorted(
            paths - set(Seal.objects.filter(file__in=paths).values_list("file", flat=True))
        )


def sweep(path: str) -> bool:
    """Delete a stray, unless it is so new that its seal may still be on its way."""
    storage = storage_of_files()
    if storage.get_modified_time(path) > timezone.now() - STILL_COMING:
        return False
    storage.delete(path)
    return True


def storage_of_files() -> Storage:
    return Seal._meta.get_field("file").storage


def _folders(folder: str) -> Iterator[tuple[str, list[str]]]:
    try:
        below, names = storage_of_files().listdir(folder)
    except FileNotFoundError:
        # Nothing was ever stored.
        return
    for start in range(0, len(names), AT_ONCE):
        yield folder, names[start : start + AT_ONCE]
    for one in below:
        yield from _folders(posixpath.join(folder, one))


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
            yield _without_seal(line)
            line = next(rest, None)
        if line is None or _number(line) != row.pk:
            yield f"seal {row.pk} of evidence {row.evidence_id} has no line in the ledger"
            continue
        if line.data != recorded(row):
            yield f"seal {row.pk} of evidence {row.evidence_id} is not what event {line.sequence} says: one of both was changed"
        line = next(rest, None)
    while line is not None:
        yield _without_seal(line)
        line = next(rest, None)


def _without_seal(line: ReviewEvent) -> str:
    number = _number(line)
    if number == 0:
        return (
            f"event {line.sequence} is about a sealed file and no longer names it: it was changed"
        )
    return f"event {line.sequence} tells of seal {number}, which is not there: it was removed"


def _number(line: ReviewEvent) -> int:
    """0, which no seal has, where the line was changed so that it names none."""
    number = line.data.get("seal") if isinstance(line.data, dict) else None
    return number if isinstance(number, int) else 0
