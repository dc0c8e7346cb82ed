"""Sealing a file: what is kept, who may, and that nothing is left of one that fails."""

from __future__ import annotations

import hashlib
import io
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import DatabaseError
from django.utils.translation import override

from factcheck import annotating, ledger
from factcheck.annotating import sealing
from factcheck.choices import Visibility
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.models import Citation, Evidence, ReviewEvent, Seal
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article, cited, evidence

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n"


def sealed(piece: Evidence, actor: User, content: bytes = PDF, name: str = "a.pdf") -> Seal:
    return annotating.seal(piece, actor=actor, content=ContentFile(content), name=name)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_capture_keeps_where_it_came_from_and_the_ledger_says_so(cast: Cast) -> None:
    at, piece = datetime(2021, 2, 24, 8, tzinfo=UTC), evidence()

    seal = annotating.seal(
        piece,
        actor=cast.checker,
        content=io.BytesIO(b"WARC/1.1\r\n"),
        name="page.warc",
        origin="captured",
        url="https://example.org/",
        final_url="https://example.org/fr",
        http_status=200,
        captured_at=at,
    )

    kept = Seal.objects.values().get(pk=seal.pk)
    del kept["id"], kept["file"], kept["secret"]
    digest = hashlib.sha256(b"WARC/1.1\r\n").hexdigest()
    assert kept == {
        "evidence_id": piece.pk,
        "name": "page.warc",
        "media_type": "application/warc",
        "size": 10,
        "sha256": digest,
        "origin": "captured",
        "url": "https://example.org/",
        "final_url": "https://example.org/fr",
        "http_status": 200,
        "captured_at": at,
        "captured_by_id": cast.checker.pk,
    }
    event = ReviewEvent.objects.get(verb="seal")
    assert (event.article, event.claim, event.actor) == (None, None, cast.checker)
    assert event.data == {
        "evidence": piece.pk,
        "seal": seal.pk,
        "sha256": digest,
        "size": 10,
        "media_type": "application/warc",
        "origin": "captured",
    }
    assert list(ledger.faults()) == []


def test_a_later_file_stands_beside_the_first(cast: Cast) -> None:
    piece = evidence()

    first, second = sealed(piece, cast.checker), sealed(piece, cast.editor)

    assert list(piece.seals.all()) == [first, second]
    assert piece.seal == second
    assert first.file.name != second.file.name


def test_a_file_is_for_who_may_change_the_evidence(cast: Cast, evidence_folder: Path) -> None:
    theirs = evidence(added_by=cast.reporter)
    hidden = evidence(visibility=Visibility.PROTECTED, added_by=cast.chief)
    used = evidence()
    cited(a_claim(an_article(team=[cast.reporter])), actor=cast.chief, evidence=used)

    for piece, user in ((used, cast.reporter), (hidden, cast.editor), (theirs, cast.outsider)):
        with pytest.raises(NotAllowedError):
            sealed(piece, user)
    assert files(evidence_folder) == []
    assert sealed(theirs, cast.reporter).captured_by == cast.reporter


def test_nothing_is_added_to_what_is_withdrawn(cast: Cast, evidence_folder: Path) -> None:
    piece = annotating.withdraw_evidence(evidence(), actor=cast.checker, reason="Un faux.")

    with pytest.raises(NotPossibleError, match=r"restaurez|restore"):
        sealed(piece, cast.checker)

    assert files(evidence_folder) == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"", "This file is empty"),
        ("a.pdf", b"\x7fELF", "This file is a program"),
        ("a.gif", b"GIF89a<?php", "shows itself as a picture (GIF), and hides a script"),
        ("a.pdf", b"\x00", "does not keep files of this type"),
        (
            "../mal\u202egpj.exe",
            PDF,
            "“malgpj.exe” is not what its name says: it really is a document (PDF). Give its name the ending .pdf,",
        ),
    ],
)
def test_a_file_that_is_not_kept_is_refused_in_words(
    cast: Cast, evidence_folder: Path, name: str, content: bytes, said: str
) -> None:
    piece = evidence()

    with override("en"), pytest.raises(NotPossibleError) as refusal:
        sealed(piece, cast.checker, content, name)

    assert said in str(refusal.value)
    assert (files(evidence_folder), Seal.objects.count()) == ([], 0)


