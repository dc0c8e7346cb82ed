from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from factcheck import annotating, notifying
from factcheck.models import Mail, Notification
from factcheck.notifying.reading import KEPT
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article

pytestmark = pytest.mark.django_db


def some(count: int, cast: Cast, **fields: object) -> list[Notification]:
    claim = a_claim()
    values = {"recipient": cast.checker, "kind": "assigned", "claim": claim, **fields}
    return Notification.objects.bulk_create(
        Notification(article=claim.article, **values) for _number in range(count)
    )


@pytest.mark.parametrize(("rows", "shown"), [(0, 0), (1, 1), (99, 99), (100, 100), (130, 100)])
def test_the_count_stops_after_its_end(cast: Cast, rows: int, shown: int) -> None:
    some(rows, cast)

    assert notifying.unread_count(cast.checker) == shown


def test_only_ones_own_unread_ones_of_the_desk_count(cast: Cast) -> None:
    some(2, cast)
    some(3, cast, recipient=cast.editor)
    some(5, cast, read_at=timezone.now())
    some(7, cast, at_desk=False)

    assert notifying.unread_count(cast.checker) == 2
    assert notifying.unread_count(cast.outsider) == 0
    assert notifying.unread_count(AnonymousUser()) == 0


def test_what_one_may_not_see_any_more_does_not_count(cast: Cast) -> None:
    for person in (cast.checker, cast.chief):
        some(1, cast, recipient=person)
    article = an_article(actor=cast.editor)
    annotating.add_comment(a_claim(article), actor=cast.editor, body="@checker @chief")
    annotating.change_article(
        article, actor=cast.editor, version=article.version, restricted=True, team=[]
    )

    assert notifying.unread_count(cast.checker) == 1
    assert notifying.unread_count(cast.chief) == 2


@pytest.mark.parametrize("name", ["reporter", "checker", "chief"])
def test_the_count_costs_one_query(cast: Cast, name: str, django_assert_num_queries) -> None:
    user = getattr(cast, name)
    some(3, cast, recipient=user)
    notifying.unread_count(user)  # reads the roles

    with django_assert_num_queries(1):
        notifying.unread_count(user)


def test_one_is_read_or_all_that_were_seen(cast: Cast) -> None:
    first, second, third, fourth = some(4, cast)
    (foreign,) = some(1, cast, recipient=cast.editor)
    unread = Notification.objects.filter(read_at=None).order_by("pk")

    assert notifying.mark_read(actor=cast.checker, only=second) == 1
    assert list(unread.all()) == [first, third, fourth, foreign]
    assert notifying.mark_read(actor=cast.checker, only=second) == 0
    assert notifying.mark_read(actor=cast.checker, only=foreign) == 0
    assert notifying.mark_read(actor=cast.checker, until=third.pk) == 2
    assert list(unread.all()) == [fourth, foreign]
    assert notifying.mark_read(actor=cast.checker) == 1
    assert list(unread.all()) == [foreign]


def test_what_is_old_is_forgotten_with_its_mail(cast: Cast) -> None:
    old, young = some(2, cast)
    now = timezone.now()
    Notification.objects.filter(pk=old.pk).update(at=now - KEPT - timedelta(minutes=1))
    Notification.objects.filter(pk=young.pk).update(at=now - KEPT + timedelta(minutes=1))
    for one in (old, young):
        Mail.objects.create(notification=one)

    assert notifying.forget_old() == 1

    assert list(Notification.objects.all()) == [young]
    assert list(Mail.objects.values_list("notification", flat=True)) == [young.pk]
    assert notifying.forget_old() == 0
