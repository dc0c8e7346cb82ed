from __future__ import annotations

import csv
import io

import pytest
from django.http import StreamingHttpResponse
from django.utils import translation

from factcheck.choices import Kind, Outcome
from factcheck.views.counted import files, words
from factcheck.views.counted.tables import Column, Table, label, number
from factcheck.views.numbers import TABLES
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article
from tests.numbers.counting import article_at, at, marked, settled_at
from tests.suggested import a_finding

pytestmark = pytest.mark.django_db
URL = "/desk/numbers/"


def rows(response: StreamingHttpResponse) -> list[list[str]]:
    text = b"".join(response).decode("utf-8")  # type: ignore[arg-type]
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))


def test_every_table_of_the_page_is_a_file(cast: Cast) -> None:
    article = article_at(0)
    for length in range(1, 11):
        settled_at(length * 500, marked(0, article), cast, outcome=Outcome.DISPUTED)
    with at(6000):
        a_finding(article)
        client = english(cast.editor)
        page = client.get(URL, {"period": "all"})
        found = {
            table.name: rows(client.get(f"{URL}{table.name}.csv", {"period": "all"}))
            for part in page.context["parts"]
            for table in part.tables
        }

    assert set(found) == set(TABLES)
    for part in page.context["parts"]:
        for table in part.tables:
            head, *body = found[table.name]
            assert len(head) == len(table.columns)
            assert body == [[str(cell.raw) for cell in row] for row in table.rows]


def test_numbers_are_for_a_machine(cast: Cast) -> None:
    article = article_at(0)
    for length in range(1, 11):
        settled_at(length * 500, marked(0, article, kind=Kind.QUOTE), cast)

    with at(6000):
        client = english(cast.editor)
        time, levels, verdicts = (
            rows(client.get(f"{URL}{name}.csv", {"period": "all", "kind": "quote"}))
            for name in ("time", "levels", "verdicts")
        )

    assert time[0] == [
        *("Kind", "Stage", "Ended in this period", "Median (seconds)"),
        "Nine in ten within (seconds)",
    ]
    assert time[1] == ["Quote", "To check", "10", str(2750 * 3600), str(4500 * 3600)]
    assert levels[1] == ["2026-03-02T09:00+01:00", "10", "0", "0", "0"]
    assert verdicts[1] == ["Quote", "10", "10", "0", "0", "0"]


def test_too_few_leaves_a_cell_empty(cast: Cast) -> None:
    settled_at(1, marked(0), cast)

    with at(2):
        client = english(cast.editor)
        time = rows(client.get(f"{URL}time.csv"))
        verdicts = rows(client.get(f"{URL}verdicts.csv"))

    assert time[1] == ["All kinds", "To check", "1", "", ""]
    assert verdicts[1] == ["Figure", "1", "1", "0", "", "0"]


def test_the_file_has_the_filters_of_the_page(cast: Cast) -> None:
    a_claim(an_article(desk="Sciences"))
    a_claim(an_article(desk="Politique"))
    client = english(cast.editor)

    page = client.get(URL, {"desk": "Sciences", "period": "7"}).content.decode()
    link = "/desk/numbers/standing.csv?desk=Sciences&amp;period=7"

    assert f'href="{link}"' in page
    assert rows(client.get(link.replace("&amp;", "&")))[-1][-1] == "1"


def test_a_file_is_sent_as_one(cast: Cast) -> None:
    article = an_article()

    one = english(cast.editor).get(f"/desk/articles/{article.pk}/numbers/time.csv")

    assert isinstance(one, StreamingHttpResponse)
    assert one.headers["Content-Type"] == "text/csv; charset=utf-8"
    name = f'attachment; filename="article-{article.pk}-time.csv"'
    assert one.headers["Content-Disposition"] == name


def test_a_table_that_there_is_not(cast: Cast) -> None:
    article = an_article()
    client = english(cast.editor)

    assert client.get(f"{URL}people.csv").status_code == 404
    assert client.get(f"/desk/articles/{article.pk}/numbers/people.csv").status_code == 404


def test_a_name_that_attacks_a_spreadsheet(cast: Cast) -> None:
    article = an_article()
    a_finding(article, rule='=HYPERLINK("http://x","y")')

    found = rows(english(cast.editor).get(f"{URL}findings.csv"))

    assert found[1][0] == '\'=HYPERLINK("http://x","y")'


def test_heads_and_quotes_survive() -> None:
    table = Table(
        name="x",
        title="x",
        columns=[Column("=a", is_number=False), Column("b", unit="s")],
        rows=[[label('ligne 1\nligne "2", fin'), number(12_345)]],
        nothing="",
        is_empty=False,
    )

    assert rows(files.csv_of(table, "desk")) == [
        ["'=a", "b (s)"],
        ['ligne 1\nligne "2", fin', "12345"],
    ]


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "no time"),
        (59, "under a minute"),
        (60, "1 min"),
        (3599, "59 min"),
        (3600, "1 h"),
        (3660, "1 h 1 min"),
        (86400, "1 d"),
        (86400 + 59 * 60, "1 d"),
        (90000, "1 d 1 h"),
        (86400 * 9 + 7200, "9 d 2 h"),
        (86400 * 10 + 7200, "10 d"),
        (86400 * 1234, "1,234 d"),
    ],
)
def test_durations(seconds: float, told: str) -> None:
    with translation.override("en"):
        assert words.duration(seconds) == told


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (0, 0, "–"),
        (5, 9, "too few to tell"),
        (0, 10, "0%"),
        (1, 200, "1%"),
        (1, 201, "0%"),
        (2, 3 * 5, "13%"),
        (10, 10, "100%"),
    ],
)
def test_shares(part: int, whole: int, told: str) -> None:
    with translation.override("en"):
        assert words.share(part, whole) == told
