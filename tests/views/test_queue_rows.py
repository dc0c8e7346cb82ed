"""What a row of the queue says, and what it keeps to itself."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from factcheck import workflow
from factcheck.choices import Outcome, Risk
from factcheck.models import Anchor, Article, Claim
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article, cited, in_review, settled
from tests.views.test_queue import URL, hours

pytestmark = pytest.mark.django_db


def row_of(claim: Claim, user: User, **query: str) -> str:
    """The row's markup, with single spaces."""
    page = english(user).get(URL, {"list": "all"} | query).content.decode()
    row = page.split(f'id="row-{claim.pk}"')[1].split("</tr>")[0]
    return re.sub(r"\s+", " ", row)


def words_of(claim: Claim, user: User) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", row_of(claim, user)))


def test_what_is_missing(cast: Cast) -> None:
    bare = a_claim(detail={})
    article = bare.article
    whole = cited(a_claim(article), actor=cast.checker)
    lost = a_claim(article)
    Anchor.objects.filter(claim=lost).update(state="orphaned", start=None, end=None)
    waiting = in_review(a_claim(article), by=cast.checker)
    own = in_review(a_claim(article), by=cast.editor)
    reworded = in_review(a_claim(article), by=cast.checker)
    workflow.words_changed(reworded, actor=None, reason="x", data={"revision": 2})
    done = settled(a_claim(article), by=cast.checker, approver=cast.editor)
    astray = settled(a_claim(article), by=cast.checker, approver=cast.editor)
    Anchor.objects.filter(claim=astray).update(state="ambiguous", start=None, end=None)
    gone = a_claim(article, detail={})
    workflow.withdraw(gone, actor=cast.editor, version=gone.version, reason="x")

    response = english(cast.editor).get(URL, {"list": "all"})

    assert {row.claim: row.missing for row in response.context["rows"]} == {
        bare: ["details missing", "no evidence yet"],
        whole: ["a verdict"],
        lost: ["lost its place", "no evidence yet"],
        waiting: ["a second pair of eyes"],
        own: ["somebody else’s approval"],
        reworded: ["a verdict on the new words"],
        done: [],
        astray: ["lost its place"],
        gone: [],
    }


def test_a_row_says_what_it_is_about(cast: Cast) -> None:
    claim = a_claim(
        an_article(desk="science", deadline=timezone.now() + timedelta(days=2)),
        assignee=cast.other_checker,
        **hours(30),
    )
    Claim.objects.filter(pk=claim.pk).update(created_at=timezone.now() - timedelta(days=3))

    row, words = row_of(claim, cast.checker), words_of(claim, cast.checker)

    for said in ("491 840 personnes", "figure", "to check", "Vols de données", "science"):
        assert said in words
    for said in ("Deadline", "Other-Checker", "3\xa0days", "no evidence yet"):
        assert said in words.replace("3 days", "3\xa0days")
    assert f'href="/desk/claims/{claim.pk}/"' in row
    assert f'href="/desk/articles/{claim.article_id}/#claim-{claim.number}"' in row


def test_nobody_and_no_date_are_said(cast: Cast) -> None:
    words = words_of(a_claim(), cast.checker)

    assert "nobody" in words
    assert "no date" in words


def test_overdue_and_due_soon_are_said_in_words_with_a_sign(cast: Cast) -> None:
    article = an_article()
    late, soon, later = (a_claim(article, **hours(number)) for number in (-1, 23, 25))
    done = settled(a_claim(article, **hours(-1)), by=cast.checker, approver=cast.editor)

    said = {
        claim: [
            word for word in ("▲ overdue", "△ due soon") if word in words_of(claim, cast.checker)
        ]
        for claim in (late, soon, later, done)
    }

    assert said == {late: ["▲ overdue"], soon: ["△ due soon"], later: [], done: []}
    rows = english(cast.checker).get(URL, {"list": "all"}).context["rows"]
    assert [(row.is_overdue, row.is_due_soon) for row in rows] == [
        (True, False),
        (False, True),
        (False, False),
        (False, False),
    ]


@pytest.mark.parametrize("outcome", Outcome.values)
def test_the_row_of_a_high_risk_does_not_tell_the_outcome(cast: Cast, outcome: str) -> None:
    claim = in_review(a_claim(risk=Risk.HIGH), by=cast.checker, outcome=outcome)

    row = row_of(claim, cast.editor)

    assert "high risk" in row
    assert not re.search("verified|disputed|confirmé|supports|refutes", row)


def test_both_outcomes_of_a_high_risk_make_the_same_row(cast: Cast) -> None:
    article = an_article()
    rows = []
    for outcome in Outcome.values:
        claim = in_review(a_claim(article, risk=Risk.HIGH), by=cast.checker, outcome=outcome)
        rows.append(re.sub(r"\d+", "N", row_of(claim, cast.editor)))

    assert rows[0] == rows[1]


def test_hostile_words_are_escaped(cast: Cast) -> None:
    attack = "<img src=x onerror=alert(1)>"
    article = an_article(text=f"{attack}\n\n{attack} 12", desk=attack)
    a_claim(article, words=attack, statement=attack)
    cast.checker.first_name = attack
    cast.checker.save()
    Claim.objects.update(assignee=cast.checker)

    page = english(cast.checker).get(URL, {"list": "all", "select": "page"}).content.decode()

    assert attack not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert Article.objects.exists()


def test_the_number_of_rows_is_said(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    article = an_article()
    a_claim(article)
    client = english(cast.checker)

    one = client.get(URL, {"list": "all"}).content.decode()
    a_claim(article)
    two = client.get(URL, {"list": "all"}).content.decode()
    monkeypatch.setattr("factcheck.views.queue.SIZE", 1)
    part = client.get(URL, {"list": "all"}).content.decode()

    assert ">1 claim<" in one
    assert ">2 claims<" in two
    assert ">1 claim on this page<" in part
