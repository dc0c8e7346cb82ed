"""The way back: a button with the message, and with the last line of the history."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from factcheck import annotating
from factcheck.choices import Visibility
from factcheck.models import Citation, Claim, ReviewEvent, Suggestion
from factcheck.views.kept import MOST
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, an_article, cited, evidence
from tests.suggested import a_finding, a_read_article, suggested

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_user() -> AsUser:
    return english


def way_back(html: str) -> list[str]:
    """The addresses of the buttons that stand with a message."""
    return re.findall(r'<form method="post" action="([^"]+)" class="notice__way">', html)


def done(client: Client, url: str, **data: object) -> str:
    """The page after an act, by the form's own redirect."""
    return client.post(url, data, follow=True).content.decode()


def last(verb: str) -> ReviewEvent:
    return ReviewEvent.objects.filter(verb=verb).latest("sequence")


def edit_url(claim: Claim) -> str:
    return f"/desk/claims/{claim.pk}/edit/"


def test_an_edit_is_undone_from_its_message(cast: Cast, as_user: AsUser) -> None:
    claim, client = a_claim(), as_user(cast.checker)
    data = {"version": 1, "statement": "Autrement.", "risk": "normal", "value": "1"}
    html = done(client, edit_url(claim), **data)

    (url,) = way_back(html)
    response = client.post(url, follow=True)

    assert response.redirect_chain == [(f"/desk/claims/{claim.pk}/", 302)]
    assert "Undone: it is as it was before." in response.content.decode()
    again = Claim.objects.get(pk=claim.pk)
    assert (again.statement, again.figure.value) == (claim.statement, 491840)
    told = " ".join(re.sub(r"<[^>]+>", "", response.content.decode()).split())
    assert "Checker undid this: changed the claim" in told


@pytest.mark.parametrize("act", ["mark", "accept", "dismiss", "restore", "answer", "again"])
def test_what_is_done_in_an_article_has_its_way_back(act: str, cast: Cast, as_user: AsUser) -> None:
    article = a_read_article()
    one, finding = suggested(article, "12 endroits"), a_finding(article)
    if act == "restore":
        annotating.dismiss_suggestion(one, actor=cast.checker, dismissal="nothing")
    if act == "again":
        annotating.answer_finding(finding, actor=cast.checker, answer="Oui.")
    before = Suggestion.objects.values().get(pk=one.pk)["state"]
    url, data = {
        "mark": (
            f"/desk/articles/{article.pk}/claims/new/?kind=figure",
            {"revision": article.revision_id, "words": "12 endroits", "statement": "Douze."},
        ),
        "accept": (f"/desk/suggestions/{one.pk}/accept/", {}),
        "dismiss": (f"/desk/suggestions/{one.pk}/dismiss/", {"dismissal": "nothing"}),
        "restore": (f"/desk/suggestions/{one.pk}/restore/", {}),
        "answer": (f"/desk/findings/{finding.pk}/answer/", {"answer": "Oui."}),
        "again": (f"/desk/findings/{finding.pk}/ask-again/", {}),
    }[act]
    client = as_user(cast.checker)

    html = done(client, url, **data)
    (back,) = way_back(html)
    response = client.post(back)

    assert response.status_code == 302
    one.refresh_from_db()
    finding.refresh_from_db()
    assert one.state == before
    assert finding.state == ("answered" if act == "again" else "open")
    assert last("undo").actor == cast.checker


def test_detecting_and_accepting_many_offer_no_way_back_of_something_else(
    cast: Cast, as_user: AsUser
) -> None:
    article = a_read_article()
    annotating.dismiss_suggestion(
        suggested(article, "12 endroits"), actor=cast.checker, dismissal="nothing"
    )
    client = as_user(cast.checker)

    other = suggested(article, "« Nous ne sommes pas certains »")
    data = {"revision": article.revision_id, "shown": str(other.pk)}
    accepted = done(client, f"/desk/articles/{article.pk}/suggestions/accept/", **data)
    read_again = done(client, f"/desk/articles/{article.pk}/detect/")

    assert "1 claim is marked." in accepted
    assert "The article has been read again." in read_again
    assert way_back(accepted) + way_back(read_again) == []


def test_evidence_that_was_taken_off_comes_back_whole(cast: Cast, as_user: AsUser) -> None:
    claim = cited(a_claim(), actor=cast.checker, locator="p. 3", excerpt="« Là. »")
    client = as_user(cast.checker)
    citation = claim.citations.get()

    html = done(client, f"/desk/citations/{citation.pk}/remove/", version=claim.version)
    timeline = client.get(f"/desk/claims/{claim.pk}/").content.decode()
    client.post(way_back(html)[0])

    assert f'action="{way_back(html)[0]}"' in timeline
    back = claim.citations.get()
    assert (back.evidence, back.locator, back.excerpt) == (citation.evidence, "p. 3", "« Là. »")
    assert last("undo").claim == claim


