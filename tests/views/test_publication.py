from __future__ import annotations

import pytest

from factcheck import publishing, workflow
from factcheck.choices import Outcome
from factcheck.models import Claim, Correction, FactPage, Verdict
from factcheck.views import publication
from factcheck.views.changes import changes_of
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, an_article, in_review, settled
from tests.translated import signed

pytestmark = pytest.mark.django_db
WHY = "Le fichier <b>a</b> été corrigé."
SHOWN = "Le fichier &lt;b&gt;a&lt;/b&gt; été corrigé."


@pytest.fixture
def as_user() -> AsUser:
    return english


@pytest.fixture
def verified(cast: Cast) -> Claim:
    return settled(by=cast.checker, approver=cast.editor)


@pytest.fixture
def changed(verified: Claim, cast: Cast) -> Claim:
    """A public claim whose verdict has been found anew."""
    publishing.publish_fact(verified, actor=cast.editor)
    workflow.reopen(verified, actor=cast.editor, version=verified.version, reason="x")
    verified.refresh_from_db()
    return settled(verified, by=cast.checker, approver=cast.editor, summary="Autrement dit.")


def publish(as_user: AsUser, cast: Cast, claim: Claim, **data: object) -> tuple[int, str]:
    data = {"version": claim.version, **data}
    response = as_user(cast.editor).post(f"/desk/claims/{claim.pk}/publish/", data)
    return response.status_code, response.content.decode()


def test_a_settled_claim_is_looked_at_and_published(
    verified: Claim, cast: Cast, as_user: AsUser
) -> None:
    html = as_user(cast.editor).get(f"/desk/claims/{verified.pk}/").content.decode()

    assert f'href="/desk/claims/{verified.pk}/publish/"' in html
    assert publish(as_user, cast, verified)[0] == 302
    page = FactPage.objects.get(claim=verified)
    after = as_user(cast.checker).get(f"/desk/claims/{verified.pk}/").content.decode()
    assert f'<a href="/facts/{page.slug}/">See the public page</a>: published' in after


def test_publishing_has_a_page_of_its_own(verified: Claim, cast: Cast, as_user: AsUser) -> None:
    response = as_user(cast.editor).get(f"/desk/claims/{verified.pk}/publish/")

    assert response.context["changes"] == []
    assert f'name="version" value="{verified.version}"' in response.content.decode()
    assert 'name="why"' not in response.content.decode()


def test_a_checker_neither_sees_nor_may_publish(
    verified: Claim, cast: Cast, as_user: AsUser
) -> None:
    client = as_user(cast.checker)

    html = client.get(f"/desk/claims/{verified.pk}/").content.decode()

    assert "/publish/" not in html
    assert client.post(f"/desk/claims/{verified.pk}/publish/").status_code == 403
    assert client.get(f"/desk/claims/{verified.pk}/publish/").status_code == 403
    assert not FactPage.objects.exists()


@pytest.mark.parametrize("where", ["to_check", "in_review"])
def test_only_a_settled_claim_is_published(where: str, cast: Cast, as_user: AsUser) -> None:
    claim = a_claim() if where == "to_check" else in_review(by=cast.checker)

    status, html = publish(as_user, cast, claim)

    assert status == 409
    assert "Only a verified or disputed claim can be published." in html
    assert as_user(cast.editor).get(f"/desk/claims/{claim.pk}/publish/").status_code == 409


def test_a_claim_that_changed_meanwhile_is_not_published(
    verified: Claim, cast: Cast, as_user: AsUser
) -> None:
    version = verified.version
    workflow.reopen(verified, actor=cast.editor, version=version, reason="x")
    verified.refresh_from_db()
    settled(verified, by=cast.checker, approver=cast.editor)

    status, html = publish(as_user, cast, verified, version=version, why=WHY)

    assert status == 409
    assert "reopened the claim" in html
    assert SHOWN in html
    assert not FactPage.objects.exists()


def test_what_readers_would_see_change_is_shown_first(
    changed: Claim, cast: Cast, as_user: AsUser
) -> None:
    response = as_user(cast.editor).get(f"/desk/claims/{changed.pk}/publish/")

    rows = {change.label: (change.before, change.after) for change in response.context["changes"]}
    assert rows["Public summary"] == (
        "Le chiffre est confirmé par le fichier lui-même.",
        "Autrement dit.",
    )
    assert 'name="why"' in response.content.decode()


def test_a_change_is_published_with_its_note(changed: Claim, cast: Cast, as_user: AsUser) -> None:
    assert publish(as_user, cast, changed, kind="correction", why=WHY)[0] == 302

    note = Correction.objects.get()
    assert (note.kind, note.why, note.made_by) == ("correction", WHY, cast.editor)
    assert FactPage.objects.get().summary == "Autrement dit."


@pytest.mark.parametrize(
    ("kind", "why"),
    [("", WHY), ("retraction", WHY), ("correction", " "), ("correction", "x" * 1001)],
)
def test_a_change_without_a_good_note_is_refused(
    kind: str, why: str, changed: Claim, cast: Cast, as_user: AsUser
) -> None:
    status, html = publish(as_user, cast, changed, kind=kind, why=why)

    assert status == 422
    assert (
        why.strip() == ""
        or why[:300].replace("<b>", "&lt;b&gt;").replace("</b>", "&lt;/b&gt;") in html
    )
    assert FactPage.objects.get().summary != "Autrement dit."
    assert not Correction.objects.exists()


