from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck import annotating
from factcheck.annotating.presence import STAYS
from factcheck.errors import NotAllowedError
from factcheck.models import Article, Claim, Presence, ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article
from tests.racing import race

NOW = timezone.now()


@pytest.fixture
def claim(cast: Cast) -> Claim:
    return a_claim(an_article())


def who(article: Article, viewer: object, **asked: object) -> list[str]:
    rows = annotating.others(article, viewer=viewer, now=NOW, **asked)  # type: ignore[arg-type]
    return [row.person.username for row in rows]


def test_people_see_each_other_and_not_themselves(cast: Cast, claim: Claim) -> None:
    for person in (cast.checker, cast.editor):
        annotating.seen(claim.article, actor=person, claim=claim, now=NOW)

    assert who(claim.article, cast.checker, claim=claim) == ["editor"]
    assert who(claim.article, cast.editor, claim=claim) == ["checker"]
    assert who(claim.article, cast.chief, claim=claim) == ["checker", "editor"]


def test_a_claim_tells_of_itself_an_article_of_everything_in_it(cast: Cast, claim: Claim) -> None:
    other = a_claim(claim.article, kind="quote")
    annotating.seen(claim.article, actor=cast.checker, claim=other, now=NOW)
    annotating.seen(claim.article, actor=cast.editor, now=NOW)
    annotating.seen(an_article(), actor=cast.other_editor, now=NOW)

    assert who(claim.article, cast.chief, claim=claim) == []
    assert who(claim.article, cast.chief) == ["checker", "editor"]


@pytest.mark.parametrize(("late", "there"), [(STAYS, 1), (STAYS + timedelta(microseconds=1), 0)])
def test_it_is_forgotten_after_a_moment(
    cast: Cast, claim: Claim, late: timedelta, there: int
) -> None:
    annotating.seen(claim.article, actor=cast.checker, now=NOW - late)

    assert len(who(claim.article, cast.editor)) == there
    annotating.seen(claim.article, actor=cast.editor, now=NOW)
    assert Presence.objects.filter(person=cast.checker).count() == there


def test_a_beat_renews_one_row_and_is_no_line_of_the_ledger(cast: Cast, claim: Claim) -> None:
    lines = ReviewEvent.objects.count()
    for late in (40, 0):
        for at in (None, claim):
            moment = NOW - timedelta(seconds=late)
            annotating.seen(claim.article, actor=cast.checker, claim=at, now=moment)

    assert list(Presence.objects.values_list("seen_at", flat=True)) == [NOW, NOW]
    assert ReviewEvent.objects.count() == lines


def test_a_restricted_article_is_its_teams(cast: Cast) -> None:
    article = an_article(restricted=True, team=[cast.checker])
    annotating.seen(article, actor=cast.checker, now=NOW)

    assert who(article, cast.editor) == []
    assert who(article, cast.outsider) == []
    assert who(article, cast.chief) == ["checker"]
    with pytest.raises(NotAllowedError):
        annotating.seen(article, actor=cast.editor, now=NOW)
    assert Presence.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_are_one_person(cast: Cast, claim: Claim) -> None:
    def beat() -> None:
        annotating.seen(claim.article, actor=cast.checker, claim=claim)

    assert race(beat, beat, beat) == [None, None, None]
    assert Presence.objects.count() == 1
