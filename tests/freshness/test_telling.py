"""Who is told that something has to be looked at again, and when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from factcheck import annotating, freshness, notifying, workflow
from factcheck.models import Article, Claim, Mail, Notification, PageWatch
from tests.conftest import Cast
from tests.freshness.watching import resting_on, watched
from tests.newsdesk import a_claim, an_article, settled

pytestmark = pytest.mark.django_db
# The middle of a day, in every time zone that a newsroom of ours has.
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def told() -> set[str]:
    """Who was told since this was asked last."""
    rows = Notification.objects.filter(kind="stale", read_at=None)
    names = list(rows.values_list("recipient__username", flat=True))
    rows.update(read_at=timezone.now())
    assert len(names) == len(set(names))
    return set(names)


def checked() -> freshness.Checked:
    found = freshness.check(ask_pages=False)
    assert found is not None
    return found


def dated(cast: Cast, days: int, article: Article | None = None, **fields: Any) -> Claim:
    until = timezone.localdate() + days * DAY
    claim = a_claim(article, **fields)
    return settled(claim, by=cast.checker, approver=cast.editor, valid_until=until)


@pytest.mark.parametrize(("days", "past", "soon"), [(-1, 1, 0), (0, 0, 1), (7, 0, 1), (8, 0, 0)])
def test_a_date_is_near_for_a_week_and_then_over(
    cast: Cast, days: int, past: int, soon: int
) -> None:
    dated(cast, days)

    found = checked()

    assert (found.past, found.soon, found.told) == (past, soon, 2 * (past + soon))
    assert told() == ({"checker", "editor"} if past + soon else set())


def test_only_a_verdict_in_force_gets_old(cast: Cast) -> None:
    claim = dated(cast, -1)
    workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="Encore.")

    found = checked()

    assert (found.past, found.soon, found.told) == (0, 0, 0)


def test_whoever_is_concerned_is_told_once_of_everything(cast: Cast) -> None:
    article = an_article(actor=cast.reporter, team=[cast.other_editor, cast.other_checker])
    for _number in range(2):
        claim = dated(cast, -1, article, assignee=cast.reporter)
        watched(claim.citations.get())
    dated(cast, 3)

    assert checked().told == 4

    assert told() == {"checker", "editor", "reporter", "other-editor"}


def test_they_are_told_again_when_there_is_something_new(cast: Cast) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        claim = dated(cast, 8)
        days = []
        for _day in range(12):
            days.append((checked().told, checked().told))
            clock.shift(DAY)

    # A week before its date, and the day after it; never twice a day.
    assert days == [(2, 0) if day in {1, 9} else (0, 0) for day in range(12)]
    assert Notification.objects.filter(kind="stale", claim=claim).count() == 4


def test_a_page_that_moves_is_new_the_next_day(cast: Cast) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        claim = dated(cast, 3)
        assert checked().told == 2
        clock.shift(timedelta(minutes=5))
        row = watched(claim.citations.get(), since=timezone.now())
        assert checked().told == 0
        clock.shift(DAY)
        assert checked().told == 2
        clock.shift(DAY)
        PageWatch.objects.filter(pk=row.pk).update(state="gone")
        assert checked().told == 0


def test_what_somebody_answered_for_or_judged_since_is_over(cast: Cast) -> None:
    kept, judged = (resting_on(f"https://example.org/{n}", cast) for n in range(2))
    now = timezone.now()
    watched(kept, since=now, kept_by=cast.checker, kept_at=now)
    watched(judged, since=now - DAY)

    assert checked().told == 0

    PageWatch.objects.update(kept_by=None, kept_at=None, since=timezone.now())
    assert checked().told == 2


def test_nothing_is_told_of_an_article_that_they_lost(cast: Cast) -> None:
    claim = dated(cast, -1)
    annotating.change_article(
        claim.article,
        actor=cast.editor,
        version=claim.article.version,
        restricted=True,
        team=[cast.editor],
    )

    assert checked().told == 1
    assert told() == {"editor"}


def test_it_hangs_on_an_open_article_if_there_is_one(cast: Cast) -> None:
    closed = an_article(restricted=True, team=[cast.checker, cast.editor])
    dated(cast, -1, closed)
    seen = dated(cast, -1)

    checked()

    assert set(Notification.objects.filter(kind="stale").values_list("claim", flat=True)) == {
        seen.pk
    }


def test_it_goes_by_mail_to_whoever_wants_it_and_leads_to_the_list(cast: Cast) -> None:
    for person in (cast.checker, cast.editor):
        person.email = f"{person.username}@example.org"
        person.save()
    off = {"stale": False}
    notifying.choose(actor=cast.checker, language="", at_desk=off, by_mail=off)
    notifying.choose(actor=cast.editor, language="en", at_desk=off, by_mail={})
    dated(cast, -1)

    assert checked().told == 1

    mail = Mail.objects.get(notification__kind="stale")
    assert (mail.notification.recipient, mail.notification.at_desk) == (cast.editor, False)
    assert mail.notification.get_absolute_url() == "/desk/?list=due"
    said = notifying.sentence_of(mail.notification)
    assert "491" not in said
    assert mail.notification.article.headline not in said
