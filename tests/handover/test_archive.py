from __future__ import annotations

import hashlib
import tracemalloc
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from factcheck.handover import check_files, entries_of, pack
from factcheck.models import Article, Seal
from tests.conftest import Cast
from tests.handover.packing import contents, manifest_of, packed, with_file
from tests.newsdesk import a_claim, an_article
from tests.sealed_files import seal_of

pytestmark = pytest.mark.django_db


def test_the_manifest_answers_for_every_other_file(cast: Cast) -> None:
    article = an_article(byline="Ana")
    with_file(cast, a_claim(article), content=b"un")
    with_file(cast, a_claim(article), content=b"deux")

    files = contents(packed(article, **{"a.txt": b"A", "b.txt": b""}))

    manifest = manifest_of(files)
    assert set(files) == {*(one["path"] for one in manifest["files"]), "manifest.json"}
    assert len(files) == 5
    for one in manifest["files"]:
        content = files[one["path"]]
        assert one["size"] == len(content)
        assert one["sha256"] == hashlib.sha256(content).hexdigest()
    assert manifest["lost"] == []
    assert (manifest["format"], manifest["article"]["byline"]) == (1, "Ana")


def test_what_is_missing_or_altered_is_named_and_left_out(
    cast: Cast, evidence_folder: Path
) -> None:
    article = an_article()
    whole = with_file(cast, a_claim(article), "a.txt", content=b"a")
    gone = with_file(cast, a_claim(article), "b.txt", content=b"b", title="Disparu")
    changed = with_file(cast, a_claim(article), "c.txt", content=b"c")
    (evidence_folder / seal_of(gone).file.name).unlink()
    (evidence_folder / seal_of(changed).file.name).write_bytes(b"d")

    package = packed(article)
    files = contents(package)

    assert set(files) == {f"evidence/{whole.pk}-a.txt", "manifest.json"}
    assert manifest_of(files)["lost"] == [
        {
            "evidence": gone.pk,
            "title": "Disparu",
            "path": f"evidence/{gone.pk}-b.txt",
            "sha256": seal_of(gone).sha256,
            "fault": "missing",
        },
        {
            "evidence": changed.pk,
            "title": "Le fichier",
            "path": f"evidence/{changed.pk}-c.txt",
            "sha256": seal_of(changed).sha256,
            "fault": "altered",
        },
    ]
    assert [one.seal.evidence for one in package.lost] == [gone, changed]
    assert [one.seal.evidence for one in package.packed] == [whole]


def test_the_texts_are_told_which_files_are_in(cast: Cast, evidence_folder: Path) -> None:
    article = an_article()
    whole = with_file(cast, a_claim(article), "a.txt")
    gone = with_file(cast, a_claim(article), "b.txt")
    (evidence_folder / seal_of(gone).file.name).unlink()
    told: list[dict[int, str]] = []

    with pack(article, entries_of(article), lambda paths: told.append(dict(paths)) or {}).file:
        pass

    assert told == [{whole.pk: f"evidence/{whole.pk}-a.txt"}]


def test_the_same_content_gives_the_same_bytes(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    article = an_article()
    with_file(cast, a_claim(article), content=b"x" * 100_000)
    first = packed(article, **{"a.txt": b"A"})

    later = timezone.now() + timedelta(days=400)
    monkeypatch.setattr(timezone, "now", lambda: later)
    second = packed(Article.objects.get(), **{"a.txt": b"A"})
    other = packed(article, **{"a.txt": b"B"})

    with first.file, second.file, other.file:
        content = first.file.read()
        assert content == second.file.read() != other.file.read()
        assert first.sha256 == second.sha256 == hashlib.sha256(content).hexdigest()


def test_nothing_in_the_archive_tells_when_or_where_it_was_made(cast: Cast) -> None:
    article = an_article()
    with_file(cast, a_claim(article))

    package = packed(article, **{"a.txt": b"A"})
    with package.file, zipfile.ZipFile(package.file) as archive:
        told = {
            (one.date_time, one.create_system, one.external_attr >> 16, one.extra)
            for one in archive.infolist()
        }

    assert told == {((1980, 1, 1, 0, 0, 0), 3, 0o100644, b"")}


def test_a_large_file_is_copied_in_pieces(cast: Cast) -> None:
    """Of a file of 8 MB, which does not shrink, less than half is ever in memory."""
    article = an_article()
    content = b"PK\x03\x04" + b"".join(
        hashlib.sha256(bytes([i % 256, i // 256 % 256, i // 65536])).digest()
        for i in range(250_000)
    )
    piece = with_file(cast, a_claim(article), "rapport.zip", content=content)
    article = Article.objects.get()

    tracemalloc.start()
    package = packed(article)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < len(content) // 2
    assert contents(package)[f"evidence/{piece.pk}-rapport.zip"] == content
    assert check_files(entries_of(article))[0][0].size == len(content)
    assert Seal.objects.get().sha256 == hashlib.sha256(content).hexdigest()
