from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from factcheck import annotating, notifying, workflow
from factcheck.models import Claim, Mail, Notification
from factcheck.notifying.deadlines import NEAR
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, settled
from tests.racing import losers, race
from tests.verbs import claim_in

MINUTE = timedelta(minutes=1)


def told() -> set[tuple[str, int | None]]:
    rows = Notification.objects.filter(kind="deadline").order_by()
    return set(rows.values_list("recipient__username", "claim"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("before", "near"),
    [(NEAR - MINUTE, True), (MINUTE, True), (NEAR + MINUTE, False), (-MINUTE, False)],
)
def test_a_claim_is_told_of_when_its_deadline_is_near(
    cast: Cast, before: timedelta, near: bool
) -> None:
    due = timezone.now() + before
    claim = a_claim(assignee=cast.checker, due=due)
    a_claim(claim.article, due=due)

    assert notifying.remind() == near

    assert told() == ({("checker", claim.pk)} if near else set())


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["to_check", "in_review", "verified", "disputed", "withdrawn"])
def test_only_of_an_open_claim(cast: Cast, status: str) -> None:
    claim = claim_in(status, cast)
    annotating.assign_claim(
        claim,
        actor=cast.editor,
        version=claim.version,
        assignee=cast.checker,
        due=timezone.now() + MINUTE,
    )

    notifying.remind()

    assert bool(told()) is (status in {"to_check", "in_review"})


@pytest.mark.django_db
def test_once_for_each_deadline_and_person(posted: Cast) -> None:
    claim = a_claim(assignee=posted.checker, due=timezone.now() + MINUTE)

    assert [notifying.remind(), notifying.remind()] == [1, 0]
    assert Mail.objects.filter(notification__kind="deadline").count() == 1

    for fields in ({"assignee": posted.editor}, {"due": timezone.now() + 2 * MINUTE}):
        claim.refresh_from_db()
        known = {"assignee": claim.assignee, "due": claim.due, **fields}
        annotating.assign_claim(claim, actor=posted.chief, version=claim.version, **known)
        assert [notifying.remind(), notifying.remind()] == [1, 0]


@pytest.mark.django_db
def test_an_article_is_told_of_until_it_is_signed_off(cast: Cast) -> None:
    article = an_article(
        actor=cast.reporter, team=[cast.other_editor], deadline=timezone.now() + MINUTE
    )
    a_claim(article, assignee=cast.checker)
    done = a_claim(article, assignee=cast.other_checker)
    settled(done, by=cast.other_checker, approver=cast.editor)
    signed = an_article(actor=cast.reporter, deadline=timezone.now() + MINUTE)
    workflow.sign_off(
        signed, actor=cast.editor, revision=signed.revision_id or 0, override_reason="Urgent."
    )
    later = an_article(actor=cast.reporter, deadline=timezone.now() + NEAR + MINUTE)
    past = an_article(actor=cast.reporter, deadline=timezone.now() - MINUTE)

    assert [notifying.remind(), notifying.remind()] == [3, 0]

    assert told() == {("reporter", None), ("other-editor", None), ("checker", None)}
    articles = set(Notification.objects.filter(kind="deadline").values_list("article", flat=True))
    assert articles == {article.pk}
    assert not {signed.pk, later.pk, past.pk} & articles


@pytest.mark.django_db
def test_nobody_is_told_of_a_deadline_who_may_not_see_it(cast: Cast) -> None:
    article = an_article(deadline=timezone.now() + MINUTE)
    a_claim(article, assignee=cast.checker, due=timezone.now() + MINUTE)
    annotating.change_article(
        article, actor=cast.editor, version=article.version, restricted=True, team=[]
    )

    notifying.remind()

    assert told() == {("editor", None)}


@pytest.mark.django_db
def test_whoever_wants_no_deadlines_has_none(posted: Cast) -> None:
    off = {"deadline": False}
    notifying.choose(actor=posted.checker, language="", at_desk=off, by_mail=off)
    notifying.choose(actor=posted.editor, language="", at_desk=off, by_mail={})
    article = an_article()
    for person in (posted.checker, posted.editor):
        a_claim(article, assignee=person, due=timezone.now() + MINUTE)

    assert notifying.remind() == 1

    row = Notification.objects.get(kind="deadline")
    assert (row.recipient, row.at_desk, row.mail.state) == (posted.editor, False, "waiting")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_tell_once(cast: Cast) -> None:
    article = an_article(actor=cast.reporter, deadline=timezone.now() + MINUTE)
    claims = [
        a_claim(article, assignee=cast.checker, due=timezone.now() + MINUTE) for _n in range(5)
    ]

    results = race(*[partial(notifying.remind)] * 4)

    assert losers(results) == []
    assert sum(results) == 7
    assert told() == {
        ("reporter", None),
        ("checker", None),
        *(("checker", claim.pk) for claim in claims),
    }
    assert Claim.objects.count() == 5