def test_a_protected_excerpt_is_kept_nowhere_but_in_the_session(
    cast: Cast, as_user: AsUser
) -> None:
    piece = evidence("zqtitre", visibility=Visibility.PROTECTED, added_by=cast.checker)
    claim = cited(
        a_claim(), actor=cast.checker, evidence=piece, locator="zqlieu", excerpt="zqextrait"
    )
    client = as_user(cast.checker)

    done(client, f"/desk/citations/{claim.citations.get().pk}/remove/", version=claim.version)

    for event in ReviewEvent.objects.all():
        assert "zq" not in f"{event.data} {event.reason}"
    assert "zq" not in as_user(cast.editor).get(f"/desk/claims/{claim.pk}/").content.decode()
    assert "zqtitre" in client.get(f"/desk/claims/{claim.pk}/").content.decode()
    client.post("/accounts/logout/")
    assert "zqextrait" not in str(dict(client.session))


def test_a_session_keeps_the_last_few_only(cast: Cast, as_user: AsUser) -> None:
    claim, client = a_claim(), as_user(cast.checker)
    for number in range(MOST + 1):
        claim = cited(Claim.objects.get(pk=claim.pk), actor=cast.checker, locator=f"p. {number}")
        done(client, f"/desk/citations/{claim.citations.get().pk}/remove/", version=claim.version)

    held = client.session["taken_off"].values()

    assert [json.loads(one["words"])[0] for one in held] == [f"p. {n + 1}" for n in range(MOST)]


def test_somebody_elses_session_brings_nothing_back(cast: Cast, as_user: AsUser) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    client = as_user(cast.checker)
    html = done(
        client, f"/desk/citations/{claim.citations.get().pk}/remove/", version=claim.version
    )

    elsewhere = as_user(cast.checker).post(way_back(html)[0])

    assert elsewhere.status_code == 409
    assert "cannot be undone any more" in elsewhere.content.decode()
    assert not Citation.objects.exists()


def test_the_undo_of_what_changed_since_is_refused_kindly(cast: Cast, as_user: AsUser) -> None:
    claim, client = a_claim(), as_user(cast.checker)
    data = {"version": 1, "statement": "Autrement.", "risk": "normal", "value": "1"}
    (url,) = way_back(done(client, edit_url(claim), **data))
    annotating.edit_claim(claim, actor=cast.editor, version=2, statement="Une troisième.")

    response = client.post(url)

    assert response.status_code == 409
    assert "Somebody was faster" in response.content.decode()
    assert Claim.objects.get(pk=claim.pk).statement == "Une troisième."


def test_the_timeline_offers_it_for_the_last_change_and_to_who_made_it(
    cast: Cast, as_user: AsUser
) -> None:
    claim = a_claim()
    annotating.edit_claim(claim, actor=cast.checker, version=1, statement="Autrement.")
    annotating.edit_claim(claim, actor=cast.checker, version=2, statement="Encore.")
    annotating.add_comment(claim, actor=cast.editor, body="?")
    page = f"/desk/claims/{claim.pk}/"

    html = as_user(cast.checker).get(page).content.decode()

    assert re.findall(r'action="(/desk/history/\d+/undo/)"', html) == [
        f"/desk/history/{last('edit').pk}/undo/"
    ]
    assert "/undo/" not in as_user(cast.editor).get(page).content.decode()


def test_a_withdrawal_is_undone_by_whom_it_is_allowed(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim(an_article(actor=cast.reporter), actor=cast.reporter)
    url = f"/desk/claims/{claim.pk}/withdraw/"

    html = done(as_user(cast.reporter), url, version=1, reason="Doublon.")

    assert "The claim is withdrawn." in html
    assert way_back(html) == []


def test_other_people_and_strangers_undo_nothing(cast: Cast, as_user: AsUser) -> None:
    open_claim = a_claim()
    hidden = a_claim(an_article(restricted=True, team=[cast.checker]))
    lines = []
    for claim in (open_claim, hidden):
        annotating.edit_claim(claim, actor=cast.checker, version=1, risk="high")
        lines.append(last("edit").pk)

    answers = [as_user(cast.editor).post(f"/desk/history/{pk}/undo/").status_code for pk in lines]

    assert answers == [403, 404]
    assert Client().post(f"/desk/history/{lines[0]}/undo/").status_code == 302
    assert {c.risk for c in Claim.objects.all()} == {"high"}


def test_it_needs_the_token_of_the_page(cast: Cast) -> None:
    claim = a_claim()
    annotating.edit_claim(claim, actor=cast.checker, version=1, risk="high")
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.checker)

    assert client.post(f"/desk/history/{last('edit').pk}/undo/").status_code == 403
