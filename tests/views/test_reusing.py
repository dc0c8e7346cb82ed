from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from factcheck import publishing, workflow
from factcheck.models import Article, Citation, Claim, FactPage
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, an_article, cited, evidence, settled

pytestmark = pytest.mark.django_db
STATEMENT = "À Dax, 491 840 dossiers médicaux ont été publiés en ligne."
NOTE = publishing.Note("correction", "Une faute.")


@pytest.fixture
def as_user() -> AsUser:
    return english


def a_fact(cast: Cast, article: Article | None = None) -> FactPage:
    claim = settled(a_claim(article, statement=STATEMENT), by=cast.checker, approver=cast.chief)
    return publishing.publish_fact(claim, actor=cast.chief)


def reuse(client: Client, claim: Claim, fact: str, **data: Any) -> Any:
    claim.refresh_from_db()
    posted = {"version": claim.version, "fact": fact, **data}
    return client.post(f"/desk/claims/{claim.pk}/reuse/", posted)


def section(client: Client, claim: Claim, name: str) -> str:
    html = client.get(f"/desk/claims/{claim.pk}/").content.decode()
    return html.partition(f'id="{name}"')[2].partition("</section>")[0]


def reopened(page: FactPage, cast: Cast) -> Claim:
    claim = Claim.objects.get(pk=page.claim_id)
    return workflow.reopen(claim, actor=cast.chief, version=claim.version, reason="Encore.")


def test_the_button_brings_the_evidence_and_says_to_confirm_it(cast: Cast, as_user: AsUser) -> None:
    page, claim, client = a_fact(cast), a_claim(statement=STATEMENT), as_user(cast.checker)

    answer = reuse(client, claim, page.slug)

    assert answer.headers["Location"] == f"/desk/claims/{claim.pk}/#evidence"
    assert claim.citations.get().reused_from == page.claim
    html = client.get(f"/desk/claims/{claim.pk}/").content.decode()
    assert "1 piece of evidence was taken over. Confirm it before you rely on it." in html
    assert "took over the evidence of an earlier check" in html
    assert "Reuse the evidence" not in html


def test_the_evidence_says_where_it_came_from(cast: Cast, as_user: AsUser) -> None:
    page, claim, client = a_fact(cast), a_claim(), as_user(cast.checker)
    reuse(client, claim, page.slug)

    html = section(client, claim, "evidence")

    assert f'<a href="{page.get_absolute_url()}">{STATEMENT}</a>' in html
    assert f'<a href="/desk/claims/{page.claim_id}/">claim 1 in “Vols de données”</a>' in html
    assert ": reconfirm?" in html
    assert "does this still hold?" not in html


def test_evidence_that_was_not_taken_over_says_nothing_of_it(cast: Cast, as_user: AsUser) -> None:
    claim = cited(a_claim(), actor=cast.checker)

    assert "Taken over" not in section(as_user(cast.checker), claim, "evidence")


def test_evidence_says_when_its_check_no_longer_stands(cast: Cast, as_user: AsUser) -> None:
    page, claim, client = a_fact(cast), a_claim(), as_user(cast.checker)
    reuse(client, claim, page.slug)

    again = reopened(page, cast)
    assert "That claim is being checked again" in section(client, claim, "evidence")

    again = settled(again, by=cast.other_checker, approver=cast.chief, summary="Autre chose.")
    publishing.publish_fact(again, actor=cast.chief, note=NOTE)
    assert "That page has been corrected since" in section(client, claim, "evidence")

    publishing.retract_fact(FactPage.objects.get(), actor=cast.chief, why="Erreur.")
    assert "That page has been retracted" in section(client, claim, "evidence")


def test_a_correction_from_before_is_no_news(cast: Cast, as_user: AsUser) -> None:
    page, claim, client = a_fact(cast), a_claim(), as_user(cast.checker)
    again = reopened(page, cast)
    settled(again, by=cast.other_checker, approver=cast.chief, summary="Autre chose.")
    publishing.publish_fact(again, actor=cast.chief, note=NOTE)

    reuse(client, claim, page.slug)

    assert ": reconfirm?" in section(client, claim, "evidence")


def test_the_origin_lists_the_claims_that_use_it(cast: Cast, as_user: AsUser) -> None:
    page, client = a_fact(cast), as_user(cast.checker)
    open_one = an_article(text="Titre ouvert\n\n491 840 personnes.")
    closed = an_article(
        text="Titre secret\n\n491 840 personnes.",
        actor=cast.chief,
        restricted=True,
        team=[cast.editor],
    )
    assert section(client, page.claim, "uses") == ""
    Citation.objects.create(claim=page.claim, evidence=evidence("Autre"), locator="x")
    reuse(client, a_claim(open_one), page.slug)
    reuse(as_user(cast.editor), a_claim(closed), page.slug)

    html = section(client, page.claim, "uses")
    team = section(as_user(cast.editor), page.claim, "uses")

    assert f'href="{open_one.get_absolute_url()}">Titre ouvert</a>' in html
    assert html.count('class="status status--to_check"') == 1
    assert "Titre secret" not in html
    assert "not yours to see" not in html
    assert "Titre secret" in team
    assert "not yours to see" not in team


