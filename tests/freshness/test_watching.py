"""A run over the pages, against a server of our own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from factcheck import annotating, freshness, workflow
from factcheck.choices import Kind, Outcome, Visibility
from factcheck.freshness import watching
from factcheck.freshness.asking import Answer
from factcheck.models import Citation, Claim, Evidence, PageWatch, ReviewEvent, Verdict
from tests.conftest import Cast
from tests.freshness.watching import resting_on, watched
from tests.newsdesk import a_claim, a_source, cited, evidence, in_review, settled
from tests.webserver import Site, answer

pytestmark = pytest.mark.django_db
SAYS = "<p>Le taux atteint %s en mai.</p>"


def run(**options: Any) -> dict[str, int]:
    checked = freshness.check(ask_pages=True, **options)
    assert checked is not None
    return dict(checked.pages)


def says(rate: str) -> Any:
    return answer((SAYS % rate).encode(), kind="text/html; charset=utf-8")


def state(citation: Citation) -> tuple[str, str, int]:
    row = PageWatch.objects.get(citation=citation)
    return row.state, row.missing, row.failures


def test_an_excerpt_that_disappears_is_told_with_its_number(cast: Cast, site: Site) -> None:
    citation = resting_on(f"{site.url}/x", cast, excerpt="Le taux atteint 12,5 %")
    site.pages["/x"] = says("12,5 %")
    assert run() == {"ok": 1}
    first = PageWatch.objects.get()
    assert (first.state, first.found, first.version, first.citation) == ("ok", True, 2, citation)

    site.pages["/x"] = says("13 %")
    assert run() == {"changed": 1}

    row = PageWatch.objects.get()
    assert (row.state, row.missing, row.version) == ("changed", "12,5", 3)
    assert first.since < row.since <= row.checked_at


def test_an_excerpt_that_was_never_there_is_told_at_once(cast: Cast, site: Site) -> None:
    citation = resting_on(f"{site.url}/x", cast, excerpt="Le taux atteint 12,5 % en juin")
    site.pages["/x"] = says("12,5 %")

    assert run() == {"changed": 1}
    assert state(citation) == ("changed", "", 0)


def test_a_number_without_an_excerpt_is_missed_once_it_was_seen(cast: Cast, site: Site) -> None:
    claim = a_claim(detail={"value": "12.5", "unit": "%"})
    citation = resting_on(f"{site.url}/x", cast, claim)
    site.pages["/x"] = says("13 %")
    assert run() == {"ok": 1}
    site.pages["/x"] = says("12.5%")
    assert run() == {"ok": 1}

    site.pages["/x"] = says("13 %")
    assert run() == {"changed": 1}
    assert state(citation) == ("changed", "12,5", 0)


def test_both_ends_of_a_range_are_looked_for(cast: Cast, site: Site) -> None:
    claim = a_claim(detail={"value": 12, "value_high": 13})
    citation = resting_on(f"{site.url}/x", cast, claim)
    site.pages["/x"] = says("12 à 13 %")
    run()

    site.pages["/x"] = says("12 à 14 %")

    assert run() == {"changed": 1}
    assert state(citation)[1] == "12 – 13"


@pytest.mark.parametrize("kind", [Kind.QUOTE, Kind.SOURCE])
def test_without_a_figure_or_an_excerpt_only_the_page_counts(
    cast: Cast, site: Site, kind: str
) -> None:
    resting_on(f"{site.url}/x", cast, a_claim(kind=kind))
    site.pages["/x"] = says("12 %")

    assert (run(), run()) == ({"ok": 1}, {"ok": 1})


def test_a_page_that_is_gone_and_comes_back(cast: Cast, site: Site) -> None:
    citation = resting_on(f"{site.url}/x", cast, excerpt="Le taux")
    assert run() == {"gone": 1}
    before = PageWatch.objects.get()
    assert run() == {"gone": 1}
    row = PageWatch.objects.get()
    assert (row.since, row.version) == (before.since, before.version)
    assert row.checked_at > before.checked_at

    site.pages["/x"] = says("12 %")
    assert run() == {"ok": 1}
    assert state(citation) == ("ok", "", 0)


def test_no_answer_is_told_after_three_runs_in_a_row(cast: Cast, site: Site) -> None:
    citation = resting_on(f"{site.url}/x", cast, excerpt="Le taux")
    site.pages["/x"] = answer(status=503)

    assert [run(), run()] == [{"failed": 1}] * 2
    assert state(citation) == ("new", "", 2)
    assert run() == {"unreachable": 1}
    assert state(citation) == ("unreachable", "", 3)
    since = PageWatch.objects.get().since
    assert run() == {"unreachable": 1}
    assert PageWatch.objects.get().since == since


def test_an_answer_in_between_begins_the_count_anew(cast: Cast, site: Site) -> None:
    citation = resting_on(f"{site.url}/x", cast, excerpt="Le taux")
    for status in (503, 503, 200, 503, 503):
        site.pages["/x"] = answer(SAYS.encode(), status=status)
        run()

    assert state(citation) == ("ok", "", 2)


def test_what_is_known_of_a_page_stays_while_it_is_silent(cast: Cast, site: Site) -> None:
    citation = resting_on(f"{site.url}/x", cast, excerpt="Le taux de 9 %")
    site.pages["/x"] = says("12 %")
    run()
    site.pages["/x"] = answer(status=500)

    assert run() == {"changed": 1}
    assert state(citation) == ("changed", "9", 1)


def test_nothing_but_the_rows_changes(cast: Cast, site: Site) -> None:
    resting_on(f"{site.url}/x", cast, excerpt="Le taux de 9 %")
    rows = [Claim, Verdict, ReviewEvent, Citation, Evidence]
    before = [list(model.objects.order_by("pk").values()) for model in rows]

    run()

    assert [list(model.objects.order_by("pk").values()) for model in rows] == before


# What is asked for


def test_only_what_settled_claims_cite_in_the_open_is_asked_for(cast: Cast, site: Site) -> None:
    resting_on(
        f"{site.url}/protected", cast, visibility=Visibility.PROTECTED, added_by=cast.checker
    )
    resting_on(f"{site.url}/source", cast, source=a_source("Gorge profonde", protected=True))
    resting_on("ftp://127.0.0.1/x", cast)
    resting_on("", cast)
    cited(a_claim(), actor=cast.checker, evidence=evidence(url=f"{site.url}/open"))
    in_review(
        cited(a_claim(), actor=cast.checker, evidence=evidence(url=f"{site.url}/review")),
        by=cast.checker,
    )
    reopened = resting_on(f"{site.url}/reopened", cast).claim
    reopened.refresh_from_db()
    workflow.reopen(reopened, actor=cast.editor, version=reopened.version, reason="Encore.")
    assert run() == {}
    assert site.asked == []

    resting_on(f"{site.url}/internal", cast, visibility=Visibility.INTERNAL)
    resting_on(f"{site.url}/named", cast, source=a_source("La CNIL"))
    disputed = cited(
        a_claim(), actor=cast.checker, stance="refutes", evidence=evidence(url=f"{site.url}/no")
    )
    settled(disputed, by=cast.checker, approver=cast.editor, outcome=Outcome.DISPUTED)

    assert run() == {"gone": 3}


def test_an_address_is_asked_for_once_whoever_cites_it(cast: Cast, site: Site) -> None:
    site.pages["/x"] = says("12 %")
    for excerpt in ("Le taux", "Le taux de 9", ""):
        resting_on(f"{site.url}/x", cast, excerpt=excerpt)

    assert run() == {"ok": 2, "changed": 1}
    assert len(site.asked) == 1


def test_what_was_asked_for_longest_ago_comes_first(cast: Cast, site: Site) -> None:
    now = timezone.now()
    citations = [resting_on(f"{site.url}/{n}", cast) for n in range(3)]
    for hours in range(4):
        with time_machine.travel(now + timedelta(hours=hours), tick=False):
            assert run(limit=1) == {"gone": 1}

    at = [PageWatch.objects.get(citation=one).checked_at - now for one in citations]

    assert at == [timedelta(hours=3), timedelta(hours=1), timedelta(hours=2)]


def test_machines_are_asked_in_turn_and_each_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "MOST_OF_A_HOST", 3)
    urls = [
        f"http://{host}/{n}" for host in ("a", "B", "c") for n in range(4 if host == "a" else 1)
    ]
    due = {url: [number] for number, url in enumerate(urls)}

    turns = [url for url, _citations in watching._in_turns(due, 10)]

    assert turns == ["http://a/0", "http://B/0", "http://c/0", "http://a/1", "http://a/2"]
    assert [u for u, _c in watching._in_turns(due, 2)] == turns[:2]


def asking(monkeypatch: pytest.MonkeyPatch, first: Callable[[str], object]) -> None:
    """Do something before each page is asked for."""
    ask = watching.ask

    def ask_then(url: str, *, seconds: float) -> Answer:
        first(url)
        return ask(url, seconds=seconds)

    monkeypatch.setattr(watching, "ask", ask_then)


def test_a_machine_that_does_not_answer_is_asked_once_a_run(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    asking(monkeypatch, asked.append)
    for number, host in enumerate(("a", "a", "b")):
        resting_on(f"http://{host}.invalid/{number}", cast)

    assert run() == {"failed": 3}
    assert asked == ["http://a.invalid/0", "http://b.invalid/2"]


def test_a_run_has_an_end(cast: Cast, site: Site) -> None:
    resting_on(f"{site.url}/x", cast)

    assert run(seconds=0) == {}
    assert site.asked == []


def test_what_was_taken_off_or_moved_while_it_was_asked_for_is_left_alone(
    cast: Cast, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    off, moved = resting_on(f"{site.url}/0", cast), resting_on(f"{site.url}/1", cast)
    stays = resting_on(f"{site.url}/2", cast)

    def change(url: str) -> None:
        claim = Claim.objects.get(pk=off.claim_id)
        if claim.is_settled:
            workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="Non.")
            claim.refresh_from_db()
            annotating.uncite(off, actor=cast.editor, version=claim.version)
        Evidence.objects.filter(pk=moved.evidence_id).update(url=f"{site.url}/elsewhere")

    asking(monkeypatch, change)

    assert run() == {"gone": 1}
    assert PageWatch.objects.get().citation == stays


def test_an_answer_given_meanwhile_is_not_passed_over(
    cast: Cast, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    citation = resting_on(f"{site.url}/x", cast)
    run()

    def keep(url: str) -> None:
        annotating.keep_page(citation, actor=cast.checker, version=2, reason="Lu.")

    asking(monkeypatch, keep)

    assert run() == {"gone": 1}
    assert PageWatch.objects.get().kept_by == cast.checker


def test_nothing_is_asked_or_said_of_evidence_that_was_withdrawn(cast: Cast, site: Site) -> None:
    citation = resting_on(f"{site.url}/x", cast)
    row = watched(citation)
    assert list(PageWatch.objects.flagged()) == [row]

    Evidence.objects.filter(pk=citation.evidence_id).update(
        withdrawn_at=timezone.now(), withdrawn_by=cast.chief, withdrawn_because="Un faux."
    )

    assert run() == {}
    assert list(PageWatch.objects.flagged()) == []
