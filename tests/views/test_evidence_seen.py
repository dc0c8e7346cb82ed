"""Who sees which evidence, and how its file is handed out."""

from __future__ import annotations

import pytest

from factcheck.choices import Kind, Visibility
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_user() -> AsUser:
    return english


def test_protected_evidence_is_seen_by_its_keeper_and_the_chiefs(
    cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim()
    piece = evidence(
        "Canari titre",
        visibility=Visibility.PROTECTED,
        notes="Canari note",
        added_by=cast.checker,
        url="https://canari.example/",
    )
    cited(claim, actor=cast.checker, evidence=piece, locator="Canari p. 3", excerpt="Canari mot")
    path = f"/desk/claims/{claim.pk}/"

    for user in (cast.other_checker, cast.editor):
        html = as_user(user).get(path).content.decode()
        assert "anari" not in html
        assert "1 more piece of evidence is not yours to see." in html
    for user in (cast.checker, cast.chief):
        html = as_user(user).get(path).content.decode()
        assert html.count("anari") >= 5
        assert "not yours to see" not in html


def test_protected_evidence_is_neither_found_nor_cited_nor_taken_off(
    cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim()
    piece = evidence("Canari", visibility=Visibility.PROTECTED, added_by=cast.checker)
    claim = cited(claim, actor=cast.checker, evidence=piece)
    client, new = as_user(cast.editor), f"/desk/claims/{claim.pk}/evidence/new/"

    page = client.get(new, {"q": "canari"})

    assert (list(page.context["found"]), list(page.context["of_article"])) == ([], [])
    assert client.get(new, {"evidence": piece.pk}).status_code == 404
    removal = f"/desk/citations/{claim.citations.get().pk}/remove/"
    assert client.post(removal, {"version": claim.version}).status_code == 404
    assert claim.citations.count() == 1


def test_what_evidence_is_derived_from_is_named_only_to_who_may_see_it(
    cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim()
    origin = evidence("Canari", visibility=Visibility.PROTECTED, added_by=cast.checker)
    cited(claim, actor=cast.checker, evidence=evidence("Dépêche", derived_from=origin))
    path = f"/desk/claims/{claim.pk}/"

    assert "Canari" not in as_user(cast.editor).get(path).content.decode()
    assert "Repeats: Canari." in as_user(cast.checker).get(path).content.decode()


def test_a_protected_source_of_evidence_is_not_named(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim()
    source = a_source("Canari", protected=True)
    source.keepers.add(cast.checker)
    cited(claim, actor=cast.checker, evidence=evidence("Note", source=source))
    path = f"/desk/claims/{claim.pk}/"

    assert "Canari" not in as_user(cast.editor).get(path).content.decode()
    assert "Canari" in as_user(cast.checker).get(path).content.decode()


@pytest.mark.parametrize("number", ["9" * 19, "9" * 20, "9" * 5000, "²", "-1", "1.0"])
def test_evidence_that_cannot_exist_is_not_found(cast: Cast, as_user: AsUser, number: str) -> None:
    path = f"{a_claim().get_absolute_url()}evidence/new/"
    client = as_user(cast.checker)

    assert client.get(path, {"evidence": number}).status_code == 404
    assert client.post(path, {"evidence": number}).status_code == 404


def test_names_of_a_restricted_article_are_suggested_to_its_team_only(
    cast: Cast, as_user: AsUser
) -> None:
    closed = an_article(actor=cast.chief, restricted=True, team=[cast.checker])
    a_claim(closed, kind=Kind.QUOTE, detail={"speaker": a_source("Canari")})
    path = f"{an_article(team=[cast.reporter]).get_absolute_url()}claims/new/"

    told = {
        user.username: "Canari" in as_user(user).get(path).content.decode()
        for user in (cast.reporter, cast.checker, cast.editor, cast.chief)
    }

    assert told == {"reporter": False, "checker": True, "editor": False, "chief": True}
