"""The source package itself: a ZIP whose bytes depend on what is in it, and on nothing else."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from factcheck import seals
from factcheck.handover.files import Lost, Packed, copy_of, files_of, spool
from factcheck.handover.leaving import Entry
from factcheck.handover.shape import FORMAT, article_document
from factcheck.models import Article, Seal

# The oldest moment that a ZIP knows: the time of packing would make two packages of one content.
NO_TIME = (1980, 1, 1, 0, 0, 0)
PLAIN_FILE = 0o100644 << 16
MANIFEST = "manifest.json"
UNIX = 3

# Given the paths of the files that are in, by the id of their evidence: name and bytes.
Texts = Callable[[Mapping[int, str]], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True)
class Package:
    """`file` stands at its beginning; `lost` are the files that could not go in."""

    file: SpooledTemporaryFile[bytes]
    sha256: str
    packed: list[Packed]
    lost: list[Lost]


def pack(article: Article, entries: list[Entry], texts: Texts) -> Package:
    """Files of evidence first, then what is written about them, the manifest last.

    Neither a file nor the package is ever in memory as a whole. What is missing or altered is
    named in the manifest, and the package is made all the same.
    """
    packed: list[Packed] = []
    lost: list[Lost] = []
    with ExitStack() as held:
        target = held.enter_context(spool())
        with zipfile.ZipFile(target, "w") as archive:
            for seal in files_of(entries):
                outcome = _add(archive, seal)
                (packed if isinstance(outcome, Packed) else lost).append(outcome)  # type: ignore[arg-type]  # one list for each outcome
            listed = [_line(one.path, one.seal.sha256, one.size) for one in packed]
            for name, content in texts({one.seal.evidence_id: one.path for one in packed}).items():
                archive.writestr(_info(name), content)
                listed.append(_line(name, hashlib.sha256(content).hexdigest(), len(content)))
            manifest = _manifest(article, listed, lost)
            archive.writestr(_info(MANIFEST), as_json(manifest))
        package = Package(target, _digest(target), packed, lost)
        # Whoever asked for it reads and closes it now.
        held.pop_all()
    return package


def as_json(data: dict[str, Any]) -> bytes:
    """JSON that a person can read too: indented, letters as letters."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _add(archive: zipfile.ZipFile, seal: Seal) -> Packed | Lost:
    """Through a copy: the archive never holds a byte that has not been held against the SHA-256."""
    with spool() as copy:
        outcome = copy_of(seal, copy)
        if isinstance(outcome, Packed):
            copy.seek(0)
            info = _info(outcome.path)
            info.file_size = outcome.size
            with archive.open(info, "w") as member:
                while chunk := copy.read(seals.CHUNK):
                    member.write(chunk)
    return outcome


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, NO_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = PLAIN_FILE
    info.create_system = UNIX
    return info


def _manifest(article: Article, listed: list[dict[str, Any]], lost: list[Lost]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "article": article_document(article),
        "files": listed,
        "lost": [
            {
                "evidence": one.seal.evidence_id,
                "title": one.seal.evidence.title,
                "path": one.path,
                "sha256": one.seal.sha256,
                "fault": one.fault,
            }
            for one in lost
        ],
    }


def _line(path: str, sha256: str, size: int) -> dict[str, Any]:
    return {"path": path, "sha256": sha256, "size": size}


def _digest(file: IO[bytes]) -> str:
    """Of all that the file holds; leaves it at its beginning."""
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(seals.CHUNK):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
