from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from factcheck.views.paging import Order, Page, link, page_of

pytestmark = pytest.mark.django_db

START = datetime(2026, 8, 1, 9, 30, tzinfo=UTC)


def people(count: int, *, together: int = 1) -> list[int]:
    """Accounts, newest first; every `together` of them joined at the same moment."""
    User.objects.bulk_create(
        User(username=f"u{n}", date_joined=START + timedelta(seconds=n // together, microseconds=7))
        for n in range(count)
    )
    return list(User.objects.order_by("-date_joined", "-id").values_list("pk", flat=True))


def page(cursor: str | None, field: str, size: int = 3) -> Page[User]:
    return page_of(User.objects.all(), cursor=cursor, size=size, field=field)


@pytest.mark.parametrize("field", ["id", "date_joined"])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 6, 7, 11])
@pytest.mark.parametrize("together", [1, 4, 20])
def test_a_walk_shows_every_row_once_in_both_directions(
    field: str, count: int, together: int
) -> None:
    expected = people(count, together=together)

    walked: list[list[int]] = []
    current = page(None, field)
    first = current
    walked.append([row.pk for row in current.rows])
    while current.next:
        current = page(current.next, field)
        walked.append([row.pk for row in current.rows])

    assert [pk for rows in walked for pk in rows] == expected
    assert first.previous is None
    for rows in reversed(walked[:-1]):
        current = page(current.previous, field)
        assert [row.pk for row in current.rows] == rows
    assert current.previous is None


@pytest.mark.parametrize("field", ["id", "date_joined"])
@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "after",
        "after_",
        "after_x",
        "after_-1",
        "after_1_2_3",
        "after_9999999999999999999999",
        "sideways_4",
        "after_\x00_4",
        "after_4' OR 1=1",
        "after_2026-08-01_4",
        "after_2026-08-01T09:30:00_4",
        "after_0001-01-01T00:00:00+14:00_4",
        "after_2026-13-45T09:30:00+00:00_4",
        "before_999999999999999999",
        "before_2999-08-01T09:30:00+00:00_4",
        "after_0",
        "after_1999-08-01T09:30:00+00:00_4",
        "a" * 10_000,
        "after_\u0664",
    ],
)
def test_a_bad_cursor_is_answered_with_page_1(field: str, cursor: str) -> None:
    expected = people(5)

    answered = page(cursor, field)

    assert [row.pk for row in answered.rows] == expected[:3]
    assert answered.previous is None


def test_a_cursor_of_another_order_is_answered_with_page_1() -> None:
    expected = people(8)
    by_date, by_id = page(None, "date_joined").next, page(None, "id").next

    assert page(by_date, "id").rows[0].pk == expected[0]
    assert page(by_id, "date_joined").rows[0].pk == expected[0]


def test_rows_that_come_and_go_disturb_nothing() -> None:
    expected = people(9)
    second = page(page(None, "id").next, "id")
    User.objects.filter(pk=expected[1]).delete()
    User.objects.create(username="newest")

    assert [row.pk for row in second.rows] == expected[3:6]
    back = page(second.previous, "id")
    assert [row.pk for row in back.rows] == [
        User.objects.get(username="newest").pk,
        expected[0],
        expected[2],
    ]


def test_a_first_page_that_became_short_is_filled_again() -> None:
    expected = people(9)
    second = page(page(None, "id").next, "id")
    User.objects.filter(pk__in=expected[:2]).delete()

    assert [row.pk for row in page(second.previous, "id").rows] == expected[2:5]


def test_a_page_is_one_query_with_an_index_range() -> None:
    people(9)
    cursor = page(None, "date_joined").next

    with CaptureQueriesContext(
        connection,
    ) as queries:
        page(cursor, "date_joined")

    assert len(queries) == 1
    assert '("auth_user"."date_joined", "auth_user"."id") < (' in queries[0]["sql"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "?page=after_3"),
        ("q=a%26b&page=before_1&kind=quote", "?q=a%26b&page=after_3&kind=quote"),
    ],
)
def test_a_link_keeps_the_rest_of_the_address(query: str, expected: str) -> None:
    assert link(QueryDict(query), "after_3") == expected
    assert link(QueryDict(query), None) is None


def test_a_cursor_can_be_read() -> None:
    people(4)
    last: Any = page(None, "date_joined").rows[-1]

    assert page(None, "date_joined").next == f"after_2026-08-01T09:30:01.000007+00:00_{last.pk}"


OLDEST = Order(("date_joined", "last_login"), newest_first=False)


@pytest.mark.parametrize("count", [0, 1, 3, 4, 7, 12])
def test_an_order_of_two_moments_from_the_oldest_is_walked_in_both_directions(count: int) -> None:
    User.objects.bulk_create(
        User(
            username=f"u{n}",
            date_joined=START + timedelta(days=n % 2),
            last_login=START - timedelta(hours=n // 4),
        )
        for n in range(count)
    )
    everybody = User.objects.order_by("date_joined", "last_login", "id")

    walked, cursor = [], None
    while not walked or cursor:
        current = page_of(User.objects.all(), cursor=cursor, size=3, order=OLDEST)
        walked.append(current.rows)
        last, cursor = current, current.next

    assert [row for rows in walked for row in rows] == list(everybody)
    for rows in reversed(walked[:-1]):
        last = page_of(User.objects.all(), cursor=last.previous, size=3, order=OLDEST)
        assert last.rows == rows


@pytest.mark.parametrize(
    "cursor",
    [
        "after_4",
        "after_2026-08-01T09:30:00+00:00_4",
        "after_2026-08-01T09:30:00+00:00_x_4",
        "after_" + "2026-08-01T09:30:00+00:00_" * 3 + "4",
        "after_" + "2026-08-01T09:30:00+00:00_" * 4 + "4",
    ],
)
def test_a_cursor_with_another_number_of_moments_is_answered_with_page_1(cursor: str) -> None:
    people(5)
    User.objects.update(last_login=START)

    answered = page_of(User.objects.all(), cursor=cursor, size=3, order=OLDEST)

    assert answered.previous is None
    assert answered.rows == list(User.objects.order_by("date_joined", "id")[:3])
