from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from factcheck import annotating
from factcheck.choices import Kind
from factcheck.forms import fields
from factcheck.models import Citation, Claim, Evidence, Source
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, in_review
from tests.sealed_files import seal_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_user() -> AsUser:
    return english


def described(claim: Claim, **changes: object) -> dict[str, object]:
    """The form of a new piece of evidence as a browser would post it."""
    return {
        "version": claim.version,
        "stance": "supports",
        "locator": "p. 3",
        "excerpt": "491 840 lignes",
        "title": "Rapport annuel",
        "kind": "document",
        "tier": "primary",
        "visibility": "public",
        "url": "https://example.org/a?b=c",
        **changes,
    }


def address(claim: Claim) -> str:
    return f"/desk/claims/{claim.pk}/evidence/new/"


def test_a_new_piece_is_kept_and_cited(cast: Cast, as_user: AsUser) -> None:
    claim, origin = a_claim(), evidence("Dépêche")
    cited(claim, actor=cast.checker, evidence=origin)
    data = described(
        claim,
        source="La CNIL",
        derived_from=origin.pk,
        captured_at="2021-02-25T10:00",
        archived_url="https://archive.org/x",
        notes="À relire.",
        file=SimpleUploadedFile("../../rapport <b>.pdf", b"%PDF-1.7"),
    )

    response = as_user(cast.checker).post(address(claim), data)

    assert response.headers["Location"] == f"/desk/claims/{claim.pk}/#evidence"
    citation = Citation.objects.latest("id")
    piece = citation.evidence
    assert (citation.claim, citation.stance, citation.locator) == (claim, "supports", "p. 3")
    assert (citation.excerpt, citation.added_by) == ("491 840 lignes", cast.checker)
    assert (piece.title, piece.tier, piece.added_by) == ("Rapport annuel", "primary", cast.checker)
    assert (piece.derived_from, piece.notes) == (origin, "À relire.")
    assert piece.source is not None
    assert (piece.source.name, piece.source.protected) == ("La CNIL", False)
    assert seal_of(piece).name == "rapport <b>.pdf"
    with seal_of(piece).file as file:
        assert file.read() == b"%PDF-1.7"
    assert Claim.objects.get(pk=claim.pk).version == claim.version + 1


