"""The ledger in the admin: filters, the look whether it is intact, the file for chiefs."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from factcheck import annotating, ledger, workflow
from factcheck.admin.ledger import HEADS
from factcheck.choices import Risk
from factcheck.models import ReviewEvent
from factcheck.sheets import BOM
from tests.admin.browsing import told
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article, in_review
from tests.tampering import without_triggers

pytestmark = pytest.mark.django_db

LIST = "/admin/factcheck/reviewevent/"


def shown(user: User, **asked: Any) -> list[int]:
    page = english(user).get(LIST, asked)
    assert page.status_code == 200
    return sorted(event.sequence for event in page.context["cl"].result_list)


def exported(user: User, **asked: Any) -> list[list[str]]:
    answer = english(user).get(f"{LIST}export/", asked)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith(BOM)
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline="")))


def test_lines_are_found_by_verb_person_article_and_date(cast: Cast) -> None:
    article = an_article(actor=cast.editor)
    a_claim(article, actor=cast.checker)
    a_claim(an_article(actor=cast.editor), actor=cast.other_checker)
    lines = list(ReviewEvent.objects.order_by("sequence"))
    with without_triggers():
        ReviewEvent.objects.filter(pk=lines[0].pk).update(at=timezone.now() - timedelta(days=8))
    every = [line.sequence for line in lines]

    assert shown(cast.chief) == every
    assert shown(cast.chief, verb="mark") == [n.sequence for n in lines if n.verb == "mark"]
    assert shown(cast.chief, person=cast.checker.pk) == [
        one.sequence for one in lines if one.actor_id == cast.checker.pk
    ]
    assert shown(cast.chief, article=article.pk) == [
        one.sequence for one in lines if one.article_id == article.pk
    ]
    assert shown(cast.chief, period="7") == every[1:]
    assert shown(cast.chief, period="30") == every


@pytest.mark.parametrize(
    "asked", [{"person": "x"}, {"person": "9" * 40}, {"period": "²"}, {"article": "x"}]
)
def test_a_damaged_filter_is_left_aside(cast: Cast, asked: dict[str, str]) -> None:
    a_claim()

    assert shown(cast.chief, **asked) == shown(cast.chief)


def test_a_line_leads_to_its_claim_and_to_the_lines_of_its_article(cast: Cast) -> None:
    claim = a_claim()

    page = english(cast.chief).get(LIST).content.decode()

    assert f'<a href="/desk/claims/{claim.pk}/">1. Les données' in page
    assert f'<a href="?article={claim.article_id}">Vols de données</a>' in page


def test_a_restricted_article_is_named_to_nobody_by_its_filter(cast: Cast) -> None:
    article = an_article(actor=cast.chief, restricted=True)

    page = english(cast.checker).get(LIST, {"article": article.pk})

    assert article.headline not in page.content.decode()


def test_a_chief_learns_whether_the_last_lines_are_intact(cast: Cast) -> None:
    a_claim()
    last = ReviewEvent.objects.count()
    client = english(cast.chief)

    intact = told(client.post(f"{LIST}verify/", follow=True))
    with without_triggers():
        ReviewEvent.objects.filter(sequence=last).update(reason="Autre chose.")
    damaged = told(client.post(f"{LIST}verify/", follow=True))

    assert intact[0].startswith("Checked on ")
    assert intact[0].endswith(f": intact from line 1 to line {last}.")
    where = f"The ledger is damaged between lines 1 and {last}"
    assert damaged == [f"{where}: event {last} was changed after it was written."]


def test_only_the_last_lines_are_read_and_the_head_with_them(cast: Cast) -> None:
    for _ in range(3):
        a_claim()
    last = ReviewEvent.objects.count()
    with without_triggers():
        ReviewEvent.objects.filter(sequence=1).update(reason="Autre chose.")

    within, beyond = ledger.verify_latest(last), ledger.verify_latest(last - 1)
    with without_triggers():
        ReviewEvent.objects.filter(sequence=last).delete()
    short = ledger.verify_latest(2)

    assert (within.first, within.last, len(within.faults)) == (1, last, 1)
    assert (beyond.first, beyond.last, beyond.faults) == (2, last, [])
    assert short.faults == [
        f"the ledger ends at event {last - 1}, and {last} were written: the last ones are missing"
    ]


def test_a_missing_line_in_the_middle_shows(cast: Cast) -> None:
    for _ in range(3):
        a_claim()
    last = ReviewEvent.objects.count()
    with without_triggers():
        ReviewEvent.objects.filter(sequence=last - 1).delete()

    assert ledger.verify_latest(3).faults == [
        f"event {last - 1} is missing (the next one is {last})"
    ]


def test_an_empty_ledger_is_intact() -> None:
    assert ledger.verify_latest(5) == ledger.Verified(1, 0, [])


def test_many_faults_are_cut(cast: Cast) -> None:
    for _ in range(3):
        a_claim()
    with without_triggers():
        ReviewEvent.objects.update(reason="Autre chose.")

    assert len(ledger.verify_latest(100, most_faults=2).faults) == 2


@pytest.mark.parametrize("who", ["checker", "editor"])
def test_the_buttons_are_for_chiefs(cast: Cast, who: str) -> None:
    client = english(getattr(cast, who))

    statuses = [client.post(f"{LIST}verify/").status_code, client.get(f"{LIST}export/").status_code]

    assert statuses == [403, 403]
    assert "/export/" not in client.get(LIST).content.decode()
    assert "/export/" in english(cast.chief).get(LIST).content.decode()


def test_the_file_holds_what_the_list_shows(cast: Cast) -> None:
    claim = a_claim(an_article(actor=cast.editor), actor=cast.checker)
    line = ReviewEvent.objects.get(verb="mark")

    rows = exported(cast.chief, verb="mark")

    assert rows[0] == list(HEADS)
    assert rows[1:] == [
        [
            str(line.sequence),
            line.at.isoformat(),
            "checker",
            "mark",
            "",
            "to_check",
            str(claim.article_id),
            str(claim.pk),
            "1",
            "",
            line.hash,
        ]
    ]
    assert len(exported(cast.chief)) == 1 + ReviewEvent.objects.count()


@pytest.mark.parametrize("sign", [*"=+-@\t\r\n", "＝", "＋", "－", "＠", " ="])
def test_no_cell_of_the_file_is_a_formula(cast: Cast, sign: str) -> None:
    claim = a_claim()
    ledger.append(
        article=claim.article, claim=claim, verb="edit", actor=cast.chief, reason=f"{sign}1+1"
    )

    [row] = exported(cast.chief, verb="edit")[1:]

    assert row[HEADS.index("reason")] == f"'{sign}1+1"


def test_a_chief_who_judges_blind_reads_nothing_of_it_in_the_file(cast: Cast) -> None:
    claim = in_review(a_claim(risk=Risk.HIGH), by=cast.checker)
    workflow.send_back(claim, actor=cast.editor, version=claim.version, reason="Zqraison.")
    claim.refresh_from_db()
    in_review(claim, by=cast.checker)

    assert "Zqraison." not in str(exported(cast.chief))
    annotating.add_comment(claim, actor=cast.checker, body="Oui ?")
    assert exported(cast.chief, verb="query")[1:]
