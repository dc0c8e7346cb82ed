"""Lists that are longer than what is counted, paged through and searched."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.admin import long_lists
from factcheck.admin.sources import SourceAdmin
from factcheck.models import Article, Claim
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import TEXT, a_claim, a_source, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_world")]
CLAIMS = "/admin/factcheck/claim/"
MORE, READ = "More hold these words", "Only the newest {} rows were read"
SAID = ["Élections de l'été 2021", "elections, l’œuvre d'un été", "Selection of e-mail@example.org"]


def begin(cast: Cast) -> Article:
    article = an_article(actor=cast.checker, text=TEXT.replace("Vols de données", "Les urnes"))
    for statement in SAID:
        a_claim(article, statement=statement)
    return article


@pytest.fixture
def client(cast: Cast) -> Client:
    return english(cast.chief)


def shown(client: Client, **asked: Any) -> Any:
    answer = client.get(CLAIMS, asked)
    assert answer.status_code == 200
    return answer


def found(client: Client, words: str) -> list[int]:
    claims = shown(client, q=words).context["cl"].result_list
    return sorted(SAID.index(claim.statement) for claim in claims)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("elections", [0, 1]),
        ("ÉLECT été", [0, 1]),
        ("ete 2021", [0]),
        ("lection", []),
        ("œuvre", [1]),
        ("OEuv", [1]),
        ("ouvre", []),
        ("e-mail", [2]),
        ("example.org", [2]),
        ("urnes", [0, 1, 2]),
        ("«  % ' \\ *", []),
        ("x' | e:*", []),
        ("é" * 3000, []),
    ],
)
def test_words_and_their_beginnings_are_found(
    client: Client, words: str, expected: list[int]
) -> None:
    assert found(client, words) == expected


def test_nobody_finds_what_they_may_not_see(begun: Article, cast: Cast) -> None:
    begun.restricted = True
    begun.save()

    assert found(english(cast.other_checker), "elections") == []


def test_of_what_many_hold_the_newest_are_shown_and_said_to_be(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_lists, "WINDOW", 1)

    page = shown(client, q="elections").content.decode()

    assert found(client, "elections") == [1]
    assert (MORE in page, "were read" in page) == (True, False)
    assert MORE not in shown(client, q="2021").content.decode()


def test_of_several_places_the_newest_are_shown_whichever_holds_the_words(
    client: Client, begun: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each claim has “urnes” in the text; the oldest and the newest in their statement too."""
    oldest = Claim.objects.get(statement=SAID[0])
    Claim.objects.filter(pk=oldest.pk).update(statement="Urnes")
    newest = a_claim(begun, statement="Urnes")
    monkeypatch.setattr(long_lists, "WINDOW", 3)

    page = shown(client, q="urnes")

    claims = list(Claim.objects.order_by("-pk"))
    assert list(page.context["cl"].result_list) == claims[:3]
    assert (claims[0], claims[3].pk) == (newest, oldest.pk)
    assert MORE in page.content.decode()


def test_other_places_are_not_read_beyond_what_is_shown(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the first place has enough, the others can only have newer ones; on PostgreSQL.
    SQLite reads all places at once."""
    monkeypatch.setattr(long_lists, "WINDOW", 1)

    with CaptureQueriesContext(connection) as queries:
        shown(client, q="elections")

    newest = Claim.objects.get(statement=SAID[1]).pk
    asked = [one["sql"] for one in queries if one["sql"].endswith(" LIMIT 2")]
    assert [f'"factcheck_claim"."id" > {newest}' in one for one in asked] == (
        [] if connection.vendor == "sqlite" else [False, True, True]
    )


def test_sqlite_reads_the_newest_only_and_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL has an index, and so all of them."""
    monkeypatch.setattr(long_lists, "MOST_READ", 2)
    is_sqlite = connection.vendor == "sqlite"

    page = shown(client, q="elections")

    found = [one.statement for one in page.context["cl"].result_list]
    assert found == ([SAID[1]] if is_sqlite else [SAID[1], SAID[0]])
    assert (READ.format(2) in page.content.decode()) is is_sqlite
    assert MORE not in page.content.decode()


def test_of_what_no_index_holds_the_newest_are_read_and_said_to_be(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = a_source("Anne Élan")
    a_source("Bernard Élan")

    def hinted(most: int) -> tuple[list[str], bool]:
        monkeypatch.setattr(SourceAdmin, "search_newest", most)
        page = client.get("/admin/factcheck/source/", {"q": "Anne"})
        names = [one.name for one in page.context["cl"].result_list]
        return names, READ.format(most) in page.content.decode()

    assert hinted(2) == ([older.name], False)
    assert hinted(1) == ([], True)


def test_a_long_list_says_that_it_stopped_counting(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_lists, "MOST_COUNTED", 2)

    assert "more than 2 claims" in shown(client, status__exact="to_check").content.decode()
    assert "3 claims" not in shown(client).content.decode()


def test_a_far_page_is_the_last_one_with_a_hint(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_lists, "MOST_PAGES", 2)
    monkeypatch.setattr(long_lists.LongLists, "list_per_page", 1)

    far, beyond, last = (shown(client, p=page) for page in ("9000", "-1", "2"))

    pages = [[one.statement for one in page.context["cl"].result_list] for page in (far, last)]
    assert pages == [[SAID[1]]] * 2
    assert "There is no such page" in far.content.decode()
    assert "There is no such page" in beyond.content.decode()
    assert "There is no such page" not in last.content.decode()
    assert "The list ends after 2 pages" in last.content.decode()


def test_nothing_is_done_to_more_than_was_counted(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_lists, "MOST_COUNTED", 2)
    one = Claim.objects.first()
    assert one is not None
    data = {"action": "withdraw", "index": 0, "_selected_action": one.pk, "select_across": 1}

    page = client.post(CLAIMS, data, follow=True)

    assert "More than 2 are selected: filter the list first." in page.content.decode()
