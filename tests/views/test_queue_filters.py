"""The filters of the queue: what they find, and what they offer to whom."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from factcheck.choices import Kind, Risk
from factcheck.filters import queue as queue_filters
from factcheck.models import Claim
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article
from tests.views.test_queue import URL, rows

pytestmark = pytest.mark.django_db


def options(page: str, name: str) -> list[str]:
    """The words of a select, without its first."""
    select = page.split(f'<select name="{name}"')[1].split("</select>", maxsplit=1)[0]
    return [part.split("</option>")[0].split(">")[-1] for part in select.split("<option")[2:]]


def test_filters_of_the_address(cast: Cast) -> None:
    figure = a_claim(risk=Risk.HIGH, statement="Le nombre de dossiers.", assignee=cast.editor)
    quote = a_claim(
        an_article(language="en", desk="politique"), kind=Kind.QUOTE, statement="Un doute."
    )
    client = english(cast.checker)

    found = {
        (name, value): rows(client, list="all", **{name: value})
        for name, value in [
            ("kind", "quote"),
            ("risk", "high"),
            ("language", "en"),
            ("status", "verified"),
            ("q", "DOSSIERS"),
            ("q", "pas certains"),
            ("q", "%"),
            ("article", quote.article_id),
            ("desk", "politique"),
            ("assignee", cast.editor.pk),
            ("assignee", "nobody"),
        ]
    }

    assert list(found.values()) == [
        [quote],
        [figure],
        [quote],
        [],
        [figure],
        [quote],
        [],
        [quote],
        [quote],
        [figure],
        [quote],
    ]
    assert rows(client, list="all", kind="quote", assignee=cast.editor.pk) == []


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        # A Wednesday in Paris: the week is from Monday the 3rd to Sunday the 9th.
        (datetime(2026, 8, 5, 12, tzinfo=UTC), {"today": [3, 4], "week": [2, 3, 4, 5]}),
        # Monday there already, and still Sunday in London.
        (datetime(2026, 8, 9, 22, 30, tzinfo=UTC), {"today": [6], "week": [6, 7]}),
    ],
)
def test_due_today_this_week_and_in_the_past(
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    now: datetime,
    expected: dict[str, list[int]],
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: now)
    article = an_article()

    def at(day: date, moment: time) -> datetime:
        return timezone.make_aware(datetime.combine(day, moment))

    start = date(2026, 8, 3)
    dues = [
        at(start - timedelta(days=1), time.max),
        at(start, time.min),
        at(start + timedelta(days=2), time.min),
        at(start + timedelta(days=2), time.max),
        at(start + timedelta(days=6), time.max),
        at(start + timedelta(days=7), time.min),
        at(start + timedelta(days=13), time.max),
        at(start + timedelta(days=14), time.min),
    ]
    made = [a_claim(article, due=due) for due in dues]
    undated = a_claim(article)
    client = english(cast.checker)

    numbers = {
        when: [claim.number for claim in rows(client, list="all", due=when)]
        for when in ("today", "week")
    }

    assert numbers == expected
    past = [claim for claim in made if claim.due and claim.due < now]
    assert rows(client, list="all", due="past") == past
    assert undated not in past


@pytest.mark.parametrize(
    "query",
    [
        {"q": "\0"},
        {"q": "x" * 10_000},
        {"kind": "nonsense", "status": "'", "risk": "\0", "language": "xx"},
        {"page": "after_x"},
        {"list": "\0"},
        {"q": "\N{GRINNING FACE}<script>alert(1)</script>"},
        {"article": "9" * 30, "desk": "\0", "assignee": "-1", "due": "yesterday"},
        {"article": "٤", "assignee": "1e9", "select": "\0"},
        {"article": "999999999", "desk": "<script>alert(1)</script>"},
    ],
)
def test_hostile_addresses_are_answered(cast: Cast, query: dict[str, str]) -> None:
    claim = a_claim()

    response = english(cast.checker).get(URL, {"list": "all"} | query)

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    if "q" not in query:
        assert [row.claim for row in response.context["rows"]] == [claim]


def test_a_restricted_article_is_offered_to_nobody_else(cast: Cast) -> None:
    secret = an_article(restricted=True, desk="enquêtes", text="Le dossier noir\n\n12 pages.")
    a_claim(secret, words="12 pages")
    an_article(desk="science")
    secret.team.add(cast.editor)

    def seen(user_page: str) -> tuple[list[str], list[str]]:
        return options(user_page, "article"), options(user_page, "desk")

    def page(who: object, **query: object) -> str:
        return english(who).get(URL, query).content.decode()  # type: ignore[arg-type]

    assert seen(page(cast.editor)) == (
        ["Vols de données", "Le dossier noir"],
        ["enquêtes", "science"],
    )
    assert seen(page(cast.checker)) == (["Vols de données"], ["science"])
    asked = page(cast.checker, list="all", article=secret.pk, desk="enquêtes", q="dossier")
    assert seen(asked) == (["Vols de données"], ["science"])
    assert "dossier noir" not in asked
    assert seen(page(cast.reporter)) == ([], [])


def test_an_older_article_and_its_desk_can_still_be_asked_for(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_filters, "MOST_ARTICLES", 1)
    old = a_claim(an_article(desk="science"))
    hidden = an_article(desk="science", restricted=True)
    new = a_claim(an_article(desk="sport"))
    client = english(cast.checker)

    assert rows(client, list="all", article=old.article_id) == [old]
    assert rows(client, list="all", desk="science") == [old]
    assert options(client.get(URL).content.decode(), "desk") == ["sport"]
    # What cannot be asked for filters nothing.
    assert rows(client, list="all", article=hidden.pk) == [old, new]


def test_people_are_offered_by_name_and_nobody_first(cast: Cast) -> None:
    page = english(cast.checker).get(URL).content.decode()

    names = options(page, "assignee")
    assert names[0] == "nobody"
    others = ["Other-Checker", "Other-Editor", "Reporter", "Root"]
    assert names[1:] == ["Checker", "Chief", "Editor", *others]


def test_the_filters_are_open_when_they_filter(cast: Cast) -> None:
    a_claim()
    client = english(cast.checker)

    def is_open(**query: str) -> bool:
        page = client.get(URL, {"list": "all"} | query).content.decode()
        return "<details open>\n  <summary>Filters</summary>" in page

    asked: list[dict[str, str]] = [
        {},
        {"kind": "figure"},
        {"kind": "nonsense"},
        {"page": "after_1"},
    ]
    assert [is_open(**query) for query in asked] == [False, True, True, False]


def test_filters_without_a_hit_can_be_cleared(cast: Cast) -> None:
    a_claim()

    page = english(cast.checker).get(URL, {"list": "all", "q": "nowhere"}).content.decode()

    assert "No claim fits these filters." in page
    assert 'href="/desk/?list=all"' in page
    assert Claim.objects.exists()
