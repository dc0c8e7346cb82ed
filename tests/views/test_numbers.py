"""The pages of numbers: who sees them, whose claims count, what they say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst

from factcheck import workflow
from factcheck.choices import Kind, Outcome
from factcheck.numbers import Way
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, a_proposal, an_article, in_review, settled
from tests.numbers.counting import START, article_at, at, done, marked, settled_at
from tests.numbers.pages import URL, of, shown, total
from tests.reading import Page
from tests.suggested import a_finding, a_read_article

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]


def test_the_pages_are_at_their_addresses(cast: Cast) -> None:
    assert reverse("factcheck:numbers") == URL
    assert reverse("factcheck:article-numbers", args=[3]) == "/desk/articles/3/numbers/"


def test_a_whole_page(cast: Cast) -> None:
    article = article_at(0, desk="Sciences")
    for length in range(1, 11):
        settled_at(length, marked(0, article), cast, proposed_at=length / 2)
    claim = settled_at(
        12,
        marked(0, article, kind=Kind.QUOTE),
        cast,
        outcome=Outcome.DISPUTED,
        correction_asked="Écrire 12.",
    )
    done(14, "reopen", claim, cast.editor)

    with at(24):
        tables = shown(english(cast.checker).get(URL))

    assert tables["standing"] == [
        ["Figure", "0", "0", "10", "0", "0", "10"],
        ["Quote", "1", "0", "0", "0", "0", "1"],
        ["Source", "0", "0", "0", "0", "0", "0"],
        ["All kinds", "1", "0", "10", "0", "0", "11"],
    ]
    assert tables["time"][:6] == [
        ["All kinds", "To check", "11", "3 h", "5 h"],
        ["All kinds", "In review", "11", "2 h 30 min", "4 h 30 min"],
        ["All kinds", "Whole round", "11", "6 h", "10 h"],
        ["Figure", "To check", "10", "2 h 45 min", "4 h 30 min"],
        ["Figure", "In review", "10", "2 h 45 min", "4 h 30 min"],
        ["Figure", "Whole round", "10", "5 h 30 min", "9 h"],
    ]
    assert tables["time"][6:9] == [
        ["Quote", "To check", "1", "too few to tell", "too few to tell"],
        ["Quote", "In review", "1", "too few to tell", "too few to tell"],
        ["Quote", "Whole round", "1", "too few to tell", "too few to tell"],
    ]
    assert tables["time"][9] == ["Source", "To check", "0", "–", "–"]
    with translation.override("en"):
        ways = [capfirst(str(way.label)) for way in Way]
    assert [row[0] for row in tables["returns"]] == ways
    assert tables["returns"][2] == ["Reopened after a verdict", "0", "1", "0", "1"]
    assert tables["verdicts"] == [
        ["Figure", "10", "10", "0", "0%", "0"],
        ["Quote", "1", "0", "1", "too few to tell", "1"],
        ["Source", "0", "0", "0", "–", "0"],
        ["All kinds", "11", "10", "1", "9%", "1"],
    ]
    assert tables["found"] == [
        ["While checking", "Disputed", "0", "1", "0", "1"],
        ["While checking", "Correction asked", "0", "1", "0", "1"],
        ["In review", "Sent back by a second person", "0", "0", "0", "0"],
        ["After a verdict", "Reopened after a verdict", "0", "1", "0", "1"],
        ["After a verdict", "Settled with another outcome", "0", "0", "0", "0"],
    ]
    assert tables["ratings"] == [
        ["Verified", "10", "0", "0", "10"],
        ["Misleading", "0", "1", "0", "1"],
    ]
    assert tables["levels"] == [
        # The 30 days begin with nothing; the last row is what the day ended with.
        ["2 Feb 2026", "0", "0", "0", "0"],
        ["2 Mar 2026", "1", "10", "0", "0"],
    ]


def test_a_period_without_a_verdict_says_so(cast: Cast) -> None:
    settled_at(1, marked(0), cast)
    with at(24 * 60):
        page = english(cast.editor).get(URL, {"period": "30"}).content.decode()
    with at(2):
        earlier = english(cast.editor).get(URL, {"period": "30"}).content.decode()

    assert "No claim was settled in this period." in page
    assert "No claim was settled in this period." not in earlier


def test_a_desk_without_claims_says_so(cast: Cast) -> None:
    page = english(cast.editor).get(URL)

    assert shown(page) == {}
    assert "There was no claim in this period." in page.content.decode()
    assert "<svg" not in page.content.decode()


def test_the_queries_do_not_grow(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.chief)
    article = a_read_article()

    def count(url: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url, {"period": "all"}).status_code == 200
        return len(queries)

    def grow(rows: int) -> tuple[int, int]:
        for index in range(rows):
            each = article if index % 2 else an_article(desk=f"Rubrique {index}")
            settled(a_claim(each, words="491 840"), by=cast.checker, approver=cast.editor)
            a_finding(article, rule=f"a.{index}")
        return count(URL), count(of(article))

    counts = [grow(1), grow(2), grow(47)]

    # Session, user, roles, what is unread and told; the article or the desks' names; ledger, verdicts, scale,
    # suggestions, three of findings.
    assert counts == [(13, 13)] * 3


def test_hostile_words_are_escaped(cast: Cast) -> None:
    attack = "<img src=x onerror=alert(1)>"
    article = an_article(text=f"{attack}\n\n491 840 personnes.", desk=attack)
    a_claim(article)
    a_finding(article, rule=attack)

    for url in (URL, of(article)):
        page = english(cast.editor).get(url).content.decode()

        assert attack not in page
        assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_drawings_have_words_and_a_table(cast: Cast) -> None:
    article = article_at(0)
    for length in range(1, 11):
        settled_at(length, marked(0, article), cast)

    with at(24):
        page = Page(english(cast.editor).get(URL).content.decode())

    drawings = [attrs for tag, attrs in page.attributes if tag == "svg" and "role" in attrs]
    ids = [attrs["id"] for _tag, attrs in page.attributes if "id" in attrs]
    assert len(drawings) == 3
    for attrs in drawings:
        assert attrs["role"] == "img"
        named = (attrs["aria-labelledby"] or "").split()
        assert len(named) == 2
        assert set(named) <= set(ids)
    assert len(ids) == len(set(ids))
    assert "At the end of the period: Open 0, Settled 10, Disputed 0, Withdrawn 0." in page.text
    assert "To check – Figure: 5 h 30 min, 9 in 10: 9 h" in page.text
    assert [attrs for _tag, attrs in page.attributes if "style" in attrs] == []


def test_numbers_in_french(cast: Cast, as_user: Login) -> None:
    article = article_at(0)
    for length in range(1, 11):
        settled_at(length * 30, marked(0, article), cast)

    with at(1000):
        page = as_user(cast.editor).get(URL, {"period": "all"}, headers={"Accept-Language": "fr"})

    # No point and no comma in what a drawing is made of.
    numbers: list[Any] = [
        value
        for _tag, attrs in Page(page.content.decode()).attributes
        for name, value in attrs.items()
        if name in ("x", "y", "width", "height", "d", "viewbox", "dx", "dy")
    ]
    assert numbers
    assert not any("," in value or "." in value for value in numbers)
    assert "02/03/2026" in page.content.decode()


def test_a_claim_marked_later_is_no_part_of_an_earlier_period(cast: Cast) -> None:
    article = article_at(0)
    marked(0, article)
    marked(48, article)
    until = (START + timedelta(days=1)).date().isoformat()

    with at(24 * 9):
        client = english(cast.editor)
        counts = [total(client.get(of(article), query)) for query in ({}, {"until": until})]

    assert counts == ["2", "1"]


def test_what_was_sent_back_and_proposed_again(cast: Cast) -> None:
    """The way of a claim through the page's words, as the editor made it."""
    claim = in_review(by=cast.checker)
    claim = workflow.send_back(claim, actor=cast.editor, version=claim.version, reason="Non.")
    workflow.propose(
        claim, actor=cast.checker, version=claim.version, proposal=a_proposal(Outcome.VERIFIED)
    )

    tables = shown(english(cast.editor).get(of(claim.article)))

    assert tables["returns"][0] == ["Sent back by a second person", "1", "0", "0", "1"]
    assert "verdicts" not in tables
