"""Files of evidence and packages for the tests."""

from __future__ import annotations

import json
import zipfile
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from factcheck import annotating
from factcheck.choices import EvidenceKind
from factcheck.handover import Package, entries_of, pack
from factcheck.models import Article, Claim, Evidence
from tests.conftest import Cast
from tests.newsdesk import cited


def a_file(
    cast: Cast, name: str = "rapport.csv", content: bytes = b"a;b", **fields: Any
) -> Evidence:
    return annotating.add_evidence(
        Evidence(title=fields.pop("title", "Le fichier"), kind=EvidenceKind.DATASET, **fields),
        actor=cast.checker,
        file=SimpleUploadedFile(name, content),
    )


def with_file(cast: Cast, claim: Claim, name: str = "rapport.csv", **fields: Any) -> Evidence:
    """The file of a claim that it is cited for."""
    piece = a_file(cast, name, **fields)
    cited(claim, actor=cast.chief, evidence=piece)
    return piece


def packed(article: Article, **texts: bytes) -> Package:
    """The package of an article as it stands."""
    return pack(article, entries_of(article), lambda paths: texts)


def contents(package: Package) -> dict[str, bytes]:
    with package.file, zipfile.ZipFile(package.file) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def manifest_of(files: dict[str, bytes]) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(files["manifest.json"])
    return manifest
