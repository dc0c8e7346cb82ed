"""How the files of evidence are handed out, and to whom."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from factcheck import annotating
from factcheck.choices import EvidenceKind, Visibility
from factcheck.models import Evidence, Seal
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, an_article, cited, evidence
from tests.sealed_files import seal_of
from tests.tampering import without_triggers

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7"


@pytest.fixture
def as_user() -> AsUser:
    return english


def stored(cast: Cast, name: str = "rapport.pdf", **fields: object) -> Evidence:
    piece = Evidence(title="Rapport", kind=EvidenceKind.DOCUMENT, **fields)
    return annotating.add_evidence(piece, actor=cast.checker, file=SimpleUploadedFile(name, PDF))


def path_of(piece: Evidence) -> str:
    return f"/desk/evidence/{piece.pk}/file/"


def test_a_file_is_saved_by_the_browser_and_never_shown(cast: Cast, as_user: AsUser) -> None:
    piece = stored(cast, "rapport été.pdf")

    response = as_user(cast.checker).get(path_of(piece))

    assert b"".join(response) == PDF
    response.close()
    names = ("Content-Type", "Content-Length", "Content-Disposition", "Content-Security-Policy")
    names += ("X-Content-Type-Options", "Cache-Control", "Cross-Origin-Resource-Policy")
    assert [response.headers[name] for name in names] == [
        "application/octet-stream",
        str(len(PDF)),
        "attachment; filename*=utf-8''rapport%20%C3%A9t%C3%A9.pdf",
        "default-src 'none'; sandbox",
        "nosniff",
        "private, no-store",
        "same-origin",
    ]


def test_every_file_of_a_piece_has_its_address_and_the_newest_is_the_pieces(
    cast: Cast, as_user: AsUser
) -> None:
    piece = stored(cast)
    first = seal_of(piece)
    second = annotating.seal(
        piece, actor=cast.checker, content=SimpleUploadedFile("b.csv", b"a;b"), name="b.csv"
    )
    client = as_user(cast.checker)

    answers = [
        client.get(path)
        for path in (
            f"/desk/seals/{first.pk}/file/",
            f"/desk/seals/{second.pk}/file/",
            path_of(piece),
        )
    ]

    assert [b"".join(answer) for answer in answers] == [PDF, b"a;b", b"a;b"]


def test_a_nameless_file_gets_a_name_of_ours(cast: Cast, as_user: AsUser) -> None:
    piece = evidence(added_by=cast.checker)
    seal = annotating.seal(
        piece, actor=cast.checker, content=SimpleUploadedFile("a", PDF), name="\u200b .. "
    )

    response = as_user(cast.checker).get(f"/desk/seals/{seal.pk}/file/")
    response.close()

    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="evidence-{piece.pk}"'
    )


def test_evidence_without_a_file_has_none_to_hand_out(cast: Cast, as_user: AsUser) -> None:
    assert as_user(cast.chief).get(path_of(evidence())).status_code == 404


def test_a_missing_file_is_said_to_be_missing(cast: Cast, as_user: AsUser) -> None:
    seal = seal_of(piece := stored(cast))
    seal.file.storage.delete(str(seal.file.name))

    answer = as_user(cast.chief).get(path_of(piece))

    assert answer.status_code == 410
    page = answer.content.decode()
    assert "The storage of the desk does not hold it any more." in page
    assert seal.sha256 in page


@pytest.mark.parametrize("content", [b"%PDF-1.6", b"%PDF-1.", b"%PDF-1.7 ", b""])
def test_a_changed_file_goes_to_nobody(cast: Cast, as_user: AsUser, content: bytes) -> None:
    seal = seal_of(piece := stored(cast))
    Path(seal.file.path).write_bytes(content)

    answer = as_user(cast.chief).get(path_of(piece))

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Its bytes are not those that came in" in page
    assert seal.sha256 in page
    assert "8\xa0bytes" in page
    assert "PDF-1" not in page


def test_a_file_whose_size_was_not_known_is_held_against_its_hash(
    cast: Cast, as_user: AsUser
) -> None:
    piece = stored(cast)
    with without_triggers():
        Seal.objects.update(size=None)

    answer = as_user(cast.chief).get(path_of(piece))

    assert b"".join(answer) == PDF


def test_a_file_is_only_for_those_who_may_see_the_evidence(cast: Cast, as_user: AsUser) -> None:
    article = an_article(actor=cast.chief, restricted=True)
    claim = a_claim(article, actor=cast.chief)
    restricted = stored(cast)
    Evidence.objects.filter(pk=restricted.pk).update(added_by=cast.chief)
    cited(claim, actor=cast.chief, evidence=restricted)
    protected = stored(cast, visibility=Visibility.PROTECTED)

    answers = {
        (user.username, piece.pk): as_user(user).get(path_of(piece))
        for user in (cast.reporter, cast.other_checker, cast.editor, cast.chief)
        for piece in (restricted, protected)
    }
    for answer in answers.values():
        answer.close()

    assert {key: answer.status_code for key, answer in answers.items()} == {
        (user.username, piece.pk): 200 if user == cast.chief else 404
        for user in (cast.reporter, cast.other_checker, cast.editor, cast.chief)
        for piece in (restricted, protected)
    }


def test_a_file_of_hidden_evidence_is_not_found_by_its_own_address(
    cast: Cast, as_user: AsUser
) -> None:
    seal = seal_of(stored(cast, visibility=Visibility.PROTECTED))
    path = f"/desk/seals/{seal.pk}/file/"

    assert as_user(cast.editor).get(path).status_code == 404
    answer = as_user(cast.chief).get(path)
    answer.close()
    assert answer.status_code == 200