def test_a_page_that_says_the_same_asks_for_no_note(
    verified: Claim, cast: Cast, as_user: AsUser
) -> None:
    publishing.publish_fact(verified, actor=cast.editor)

    html = as_user(cast.editor).get(f"/desk/claims/{verified.pk}/publish/").content.decode()

    assert "says the same already" in html
    assert 'name="why"' not in html
    assert publish(as_user, cast, verified)[0] == 302
    assert FactPage.objects.get().snapshots.count() == 1


def test_a_public_page_outlives_a_reopened_claim_and_the_desk_says_so(
    verified: Claim, cast: Cast, as_user: AsUser
) -> None:
    publishing.publish_fact(verified, actor=cast.editor)
    workflow.reopen(verified, actor=cast.editor, version=verified.version, reason="x")

    html = as_user(cast.editor).get(f"/desk/claims/{verified.pk}/").content.decode()

    assert "keeps saying what it said" in html
    assert "Publish a change" not in html


def test_a_page_is_retracted_with_its_reason(verified: Claim, cast: Cast, as_user: AsUser) -> None:
    publishing.publish_fact(verified, actor=cast.editor)

    response = as_user(cast.editor).post(
        f"/desk/claims/{verified.pk}/retract/", {"version": verified.version, "why": WHY}
    )

    assert response.status_code == 302
    assert FactPage.objects.get().state == "retracted"
    assert Correction.objects.get().why == WHY


def test_a_retracted_page_is_published_again_with_a_note_only(
    verified: Claim, cast: Cast, as_user: AsUser
) -> None:
    page = publishing.publish_fact(verified, actor=cast.editor)
    publishing.retract_fact(page, actor=cast.editor, why="x")

    response = as_user(cast.editor).get(f"/desk/claims/{verified.pk}/publish/")

    assert response.context["changes"][0].before == "retracted"
    assert publish(as_user, cast, verified)[0] == 422
    assert publish(as_user, cast, verified, kind="update", why=WHY)[0] == 302
    assert FactPage.objects.get().state == "published"


def test_a_retraction_without_a_reason_is_refused(
    verified: Claim, cast: Cast, as_user: AsUser
) -> None:
    publishing.publish_fact(verified, actor=cast.editor)

    response = as_user(cast.editor).post(
        f"/desk/claims/{verified.pk}/retract/", {"version": verified.version, "why": " "}
    )

    assert response.status_code == 422
    assert response.context["retraction_open"] is True
    assert FactPage.objects.get().state == "published"


def test_a_stale_retraction_changes_nothing(verified: Claim, cast: Cast, as_user: AsUser) -> None:
    publishing.publish_fact(verified, actor=cast.editor)

    response = as_user(cast.editor).post(
        f"/desk/claims/{verified.pk}/retract/", {"version": 1, "why": WHY}
    )

    assert response.status_code == 409
    assert SHOWN in response.content.decode()
    assert FactPage.objects.get().state == "published"


def test_a_page_is_not_retracted_twice(verified: Claim, cast: Cast, as_user: AsUser) -> None:
    page = publishing.publish_fact(verified, actor=cast.editor)
    publishing.retract_fact(page, actor=cast.editor, why="x")

    response = as_user(cast.editor).post(
        f"/desk/claims/{verified.pk}/retract/", {"version": verified.version, "why": WHY}
    )

    assert response.status_code == 409
    assert "retracted already" in response.content.decode()


def test_what_was_never_published_is_not_retracted(
    verified: Claim, cast: Cast, as_user: AsUser
) -> None:
    response = as_user(cast.editor).post(
        f"/desk/claims/{verified.pk}/retract/", {"version": verified.version, "why": WHY}
    )

    assert response.status_code == 404


def test_a_disputed_claim_is_published_too(cast: Cast, as_user: AsUser) -> None:
    claim = settled(
        a_claim(an_article()), by=cast.checker, approver=cast.editor, outcome=Outcome.DISPUTED
    )

    assert publish(as_user, cast, claim)[0] == 302
    assert FactPage.objects.get().outcome == "disputed"


def test_a_page_that_changes_between_look_and_click_asks_for_the_note_after_all(
    changed: Claim, cast: Cast, as_user: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = FactPage.objects.select_related("snapshot").get()
    verdict = Verdict.objects.get(claim=changed, current=True)
    looks = iter([[], changes_of(page, publishing.preview_fact(page, changed, verdict))])
    monkeypatch.setattr(publication, "changes_of", lambda *_: next(looks))

    status, html = publish(as_user, cast, changed)

    assert status == 422
    assert "tell readers what changed, and why" in html
    assert 'name="why"' in html


def test_a_translation_that_goes_is_warned_of(verified: Claim, cast: Cast, as_user: AsUser) -> None:
    signed(verified, by=cast.checker, signer=cast.editor)
    publishing.publish_fact(verified, actor=cast.editor)
    workflow.reopen(verified, actor=cast.editor, version=verified.version, reason="x")
    verified.refresh_from_db()
    claim = settled(verified, by=cast.checker, approver=cast.editor, summary="Autrement dit.")

    def warned() -> list[tuple[str, str]]:
        response = as_user(cast.editor).get(f"/desk/claims/{claim.pk}/publish/")
        warnings = response.context["outgoing"].warnings
        return [(one.title, one.url) for one in warnings if "disappears" in one.text]

    assert warned() == [("English", f"/desk/claims/{claim.pk}/translations/en/")]
    signed(claim, by=cast.checker, signer=cast.editor, summary="In other words.")
    assert warned() == []
