"""What the desk shows of verdicts that have to be looked at again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import override

from factcheck import workflow
from factcheck.choices import Risk, Visibility
from factcheck.history.lines import WORDS
from factcheck.models import Citation, Claim, PageWatch, Verdict
from tests.conftest import Cast
from tests.english import english
from tests.freshness.watching import resting_on, watched
from tests.newsdesk import a_claim, a_source, an_article, cited, in_review, settled

pytestmark = pytest.mark.django_db
URL = "https://example.org/x"
DAY = timedelta(days=1)
TODAY = date(2026, 11, 26)


@pytest.fixture
def noon() -> Any:
    with time_machine.travel("2026-11-26T12:00:00+00:00", tick=False) as clock:
        yield clock


def page(client: Client, citation: Citation) -> str:
    response = client.get(f"/desk/claims/{citation.claim_id}/")
    assert response.status_code == 200
    return response.content.decode()


def listed(client: Client, name: str = "due") -> list[tuple[int, list[str]]]:
    response = client.get("/desk/", {"list": name})
    return [(row.claim.pk, row.missing) for row in response.context["rows"]]


# The queue


@pytest.mark.usefixtures("noon")
@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, ["its verdict is past its date (25 November 2026): reopen it and judge it anew"]),
        (0, ["its verdict is good until 26 November 2026: look at it again before"]),
        (7, ["its verdict is good until 3 December 2026: look at it again before"]),
    ],
)
def test_a_date_that_is_near_or_over_is_listed(cast: Cast, days: int, words: list[str]) -> None:
    claim = settled(by=cast.checker, approver=cast.editor, valid_until=TODAY + days * DAY)

    assert listed(english(cast.checker)) == [(claim.pk, words)]


@pytest.mark.usefixtures("noon")
def test_other_dates_are_not(cast: Cast) -> None:
    settled(by=cast.checker, approver=cast.editor, valid_until=TODAY + 8 * DAY)
    settled(by=cast.checker, approver=cast.editor)
    in_review(by=cast.checker, valid_until=TODAY)
    over = settled(by=cast.checker, approver=cast.editor, valid_until=TODAY)
    workflow.reopen(over, actor=cast.editor, version=over.version, reason="Non.")

    assert listed(english(cast.checker)) == []


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("changed", ["a page that it cites has changed: see its evidence"]),
        ("gone", ["a page that it cites is gone: see its evidence"]),
        ("unreachable", ["a page that it cites does not answer: see its evidence"]),
        ("ok", None),
        ("unread", None),
        ("new", None),
    ],
)
def test_a_page_that_moved_is_listed(cast: Cast, state: str, words: list[str] | None) -> None:
    citation = resting_on(URL, cast)
    watched(citation, state=state)

    assert listed(english(cast.checker)) == ([(citation.claim_id, words)] if words else [])
    [(_pk, missing)] = listed(english(cast.checker), "all")
    assert missing == (words or [])


def test_it_is_listed_until_somebody_answers_or_judges_anew(cast: Cast) -> None:
    kept, judged, protected, named = (resting_on(f"{URL}{n}", cast) for n in range(4))
    now = timezone.now()
    watched(kept, kept_by=cast.checker, kept_at=now)
    watched(judged, since=now - DAY)
    protected.evidence.visibility = Visibility.PROTECTED
    protected.evidence.save()
    watched(protected)
    named.evidence.source = a_source("Gorge profonde", protected=True)
    named.evidence.save()
    watched(named)

    assert listed(english(cast.chief)) == []
    assert [missing for _pk, missing in listed(english(cast.chief), "all")] == [[]] * 4


def test_a_restricted_claim_is_listed_for_its_team(cast: Cast) -> None:
    closed = an_article(restricted=True, team=[cast.checker, cast.editor])
    citation = resting_on(URL, cast, a_claim(closed))
    watched(citation)

    assert [pk for pk, _missing in listed(english(cast.editor))] == [citation.claim_id]
    assert listed(english(cast.other_checker)) == []


def test_its_card_says_so_too(cast: Cast) -> None:
    citation = resting_on(URL, cast)
    client, address = english(cast.checker), f"/desk/articles/{citation.claim.article_id}/"
    assert "cited page to look at" not in client.get(address).content.decode()

    watched(citation)

    assert client.get(address).content.decode().count("cited page to look at again") == 1


# The claim's page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"missing": "12,5"}, "The page has changed: the number 12,5 is no longer there."),
        ({"missing": ""}, "The page has changed: the words that are cited are no longer there."),
        ({"state": "gone"}, "The page is gone."),
        ({"state": "unreachable"}, "The page does not answer."),
        (
            {"missing": "<b>'\"&"},
            "the number &lt;b&gt;&#x27;&quot;&amp; is no longer there.",
        ),
    ],
)
def test_the_evidence_says_what_became_of_its_page(
    cast: Cast, fields: dict[str, str], words: str
) -> None:
    citation = resting_on(URL, cast)
    watched(citation, **fields)

    html = page(english(cast.checker), citation)

    assert words in html
    assert "Noticed on" in html
    assert f'href="{URL}"' in html
    assert f'action="/desk/citations/{citation.pk}/keep/"' in html


@pytest.mark.parametrize("state", ["new", "ok", "unread"])
def test_of_a_page_that_is_what_it_was_nothing_is_said(cast: Cast, state: str) -> None:
    citation = resting_on(URL, cast)
    watched(citation, state=state)

    assert "Noticed on" not in page(english(cast.checker), citation)


def test_nothing_is_said_of_what_is_protected_by_now(cast: Cast) -> None:
    citation = resting_on(URL, cast, visibility=Visibility.PROTECTED, added_by=cast.checker)
    watched(citation)

    assert "Noticed on" not in page(english(cast.checker), citation)


def test_only_who_checks_and_only_what_waits_is_answered(cast: Cast) -> None:
    own = an_article(actor=cast.reporter)
    citation = resting_on(URL, cast, a_claim(own))
    row = watched(citation)
    assert "/keep/" not in page(english(cast.reporter), citation)
    assert "The page has changed" in page(english(cast.reporter), citation)
    assert "/keep/" in page(english(cast.checker), citation)

    PageWatch.objects.update(since=Verdict.objects.get().proposed_at)
    assert "/keep/" not in page(english(cast.checker), citation)
    PageWatch.objects.update(since=row.since)
    claim = Claim.objects.get(pk=citation.claim_id)
    workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="Non.")
    assert "/keep/" not in page(english(cast.checker), citation)
    assert "The page has changed" in page(english(cast.checker), citation)


def test_an_answer_is_taken_and_shown(cast: Cast) -> None:
    citation = resting_on(URL, cast)
    watched(citation)
    client = english(cast.checker)

    answer = client.post(
        f"/desk/citations/{citation.pk}/keep/", {"version": "1", "reason": "Chiffre révisé."}
    )

    assert answer.headers["Location"] == f"/desk/claims/{citation.claim_id}/#evidence"
    html = page(client, citation)
    assert "Checker looked at it on" in html
    assert "/keep/" not in html
    assert "kept evidence whose page is not what it was" in html
    assert "Chiffre révisé." in html
    assert listed(client) == []


@pytest.mark.parametrize("reason", ["", "  ", "a\0b", "x" * 1001])
def test_an_answer_without_a_reason_comes_back(cast: Cast, reason: str) -> None:
    citation = resting_on(URL, cast)
    watched(citation)

    answer = english(cast.checker).post(
        f"/desk/citations/{citation.pk}/keep/", {"version": "1", "reason": reason}
    )

    assert answer.status_code == 422
    assert "<details open>\n  <summary>It still holds" in answer.content.decode()
    assert PageWatch.objects.get().kept_at is None


@pytest.mark.parametrize(("state", "version", "status"), [("changed", "7", 409), ("ok", "1", 409)])
def test_an_answer_to_something_else_is_refused(
    cast: Cast, state: str, version: str, status: int
) -> None:
    citation = resting_on(URL, cast)
    watched(citation, state=state)

    answer = english(cast.checker).post(
        f"/desk/citations/{citation.pk}/keep/", {"version": version, "reason": "Chiffre révisé."}
    )

    assert answer.status_code == status
    assert PageWatch.objects.get().kept_at is None


def test_who_may_answer(cast: Cast) -> None:
    closed = an_article(restricted=True, team=[cast.checker, cast.editor, cast.reporter])
    citation = resting_on(URL, cast, a_claim(closed))
    watched(citation)
    secret = resting_on(URL, cast, visibility=Visibility.PROTECTED, added_by=cast.checker)
    watched(secret)
    unwatched = resting_on(URL, cast)

    def status(user: Any, one: Citation) -> int:
        data = {"version": "1", "reason": "Lu."}
        return english(user).post(f"/desk/citations/{one.pk}/keep/", data).status_code

    assert status(cast.other_checker, citation) == 404
    assert status(cast.reporter, citation) == 403
    assert status(cast.editor, secret) == 404
    assert status(cast.editor, unwatched) == 404
    assert status(cast.editor, citation) == 302


def test_a_second_reader_learns_nothing_from_an_earlier_answer(cast: Cast) -> None:
    citation = resting_on(URL, cast, a_claim(risk=Risk.HIGH))
    watched(citation)
    data = {"version": "1", "reason": "Zqconfirme, toujours vrai."}
    english(cast.checker).post(f"/desk/citations/{citation.pk}/keep/", data)
    claim = Claim.objects.get(pk=citation.claim_id)
    claim = workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="Encore.")
    in_review(claim, by=cast.checker)

    assert "Zqconfirme" not in page(english(cast.other_editor), citation)
    assert "Zqconfirme" in page(english(cast.checker), citation)
    events = english(cast.other_editor).get("/admin/factcheck/reviewevent/").content.decode()
    table = events.partition('id="result_list"')[2].partition("</table>")[0]
    with override("en"):
        assert escape(str(WORDS["cite"])) in table
        assert escape(str(WORDS["keep_page"])) not in table


def test_the_queries_do_not_grow_with_the_pages(
    cast: Cast, django_assert_num_queries: Callable[..., object]
) -> None:
    claim = a_claim()
    for _number in range(3):
        cited(claim, actor=cast.checker)
    settled(claim, by=cast.checker, approver=cast.editor)
    client = english(cast.editor)
    client.get(f"/desk/claims/{claim.pk}/")
    for citation in [None, *claim.citations.all()]:
        if citation is not None:
            watched(citation, kept_by=cast.checker, kept_at=timezone.now())
        with django_assert_num_queries(26):
            client.get(f"/desk/claims/{claim.pk}/")
