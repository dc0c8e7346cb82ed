"""What nobody needs any more, or may not have any more, is not sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone

from factcheck import annotating, notifying, workflow
from factcheck.models import Claim, Notification
from factcheck.notifying.outbox import TOO_OLD
from tests.conftest import Cast
from tests.newsdesk import a_claim, in_review
from tests.notifying.test_outbox import NOTHING, assigned, states

pytestmark = pytest.mark.django_db


def drop_by_right(posted: Cast) -> None:
    claim = Claim.objects.get()
    annotating.change_article(
        claim.article, actor=posted.chief, version=claim.article.version, restricted=True, team=[]
    )


def drop_by_role(posted: Cast) -> None:
    posted.checker.groups.clear()


def drop_by_leaving(posted: Cast) -> None:
    User.objects.filter(pk=posted.checker.pk).update(is_active=False)


def drop_by_address(posted: Cast) -> None:
    User.objects.filter(pk=posted.checker.pk).update(email="")


def drop_by_reading(posted: Cast) -> None:
    notifying.mark_read(actor=posted.checker)


def drop_by_age(posted: Cast) -> None:
    Notification.objects.update(at=timezone.now() - TOO_OLD - timedelta(minutes=1))


@pytest.mark.parametrize(
    "change",
    [
        drop_by_right,
        drop_by_role,
        drop_by_leaving,
        drop_by_address,
        drop_by_reading,
        drop_by_age,
    ],
)
def test_what_nobody_needs_or_may_have_any_more_is_not_sent(posted: Cast, change) -> None:
    assigned(posted.checker)
    change(posted)

    assert notifying.send_waiting() == {**NOTHING, "dropped": 1}

    assert mail.outbox == []
    assert states() == [("dropped", 1)]
    assert notifying.send_waiting() == NOTHING


def test_some_of_a_message_may_be_dropped(posted: Cast) -> None:
    kept, gone = assigned(posted.checker, 2)
    mine = Notification.objects.get(claim=gone)
    notifying.mark_read(actor=posted.checker, only=mine)

    assert notifying.send_waiting() == {**NOTHING, "sent": 1, "dropped": 1}

    assert f"/desk/claims/{kept.pk}/" in mail.outbox[0].body
    assert f"/desk/claims/{gone.pk}/" not in mail.outbox[0].body


def test_what_is_nearly_too_old_is_sent(posted: Cast) -> None:
    assigned(posted.checker)
    Notification.objects.update(at=timezone.now() - TOO_OLD + timedelta(minutes=1))

    assert notifying.send_waiting()["sent"] == 1


@pytest.mark.parametrize("verb", ["", "approve", "send_back"])
def test_a_wanted_second_reader_is_written_to_while_one_is_wanted(posted: Cast, verb: str) -> None:
    notifying.choose(actor=posted.editor, language="", at_desk={}, by_mail={"review": True})
    claim = in_review(by=posted.checker)
    if verb == "approve":
        workflow.approve(claim, actor=posted.chief, version=claim.version)
    if verb == "send_back":
        workflow.send_back(claim, actor=posted.checker, version=claim.version, reason="Non.")
    Notification.objects.update(read_at=None)

    notifying.send_waiting()

    assert (["editor@example.org"] in [message.to for message in mail.outbox]) is (not verb)


@pytest.mark.parametrize(("passed", "sent"), [(False, 1), (True, 0)])
def test_a_deadline_that_has_passed_is_no_news(posted: Cast, passed: bool, sent: int) -> None:
    due = timezone.now() + timedelta(minutes=5)
    a_claim(assignee=posted.checker, due=due)
    notifying.send_waiting()
    notifying.remind()
    mail.outbox.clear()
    if passed:
        Notification.objects.filter(kind="deadline").update(due=due - timedelta(minutes=6))

    assert notifying.send_waiting()["sent"] == sent
