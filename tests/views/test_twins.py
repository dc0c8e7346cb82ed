"""A file that the desk has already: said to whoever may know of it, and to nobody else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from factcheck import annotating
from factcheck.choices import Visibility
from factcheck.models import Citation, Claim, Evidence, Seal
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence
from tests.reading import Page

pytestmark = pytest.mark.django_db

BYTES = b"%PDF-1.7 the same"
ASKED = "The desk has this very file already."


@pytest.fixture
def as_user() -> AsUser:
    return english


def file(name: str = "rapport.pdf", content: bytes = BYTES) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def holding(title: str, by: User, **fields: object) -> Evidence:
    piece = evidence(title, added_by=by, **fields)
    annotating.seal(piece, actor=by, content=ContentFile(BYTES), name="rapport.pdf")
    return piece


def address(claim: Claim) -> str:
    return f"/desk/claims/{claim.pk}/evidence/new/"


def described(claim: Claim, **changes: object) -> dict[str, object]:
    return {
        "version": claim.version,
        "stance": "refutes",
        "locator": "p. 3",
        "title": "Autre titre",
        "kind": "document",
        "tier": "primary",
        "visibility": "public",
        "file": file("autre nom.pdf"),
        **changes,
    }


def test_the_same_file_is_asked_about_and_the_piece_that_holds_it_is_offered(
    cast: Cast, as_user: AsUser, evidence_folder: Path
) -> None:
    holding("Rapport annuel", cast.checker)
    claim = a_claim()

    response = as_user(cast.editor).post(address(claim), described(claim))

    html = response.content.decode()
    assert (response.status_code, list(response.context["new"].errors)) == (422, ["__all__"])
    assert re.search(rf'role="alert" tabindex="-1" autofocus>\s*<p>{ASKED}', html)
    assert html.count("autofocus") == 1
    assert (Evidence.objects.count(), Seal.objects.count()) == (1, 1)
    assert len([path for path in evidence_folder.rglob("*") if path.is_file()]) == 1


def test_the_piece_that_holds_it_is_cited_as_it_was_described(cast: Cast, as_user: AsUser) -> None:
    piece, claim, client = holding("Rapport annuel", cast.checker), a_claim(), as_user(cast.editor)
    typed = {"locator": "p. 12 « bis »", "excerpt": 'Deux\nlignes & "mots"'}
    html = client.post(address(claim), described(claim, **typed)).content.decode()
    offered = html.partition('name="evidence"')[2].partition("</form>")[0]
    hidden = Page(f"<input{offered}").attributes
    sent = {str(tag["name"]): tag["value"] for name, tag in hidden if tag.get("name")}

    client.post(address(claim), {**sent, "evidence": piece.pk})

    [citation] = Citation.objects.all()
    assert (citation.evidence, citation.stance) == (piece, "refutes")
    assert (citation.locator, citation.excerpt) == (typed["locator"], typed["excerpt"])


def test_it_is_kept_all_the_same_when_the_person_says_so(cast: Cast, as_user: AsUser) -> None:
    holding("Rapport annuel", cast.checker)
    claim, client = a_claim(), as_user(cast.editor)
    digest = client.post(address(claim), described(claim)).context["new"].digest

    response = client.post(address(claim), described(claim, twice=digest))

    assert response.status_code == 302
    assert Citation.objects.get().evidence.title == "Autre titre"


def test_what_was_said_of_one_file_is_not_said_of_another(cast: Cast, as_user: AsUser) -> None:
    holding("Rapport annuel", cast.checker)
    claim = a_claim()

    response = as_user(cast.editor).post(address(claim), described(claim, twice="f" * 64))

    assert ASKED in response.content.decode()


def test_a_file_nobody_has_is_not_asked_about(cast: Cast, as_user: AsUser) -> None:
    holding("Rapport annuel", cast.checker)
    claim = a_claim()
    data = described(claim, file=file(content=BYTES + b"."))

    assert as_user(cast.editor).post(address(claim), data).status_code == 302


def test_a_withdrawn_piece_is_named_and_not_offered(cast: Cast, as_user: AsUser) -> None:
    piece, claim = holding("Faux rapport", cast.checker), a_claim()
    annotating.withdraw_evidence(piece, actor=cast.checker, reason="Un faux.")

    html = as_user(cast.editor).post(address(claim), described(claim)).content.decode()

    assert "Faux rapport" in html
    assert f'name="evidence" value="{piece.pk}"' not in html


@pytest.mark.parametrize("hidden", ["restricted", "protected", "of a protected source"])
@pytest.mark.parametrize("name", ["other_checker", "editor", "checker", "chief"])
def test_nobody_learns_of_a_file_that_is_not_theirs_to_know(
    hidden: str, name: str, cast: Cast, as_user: AsUser
) -> None:
    """Under protected evidence its keeper and the chiefs neither: the very form is not a place."""
    if hidden == "restricted":
        team = an_article(restricted=True, team=[cast.checker], actor=cast.checker)
        piece = holding("Canari", cast.checker)
        cited(a_claim(team), actor=cast.checker, evidence=piece)
    elif hidden == "protected":
        holding("Canari", cast.checker, visibility=Visibility.PROTECTED)
    else:
        source = a_source("Gorge profonde", protected=True)
        source.keepers.add(cast.checker)
        holding("Canari", cast.checker, source=source)
    claim = a_claim()
    client = as_user(getattr(cast, name))

    response = client.post(address(claim), described(claim), follow=True)

    told = hidden == "restricted" and name in ("checker", "chief")
    assert ("Canari" in response.content.decode()) is told
    assert (ASKED in response.content.decode()) is told
    assert Citation.objects.filter(claim=claim).exists() is not told


def test_the_same_file_once_more_for_one_piece_adds_nothing(cast: Cast, as_user: AsUser) -> None:
    piece = holding("Rapport annuel", cast.checker)
    url = f"/desk/evidence/{piece.pk}/seal/"

    again = as_user(cast.checker).post(url, {"file": file()})

    assert again.status_code == 409
    assert "holds that very file already" in again.content.decode()
    assert Seal.objects.count() == 1


def test_the_same_file_for_another_piece_is_said(cast: Cast, as_user: AsUser) -> None:
    holding("Rapport annuel", cast.checker)
    holding("Canari", cast.checker, visibility=Visibility.PROTECTED)
    other = evidence("Autre", added_by=cast.checker)

    html = (
        as_user(cast.checker)
        .post(f"/desk/evidence/{other.pk}/seal/", {"file": file()}, follow=True)
        .content.decode()
    )

    assert "The same file is in other evidence too: Rapport annuel." in html
    assert "Canari" not in html


def test_the_admin_says_it_too(cast: Cast, as_user: AsUser) -> None:
    holding("Rapport annuel", cast.checker)
    data = {
        "title": "Autre", "kind": "document", "tier": "primary", "visibility": "public",
        "upload": file(),
    }  # fmt: skip

    html = (
        as_user(cast.chief)
        .post("/admin/factcheck/evidence/add/", data, follow=True)
        .content.decode()
    )

    assert "The same file is in other evidence too: Rapport annuel." in html


def test_at_most_so_many_pieces_are_named(cast: Cast) -> None:
    pieces = [holding(f"Rapport {number}", cast.checker) for number in range(7)]

    named = annotating.pieces_holding(pieces[0].seals.get().sha256, viewer=cast.editor)

    assert named == pieces[:1:-1]
