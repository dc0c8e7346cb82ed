"""The desk's page on which a translation is written beside the original, and signed off."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck import publishing, workflow
from factcheck.models import Claim, FactPage, Translation, Verdict
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, an_article, in_review, settled
from tests.translated import SUMMARY, TITLE, a_translation, signed

pytestmark = pytest.mark.django_db
HOSTILE = '</textarea><script>alert("1")</script>'


@pytest.fixture
def as_user() -> AsUser:
    return english


@pytest.fixture
def claim(cast: Cast) -> Claim:
    return settled(by=cast.checker, approver=cast.editor)


def address(claim: Claim, verb: str = "") -> str:
    return f"/desk/claims/{claim.pk}/translations/en/{verb}"


def seen(claim: Claim, version: int = 0) -> dict[str, Any]:
    """What the form holds for whoever opens it now."""
    verdict = Verdict.objects.current_of(claim)
    assert verdict is not None
    return {"version": version, "of": publishing.words_digest(claim, verdict)}


def test_the_original_stands_beside_each_field_and_each_has_its_language(
    claim: Claim, cast: Cast, as_user: AsUser
) -> None:
    html = as_user(cast.checker).get(address(claim)).content.decode()

    assert '<div class="versions__words" lang="fr"><p>Les données de 491 840' in html
    assert '<textarea name="title"' in html
    assert html.count('lang="en"') >= 2
    assert 'name="explanation"' not in html
    assert f'name="of" value="{seen(claim)["of"]}"' in html
    assert "(none yet)" in as_user(cast.checker).get(claim.get_absolute_url()).content.decode()


def test_it_is_saved_signed_by_a_second_person_and_published(
    claim: Claim, cast: Cast, as_user: AsUser
) -> None:
    publishing.publish_fact(claim, actor=cast.editor)
    words = {"title": TITLE, "summary": HOSTILE, **seen(claim)}
    checker, editor = as_user(cast.checker), as_user(cast.editor)

    assert checker.post(address(claim), words).status_code == 302
    own = checker.get(address(claim)).content.decode()
    assert "You wrote this translation" in own
    assert HOSTILE not in own
    assert checker.post(address(claim, "sign/"), {"version": 1}).status_code == 403
    assert "Sign the translation off" in editor.get(address(claim)).content.decode()
    assert editor.post(address(claim, "sign/"), {"version": 1}).status_code == 302
    html = editor.get(claim.get_absolute_url()).content.decode()
    assert "(signed off, not published yet)" in html
    assert "signed a translation off" in html
    publication = f"{claim.get_absolute_url()}publish/"
    page = editor.get(publication)
    assert page.context["changes"] == []
    assert page.context["added"] == ["English"]
    assert TITLE in page.content.decode()
    sent = {"version": claim.version, "seen": page.context["seen"]}
    assert editor.post(publication, sent).status_code == 302
    assert FactPage.objects.get().translations.get().title == TITLE
    assert "(published)" in editor.get(claim.get_absolute_url()).content.decode()
    a_translation(claim, by=cast.checker, title="Other words.")
    html = editor.get(claim.get_absolute_url()).content.decode()
    assert "(draft, waits for somebody else to sign it off, readers still have" in html


def test_figures_that_differ_are_told_and_hold_nothing_up(
    claim: Claim, cast: Cast, as_user: AsUser
) -> None:
    signed(claim, by=cast.checker, signer=cast.editor, title="The data of 49,184 people.")
    html = as_user(cast.editor).get(address(claim)).content.decode()
    publication = as_user(cast.editor).get(f"{claim.get_absolute_url()}publish/")

    assert "<strong>491 840 personnes</strong>" in html
    assert "<strong>49,184 people</strong>" in html
    warned = [warning.url for warning in publication.context["outgoing"].warnings]
    assert address(claim) in warned
    a_translation(claim, by=cast.checker)
    assert "The figures are not" not in as_user(cast.editor).get(address(claim)).content.decode()


def test_the_slower_of_two_sees_both_and_saves_on_top(
    claim: Claim, cast: Cast, as_user: AsUser
) -> None:
    a_translation(claim, by=cast.checker)
    mine = {"title": "My words.", "summary": "My summary.", **seen(claim)}

    response = as_user(cast.other_checker).post(address(claim), mine)

    html = response.content.decode()
    assert response.status_code == 409
    assert "Somebody else was faster" in html
    assert SUMMARY in html
    assert "My words." in html
    assert Translation.objects.get().title == TITLE
    again = {**mine, "version": response.context["form"]["version"].value()}
    assert as_user(cast.other_checker).post(address(claim), again).status_code == 302
    assert Translation.objects.get().title == "My words."


def test_a_new_verdict_asks_for_another_look_and_starts_from_the_old_words(
    claim: Claim, cast: Cast, as_user: AsUser
) -> None:
    signed(claim, by=cast.checker, signer=cast.editor)
    late = {"title": "My words.", "summary": "My summary.", **seen(claim, 1)}
    workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="x")
    gone = as_user(cast.checker).post(address(claim), late)
    assert (gone.status_code, "My words." in gone.content.decode()) == (409, True)
    assert as_user(cast.checker).get(address(claim)).status_code == 409
    claim.refresh_from_db()
    claim = settled(claim, by=cast.checker, approver=cast.editor, summary="Autrement dit.")

    client = as_user(cast.checker)
    assert "(to be looked at again" in client.get(claim.get_absolute_url()).content.decode()
    html = client.get(address(claim)).content.decode()
    assert "The form begins with the translation of the earlier verdict" in html
    assert TITLE in html
    assert client.post(address(claim), late).status_code == 409
    assert client.post(address(claim), {**late, **seen(claim)}).status_code == 302
    assert Translation.objects.count() == 2


def test_a_signature_is_taken_back_with_a_reason(claim: Claim, cast: Cast, as_user: AsUser) -> None:
    signed(claim, by=cast.checker, signer=cast.editor)
    editor = as_user(cast.editor)

    assert editor.post(address(claim, "unsign/"), {"version": 1}).status_code == 409
    assert editor.post(address(claim, "sign/"), {"version": 1}).status_code == 409
    assert editor.post(address(claim, "unsign/"), {"version": 2, "reason": "x"}).status_code == 409
    assert Translation.objects.get().signed_by == cast.editor
    sent = {"version": 1, "reason": "Faux ami."}
    assert as_user(cast.checker).post(address(claim, "unsign/"), sent).status_code == 403
    assert editor.post(address(claim, "unsign/"), sent).status_code == 302
    assert "Draft, waits for somebody else" in editor.get(address(claim)).content.decode()


def test_what_cannot_be_is_told_at_its_field_and_keeps_what_was_typed(
    claim: Claim, cast: Cast, as_user: AsUser
) -> None:
    response = as_user(cast.checker).post(
        address(claim), {"title": " ", "summary": "x" * 401, **seen(claim)}
    )

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"title", "summary"}
    assert "x" * 401 in response.content.decode()


def test_who_sees_it(claim: Claim, cast: Cast, as_user: AsUser) -> None:
    own = settled(a_claim(an_article(actor=cast.reporter)), by=cast.checker, approver=cast.editor)
    hidden = settled(
        a_claim(an_article(actor=cast.chief, restricted=True)),
        by=cast.chief,
        approver=cast.superuser,
    )
    waits = in_review(by=cast.checker)

    assert as_user(cast.reporter).get(address(own)).status_code == 403
    assert (
        "/translations/" not in as_user(cast.reporter).get(own.get_absolute_url()).content.decode()
    )
    assert as_user(cast.editor).get(address(hidden)).status_code == 404
    assert as_user(cast.editor).post(address(hidden, "sign/")).status_code == 404
    assert as_user(cast.editor).get(address(waits)).status_code == 409
    assert as_user(cast.editor).get(address(claim).replace("/en/", "/fr/")).status_code == 404
    assert as_user(cast.editor).post(address(claim, "sign/")).status_code == 404