def test_the_stance_asked_for_is_chosen_already(cast: Cast, as_user: AsUser) -> None:
    client, claim = as_user(cast.checker), a_claim()

    asked = client.get(address(claim), {"stance": "refutes"}).context["form"]
    wrong = client.get(address(claim), {"stance": "<b>"})

    assert asked["stance"].value() == "refutes"
    assert wrong.context["form"]["stance"].value() == ""
    assert "<b>" not in wrong.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("stance", ""),
        ("locator", "x" * 201),
        ("excerpt", "a\x00b"),
        ("title", " "),
        ("title", "x" * 301),
        ("kind", "rumour"),
        ("visibility", "secret"),
        ("url", "javascript:alert(1)"),
        ("url", "java\tscript:alert(1)"),
        ("url", "data:text/html,x"),
        ("url", "ftp://example.org/x"),
        ("url", "file:///etc/passwd"),
        ("archived_url", " javascript:alert(1)"),
        ("url", "https://example.org/" + "x" * 1000),
        ("captured_at", "hier"),
        ("derived_from", "999999"),
    ],
)
def test_bad_evidence_comes_back_with_everything_typed(
    field: str, value: str, cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim()
    data = described(claim, notes="À ne pas perdre.", **{field: value})

    response = as_user(cast.checker).post(address(claim), data)

    wrong = [*response.context["form"].errors, *response.context["new"].errors]
    assert (response.status_code, wrong) == (422, [field])
    assert "À ne pas perdre." in response.content.decode()
    assert not Evidence.objects.exists()


def test_a_file_that_is_too_large_is_refused_with_its_size(
    cast: Cast, as_user: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fields, "MAX_FILE", 1024)
    claim = a_claim()
    data = described(claim, file=SimpleUploadedFile("x.bin", b"x" * 2048))

    response = as_user(cast.checker).post(address(claim), data)

    assert response.status_code == 422
    assert "This file has 2.0\xa0KB; 1.0\xa0KB is the most." in response.content.decode()
    assert "Choose the file again" in response.content.decode()


def test_the_largest_file_is_100_megabytes() -> None:
    assert fields.MAX_FILE == 100 * 1024 * 1024


def test_an_empty_file_is_refused(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    data = described(claim, file=SimpleUploadedFile("x.bin", b""))

    assert as_user(cast.checker).post(address(claim), data).status_code == 422


def test_a_new_source_behind_protected_evidence_is_protected_itself(
    cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim()

    as_user(cast.checker).post(
        address(claim), described(claim, visibility="protected", source="Gorge profonde")
    )

    source = Source.objects.get(protected=True)
    assert source.name == "Gorge profonde"
    assert list(source.keepers.all()) == [cast.checker]
    html = as_user(cast.other_checker).get(address(claim)).content.decode()
    assert "Gorge profonde" not in html


def test_a_known_source_behind_protected_evidence_stays_what_it_is(
    cast: Cast, as_user: AsUser
) -> None:
    source, claim = a_source("La CNIL"), a_claim()

    as_user(cast.checker).post(
        address(claim), described(claim, visibility="protected", source="la cnil")
    )

    source.refresh_from_db()
    assert source.protected is False
    assert Evidence.objects.get().source == source


# What the desk has already


def test_evidence_of_the_article_and_found_by_words_is_offered(cast: Cast, as_user: AsUser) -> None:
    article = an_article()
    near, far = evidence("Du même article"), evidence("Fichier d’ailleurs")
    cited(a_claim(article), actor=cast.checker, evidence=near)
    claim = a_claim(article, kind=Kind.SOURCE)
    client = as_user(cast.checker)

    plain = client.get(address(claim))
    searched = client.get(address(claim), {"q": "fichier"})

    assert (list(plain.context["of_article"]), list(plain.context["found"])) == ([near], [])
    assert list(searched.context["found"]) == [far]
    assert f"?evidence={far.pk}&amp;stance=" in searched.content.decode()


@pytest.mark.parametrize("words", ["a\x00b", "x" * 201, "%", "_", "' OR 1=1 --"])
def test_a_hostile_search_finds_nothing(words: str, cast: Cast, as_user: AsUser) -> None:
    evidence("Fichier")

    response = as_user(cast.checker).get(address(a_claim()), {"q": words})

    assert (response.status_code, list(response.context["found"])) == (200, [])


def test_a_known_piece_is_cited_by_its_number(cast: Cast, as_user: AsUser) -> None:
    claim, piece = a_claim(), evidence("Fichier")
    client = as_user(cast.checker)

    chosen = client.get(address(claim), {"evidence": piece.pk})
    response = client.post(
        address(claim),
        {"version": 1, "evidence": piece.pk, "stance": "context", "locator": "l. 2"},
    )

    assert 'name="title"' not in chosen.content.decode()
    assert response.status_code == 302
    assert (Citation.objects.get().evidence, Evidence.objects.count()) == (piece, 1)


@pytest.mark.parametrize("number", ["999999", "9" * 30, "-1", "x", "٣"])
def test_a_piece_that_does_not_exist_is_not_found(number: str, cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    data = {"version": 1, "evidence": number, "stance": "context"}

    assert as_user(cast.checker).get(address(claim), {"evidence": number}).status_code == 404
    assert as_user(cast.checker).post(address(claim), data).status_code == 404


# Two people, and claims that are not to check


def test_the_slower_of_two_keeps_what_was_typed_and_leaves_no_file(
    evidence_folder: Path, cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim()
    annotating.edit_claim(claim, actor=cast.editor, version=1, statement="Entre-temps.")
    file = SimpleUploadedFile("x.pdf", b"%PDF-1.7")
    client = as_user(cast.checker)

    data = described(claim, file=file, source="Nouvelle")
    response = client.post(address(claim), data)

    html = response.content.decode()
    assert response.status_code == 409
    assert "changed the claim" in html
    assert 'value="Rapport annuel"' in html
    assert 'name="version" value="2"' in html
    assert not Evidence.objects.exists()
    assert not Source.objects.filter(name="Nouvelle").exists()
    assert list(evidence_folder.rglob("*")) == []
    assert client.post(address(claim), {**described(claim), "version": 2}).status_code == 302


def test_a_claim_in_review_takes_no_evidence(cast: Cast, as_user: AsUser) -> None:
    claim = in_review(by=cast.checker)
    client = as_user(cast.checker)

    assert client.get(address(claim)).status_code == 409
    assert client.post(address(claim), described(claim)).status_code == 409
    assert Evidence.objects.count() == 1


def test_a_citation_is_taken_off_and_the_evidence_stays(cast: Cast, as_user: AsUser) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    citation = claim.citations.get()

    response = as_user(cast.checker).post(
        f"/desk/citations/{citation.pk}/remove/", {"version": claim.version}
    )

    assert response.headers["Location"] == f"/desk/claims/{claim.pk}/#evidence"
    assert (Citation.objects.count(), Evidence.objects.count()) == (0, 1)


def test_a_stale_removal_takes_nothing_off(cast: Cast, as_user: AsUser) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    path = f"/desk/citations/{claim.citations.get().pk}/remove/"

    response = as_user(cast.checker).post(path, {"version": claim.version - 1})

    assert response.status_code == 409
    assert Citation.objects.count() == 1


def test_a_citation_under_a_verdict_stays(cast: Cast, as_user: AsUser) -> None:
    claim = in_review(by=cast.checker)
    path = f"/desk/citations/{claim.citations.get().pk}/remove/"
    client = as_user(cast.checker)

    assert path not in client.get(f"/desk/claims/{claim.pk}/").content.decode()
    assert client.post(path, {"version": claim.version}).status_code == 409
    assert Citation.objects.count() == 1
