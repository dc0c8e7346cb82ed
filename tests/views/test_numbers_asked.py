"""What the numbers can be asked for in the address."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import LazySettings
from django.http import QueryDict

from factcheck.choices import Kind, Language
from factcheck.filters.numbers import ArticleNumbersFilter, NumbersFilter
from factcheck.models import Article
from factcheck.numbers import Scope
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")
# Half past midnight in Paris, the day before in UTC.
NOW = datetime(2026, 3, 29, 22, 30, tzinfo=UTC)
URL = "/desk/numbers/"


def asked(query: str = "", *, of_desk: bool = True) -> tuple[Scope, dict[str, list[str]]]:
    kind = NumbersFilter if of_desk else ArticleNumbersFilter
    filters = kind(QueryDict(query), articles=Article.objects.all())
    return filters.scope(NOW), filters.form.errors


def day(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=PARIS)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("query", "since", "until"),
    [
        # The desk's last 30 days, today among them.
        ("", day(2026, 3, 1), None),
        ("period=7", day(2026, 3, 24), None),
        ("period=90", day(2025, 12, 31), None),
        ("period=all", None, None),
        ("period=", day(2026, 3, 1), None),
        ("since=2026-03-29&until=2026-03-29", day(2026, 3, 29), day(2026, 3, 30)),
        ("since=2026-03-28", day(2026, 3, 28), None),
        ("until=2026-03-28", None, day(2026, 3, 29)),
        # Days outweigh the period, which the form still shows after a first answer.
        ("period=7&since=2026-01-01", day(2026, 1, 1), None),
    ],
)
def test_periods(query: str, since: datetime | None, until: datetime | None) -> None:
    scope, errors = asked(query)

    assert (scope.since, scope.until) == (since, until)
    assert errors == {}


def test_an_article_is_told_from_its_beginning() -> None:
    assert asked(of_desk=False)[0].since is None
    assert asked("period=7", of_desk=False)[0].since == day(2026, 3, 24)


def test_a_day_in_which_clocks_change_has_23_hours() -> None:
    scope, _errors = asked("since=2026-03-29&until=2026-03-29")

    assert scope.since is not None
    assert scope.until is not None
    assert (scope.until.timestamp() - scope.since.timestamp()) / 3600 == 23


def test_days_are_those_of_the_newsroom(settings: LazySettings) -> None:
    settings.TIME_ZONE = "America/New_York"

    scope, _errors = asked("since=2026-03-29")

    assert scope.since == datetime(2026, 3, 29, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("since=2026-03-02&until=2026-03-01", "until"),
        ("since=tomorrow", "since"),
        ("since=1969-12-31", "since"),
        ("until=2200-01-01", "until"),
        ("until=9999-12-31", "until"),
        ("since=0001-01-01", "since"),
        ("since=%00", "since"),
        ("period=8", "period"),
        ("kind=%27", "kind"),
        ("language=xx", "language"),
        ("desk=Nowhere", "desk"),
    ],
)
def test_what_cannot_be_meant_is_left_out_and_said(cast: Cast, query: str, field: str) -> None:
    page = english(cast.editor).get(f"{URL}?{query}")

    assert page.status_code == 200
    assert list(page.context["filter_form"].errors) == [field]
    assert f'id="id_{field}_error"' in page.content.decode()


def test_the_order_of_days_is_explained(cast: Cast) -> None:
    page = english(cast.editor).get(URL, {"since": "2026-03-02", "until": "2026-03-01"})

    assert "This is before the first day: choose a later one." in page.content.decode()
    assert page.context["scope"].until is None


def test_whose_claims(cast: Cast) -> None:
    with time_machine.travel(NOW, tick=False):
        science = an_article(desk="Sciences", language=Language.FRENCH)
        politics = an_article(desk="Politique", language=Language.ENGLISH)
        a_claim(science)
        a_claim(science, kind=Kind.QUOTE)
        a_claim(politics)
        client = english(cast.editor)
        counts = {
            query: client.get(f"{URL}?{query}").context["parts"][0].tables[0].rows[-1][-1].text
            for query in ("", "desk=Sciences", "language=en", "kind=quote", "desk=Politique")
        }

    assert counts == {
        "": "3",
        "desk=Sciences": "2",
        "language=en": "1",
        "kind=quote": "1",
        "desk=Politique": "1",
    }


def test_desks_to_choose_from(cast: Cast) -> None:
    for name in ("Sciences", "Politique", "Sciences", ""):
        an_article(desk=name)

    form = english(cast.editor).get(URL).context["filter_form"]

    assert [value for value, _label in form.fields["desk"].choices] == ["", "Politique", "Sciences"]


@pytest.mark.parametrize(
    ("query", "is_filtered"),
    [("", False), ("period=30", False), ("period=7", True), ("kind=quote", True)],
)
def test_filters_can_be_cleared(cast: Cast, query: str, is_filtered: bool) -> None:
    page = english(cast.editor).get(f"{URL}?{query}").content.decode()

    assert (f'href="{URL}">Clear the filters' in page) is is_filtered


def test_the_period_is_said_in_words(cast: Cast) -> None:
    with time_machine.travel(NOW, tick=False):
        page = english(cast.editor).get(URL, {"since": "2026-03-01", "until": "2026-03-02"})

    assert "From 1 Mar 2026, midnight to 3 Mar 2026, midnight" in page.content.decode()