def test_open_claims_that_are_not_theirs_to_see_are_counted(cast: Cast, as_user: AsUser) -> None:
    own = an_article(text="Un titre\n\n491 840 personnes.", actor=cast.reporter)
    page, closed = a_fact(cast, own), an_article(actor=cast.chief, restricted=True)
    for article in (an_article(), an_article(), closed):
        reuse(as_user(cast.chief), a_claim(article), page.slug)

    html = section(as_user(cast.reporter), page.claim, "uses")

    assert "2 more claims are not yours to see." in html


def test_how_many_articles_rest_on_it_is_said_before_it_changes(
    cast: Cast, as_user: AsUser
) -> None:
    page, client = a_fact(cast), as_user(cast.editor)
    address = f"/desk/claims/{page.claim_id}/"
    assert "on this check" not in client.get(address).content.decode()
    both, withdrawn = an_article(), a_claim()
    closed = an_article(actor=cast.chief, restricted=True)
    for claim in (a_claim(both), a_claim(both), withdrawn, a_claim(closed)):
        reuse(as_user(cast.chief), claim, page.slug)
    withdrawn.refresh_from_db()
    workflow.withdraw(withdrawn, actor=cast.editor, version=withdrawn.version, reason="Non.")

    html = client.get(address).content.decode()

    assert html.count("1 article rests on this check") == 2
    assert "2 articles rest on this check" in as_user(cast.chief).get(address).content.decode()


def test_it_is_said_before_a_change_is_published(cast: Cast, as_user: AsUser) -> None:
    page, client = a_fact(cast), as_user(cast.editor)
    reuse(client, a_claim(), page.slug)
    claim = reopened(page, cast)
    settled(claim, by=cast.checker, approver=cast.editor, summary="Autre chose.")

    html = client.get(f"/desk/claims/{claim.pk}/publish/").content.decode()

    assert "1 article rests on this check" in html


def test_what_is_likely_the_same_is_perhaps_used(cast: Cast, as_user: AsUser) -> None:
    page, client = a_fact(cast), as_user(cast.checker)
    reuse(client, a_claim(), page.slug)
    assert "Perhaps also" not in section(client, page.claim, "uses")

    a_fact(cast)

    assert "Perhaps also" in section(client, page.claim, "uses")


def test_a_hidden_origin_is_not_named_where_its_evidence_is(cast: Cast, as_user: AsUser) -> None:
    closed = an_article(
        text="Titre secret\n\n491 840 personnes.",
        actor=cast.chief,
        restricted=True,
        team=[cast.editor, cast.checker],
    )
    page, claim = a_fact(cast, closed), a_claim()
    reuse(as_user(cast.editor), claim, page.slug)

    html = section(as_user(cast.other_checker), claim, "evidence")

    assert page.get_absolute_url() in html
    assert "Titre secret" not in html
    assert f"/desk/claims/{page.claim_id}/" not in html


@pytest.mark.parametrize("fact", ["", "no-such-fact", "\x00"])
def test_a_fact_that_is_not_there_is_a_404(cast: Cast, as_user: AsUser, fact: str) -> None:
    assert reuse(as_user(cast.checker), a_claim(), fact).status_code == 404


def test_a_fact_whose_claim_is_hidden_is_a_404(cast: Cast, as_user: AsUser) -> None:
    page = a_fact(cast, an_article(actor=cast.chief, restricted=True, team=[cast.checker]))
    claim = a_claim()

    assert reuse(as_user(cast.other_checker), claim, page.slug).status_code == 404
    assert reuse(as_user(cast.checker), claim, page.slug).status_code == 302


def test_a_stale_button_is_refused_kindly(cast: Cast, as_user: AsUser) -> None:
    page, claim = a_fact(cast), a_claim()

    answer = reuse(as_user(cast.checker), claim, page.slug, version=claim.version + 1)

    assert answer.status_code == 409
    assert not claim.citations.exists()


def test_what_cannot_be_done_is_said_on_the_page(cast: Cast, as_user: AsUser) -> None:
    page, claim = a_fact(cast), a_claim()
    publishing.retract_fact(page, actor=cast.chief, why="Erreur.")

    answer = reuse(as_user(cast.checker), claim, page.slug)

    assert answer.status_code == 409
    assert "This page was retracted: check the claim anew." in answer.content.decode()


def test_queries_do_not_grow_with_what_was_taken_over(
    cast: Cast, as_user: AsUser, django_assert_num_queries
) -> None:
    page, client = a_fact(cast), as_user(cast.checker)
    claims = [a_claim(), a_claim()]
    for count, claim in zip((1, 50), claims, strict=True):
        Citation.objects.bulk_create(
            Citation(claim=claim, evidence=evidence(), reused_from=page.claim) for _ in range(count)
        )
    client.get("/desk/")

    for claim in claims:
        with django_assert_num_queries(32):
            client.get(f"/desk/claims/{claim.pk}/")
    with django_assert_num_queries(28):
        client.get(f"/desk/claims/{page.claim_id}/")