def test_the_largest_file_is_kept_and_one_more_byte_is_not(
    cast: Cast, evidence_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert annotating.MAX_FILE == 100 * 1024 * 1024
    monkeypatch.setattr(sealing, "MAX_FILE", 100_000)

    assert sealed(evidence(), cast.checker, PDF.ljust(100_000)).size == 100_000
    with pytest.raises(NotPossibleError):
        sealed(evidence(), cast.checker, PDF.ljust(100_001))

    assert len(files(evidence_folder)) == 1


def test_a_large_file_is_never_in_memory_as_a_whole(cast: Cast, tmp_path: Path) -> None:
    large, piece = tmp_path / "large.pdf", evidence()
    large.write_bytes(PDF + bytes(12_000_000))

    with large.open("rb") as content:
        tracemalloc.start()
        seal = annotating.seal(piece, actor=cast.checker, content=content, name="large.pdf")
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert (seal.size, peak < 6_000_000) == (12_000_009, True)


class BrokenError(Exception):
    """What the test lets go wrong."""


class Full(io.BytesIO):
    """A stream that breaks after its first piece."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise OSError(28, "No space left on device")
        return super().read(size)


def test_a_full_disk_leaves_nothing_and_says_so(
    cast: Cast, evidence_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    piece, storage = evidence(), Seal._meta.get_field("file").storage
    with pytest.raises(NotPossibleError):
        annotating.seal(piece, actor=cast.checker, content=Full(PDF.ljust(90_000)), name="a.pdf")

    save = storage._save

    def half(name: str, content: ContentFile[bytes]) -> str:
        save(name, ContentFile(content.read(4)))
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storage, "_save", half)
    with pytest.raises(NotPossibleError):
        sealed(piece, cast.checker)

    assert (files(evidence_folder), Seal.objects.count()) == ([], 0)


def test_a_seal_that_cannot_be_recorded_leaves_no_file(
    cast: Cast, evidence_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**line: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(ledger, "append", broken)

    with pytest.raises(DatabaseError):
        sealed(evidence(), cast.checker)

    assert (files(evidence_folder), Seal.objects.count()) == ([], 0)


def test_a_file_goes_with_whatever_else_its_block_does(cast: Cast, evidence_folder: Path) -> None:
    there: list[int] = []

    def work() -> None:
        with annotating.stored(ContentFile(PDF), "a.pdf") as kept:
            annotating.seal(evidence(), actor=cast.checker, content=kept)
            there.append(len(files(evidence_folder)))
            raise BrokenError

    with pytest.raises(BrokenError):
        work()

    assert (there, files(evidence_folder)) == ([1], [])


def test_a_citation_that_came_too_late_leaves_no_file(cast: Cast, evidence_folder: Path) -> None:
    claim = a_claim()
    data = {"version": claim.version + 1, "stance": "supports", "title": "x", "kind": "page"}
    data |= {"tier": "primary", "visibility": "public", "file": ContentFile(PDF, name="a.pdf")}

    answer = english(cast.checker).post(f"{claim.get_absolute_url()}evidence/new/", data)

    assert answer.status_code == 409
    assert (files(evidence_folder), Evidence.objects.count(), Citation.objects.count()) == (
        [],
        0,
        0,
    )


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("rapport.pdf", "rapport.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("facture\u202efdp.exe", "facturefdp.exe"),
        ("a\x00.pdf", "a.pdf"),
        ("\u200b .. ", ""),
        ("", ""),
    ],
)
def test_a_name_cannot_mislead(given: str, safe: str) -> None:
    assert sealing.cleaned(given) == safe
