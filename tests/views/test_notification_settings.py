from __future__ import annotations

import pytest

from factcheck import notifying
from factcheck.choices import NoticeKind
from factcheck.models import NotificationSettings, settings_of
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim

pytestmark = pytest.mark.django_db
URL = "/desk/notifications/settings/"


@pytest.fixture
def as_user() -> AsUser:
    return english


def test_without_a_row_the_defaults_are_ticked(cast: Cast, as_user: AsUser) -> None:
    form = as_user(cast.editor).get(URL).context["form"]

    boxes = {row.at_desk.name: row.at_desk.initial for row in form.rows()}
    mails = {row.by_mail.name: row.by_mail.initial for row in form.rows()}
    assert boxes == {f"desk_{kind}": True for kind in NoticeKind.values}
    assert {name for name, on in mails.items() if not on} == {
        "mail_comment",
        "mail_review",
        "mail_translated",
    }
    assert form["language"].initial == ""
    assert not NotificationSettings.objects.exists()


def test_a_choice_is_kept_and_shown_again(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.editor)

    saved = client.post(
        URL, {"language": "en", "desk_mention": "on", "mail_review": "on"}, follow=True
    )

    assert saved.redirect_chain == [(URL, 302)]
    assert "Your choice is saved." in saved.content.decode()
    row = NotificationSettings.objects.get()
    assert (row.person, row.language) == (cast.editor, "en")
    assert {kind for kind in NoticeKind.values if row.wants_at_desk(kind)} == {"mention"}
    assert {kind for kind in NoticeKind.values if row.wants_by_mail(kind)} == {"review"}
    html = saved.content.decode()
    assert html.count(" checked") == 2
    assert '<option value="en" selected>' in html


def test_each_has_a_choice_of_their_own(cast: Cast, as_user: AsUser) -> None:
    as_user(cast.editor).post(URL, {})
    as_user(cast.editor).post(URL, {"desk_mention": "on"})
    as_user(cast.checker).post(URL, {"desk_words": "on"})

    kept = {row.person.username: row for row in NotificationSettings.objects.all()}
    assert kept.keys() == {"editor", "checker"}
    assert kept["editor"].wants_at_desk("mention")
    assert not kept["checker"].wants_at_desk("mention")
    assert not kept["editor"].wants_at_desk("words")


def test_a_kind_that_came_later_has_its_default(cast: Cast) -> None:
    notifying.choose(actor=cast.checker, language="", at_desk={"words": False}, by_mail={})
    cast.checker.refresh_from_db()

    held = settings_of(cast.checker)

    assert [held.wants_at_desk(kind) for kind in ("words", "mention")] == [False, True]
    assert [held.wants_by_mail(kind) for kind in ("words", "comment")] == [True, False]


def test_only_editors_choose_about_second_readings(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.checker)
    notifying.choose(
        actor=cast.checker, language="", at_desk={"review": False}, by_mail={"review": True}
    )

    html = client.get(URL).content.decode()
    client.post(URL, {"desk_review": "on"})

    assert "desk_review" not in html
    held = NotificationSettings.objects.get()
    assert (held.at_desk["review"], held.by_mail["review"]) == (False, True)


def test_a_language_that_is_none_comes_back_beside_its_field(cast: Cast, as_user: AsUser) -> None:
    response = as_user(cast.checker).post(URL, {"language": "de"})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["language"]
    assert "id_language_error" in response.content.decode()
    assert not NotificationSettings.objects.exists()


def test_somebody_without_an_address_is_told_so(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.checker)
    assert "has no e-mail address" in client.get(URL).content.decode()

    cast.checker.email = "checker@example.org"
    cast.checker.save()

    assert "has no e-mail address" not in client.get(URL).content.decode()


def test_every_box_has_a_name_of_its_own(cast: Cast, as_user: AsUser) -> None:
    html = as_user(cast.editor).get(URL).content.decode()

    for kind in NoticeKind:
        assert html.count(f"{kind.label}, at the desk") == 1
        assert html.count(f"{kind.label}, by e-mail") == 1


def test_what_is_switched_off_is_not_listed(cast: Cast, as_user: AsUser) -> None:
    off = {"assigned": False}
    notifying.choose(actor=cast.checker, language="", at_desk=off, by_mail=off)

    a_claim(assignee=cast.checker)

    html = as_user(cast.checker).get("/desk/notifications/?list=all").content.decode()
    assert "You have not been told of anything yet." in html
