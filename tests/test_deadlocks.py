"""Two people at once, of whom the first has half of what they need when the second comes.

In whatever order each holds its rows, the other waits for it and is then served.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any

import pytest
from django.db import connection

from factcheck import annotating, ledger, publishing
from factcheck.errors import StaleError
from factcheck.models import Citation, Claim, Evidence, QuoteDetail, ReviewEvent, Source
from tests.carried import EDITED, revise
from tests.changing.evidence import merge_sources
from tests.changing.ready import Ready, at, of
from tests.changing.together import import_evidence, undo_withdrawal
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, cited, evidence, settled
from tests.racing import losers, race, somebody_waits
from tests.suggested import suggested

pytestmark = [pytest.mark.locks, pytest.mark.django_db(transaction=True)]

# Of two people, what each does; and the table of which the first has a row when the second comes.
Meeting = Callable[[Cast], tuple[Ready, str, Ready]]


def publishing_and_revising(cast: Cast) -> tuple[Ready, str, Ready]:
    claim = settled(by=cast.checker, approver=cast.editor)
    publish = partial(publishing.publish_fact, claim, actor=cast.editor)
    return publish, "claim", partial(revise, of(claim), EDITED, actor=cast.checker)


def taking_off_and_protecting(cast: Cast) -> tuple[Ready, str, Ready]:
    source = a_source("Claude Martin")
    claim = cited(a_claim(), actor=cast.checker, evidence=evidence(source=source))
    off = partial(annotating.uncite, Citation.objects.get(), actor=cast.checker, **at(claim))
    annotating.ask(claim, actor=cast.checker, words="Combien ?")
    source.protected = True
    return off, "ledgerhead", partial(annotating.save_source, source, actor=cast.checker)


def naming_and_merging(cast: Cast) -> tuple[Ready, str, Ready]:
    article, merge = of(a_claim()), merge_sources(cast)
    detail = {"speaker": Source.objects.get(name="Claude Martin")}
    mark = partial(a_claim, article, actor=cast.checker, kind="quote", detail=detail)
    return mark, "ledgerhead", merge


def importing_and_withdrawing(cast: Cast) -> tuple[Ready, str, Ready]:
    take = import_evidence(cast)
    piece = Evidence.objects.get(title="Deux")
    withdraw = partial(annotating.withdraw_evidence, piece, actor=cast.chief, reason="Faux.")
    return take, "ledgerhead", withdraw


def protecting_and_withdrawing(cast: Cast) -> tuple[Ready, str, Ready]:
    source = a_source("Claude Martin")
    piece = evidence("Ce que Claude sait", source=source)
    source.protected = True
    protect = partial(annotating.save_source, source, actor=cast.chief)
    withdraw = partial(annotating.withdraw_evidence, piece, actor=cast.chief, reason="Claude ment.")
    return protect, "source", withdraw


def protecting_and_restoring(cast: Cast) -> tuple[Ready, str, Ready]:
    protect, held, withdraw = protecting_and_withdrawing(cast)
    withdraw()
    piece = Evidence.objects.get()
    return protect, held, partial(annotating.restore_evidence, piece, actor=cast.chief)


def undoing_and_dismissing(cast: Cast) -> tuple[Ready, str, Ready]:
    undo = undo_withdrawal(cast)
    one = suggested(of(Claim.objects.get()), "12 endroits")
    return (
        undo,
        "ledgerhead",
        partial(annotating.dismiss_suggestion, one, actor=cast.checker, dismissal="nothing"),
    )


MEETINGS: list[Meeting] = [
    publishing_and_revising,
    taking_off_and_protecting,
    naming_and_merging,
    importing_and_withdrawing,
    undoing_and_dismissing,
    protecting_and_withdrawing,
    protecting_and_restoring,
]


class _Pausing:
    """Lets the other one come once a row of this table is held."""

    def __init__(self, table: str, came: Event) -> None:
        self.table, self.came = f'"factcheck_{table}"', came

    def __call__(self, run: Callable[..., Any], sql: str, *more: Any) -> Any:
        done = run(sql, *more)
        if "FOR NO KEY UPDATE" in sql and f"FROM {self.table}" in sql and not self.came.is_set():
            self.came.set()
            assert any(map(somebody_waits, range(100_000)))
        return done


def meet(first: Ready, table: str, second: Ready) -> list[object]:
    came = Event()

    def paused() -> object:
        with connection.execute_wrapper(_Pausing(table, came)):
            return first()

    def late() -> object:
        assert came.wait(timeout=30)
        return second()

    return race(paused, late)


@pytest.mark.parametrize("meeting", MEETINGS)
def test_nobody_waits_for_somebody_who_waits_for_them(meeting: Meeting, cast: Cast) -> None:
    results = meet(*meeting(cast))

    # Whoever decides on what is decided by then is told so.
    assert {type(error) for error in losers(results)} <= {StaleError}
    assert list(ledger.faults()) == []


def test_a_source_that_is_merged_while_a_claim_names_it_is_not_named(cast: Cast) -> None:
    meet(*naming_and_merging(cast))

    keep = Source.objects.get(name="C. Martin")
    assert set(QuoteDetail.objects.values_list("speaker", flat=True)) == {keep.pk}


@pytest.mark.parametrize("meeting", [protecting_and_withdrawing, protecting_and_restoring])
def test_what_is_protected_meanwhile_is_not_told_by_who_comes_second(
    meeting: Meeting, cast: Cast
) -> None:
    told = ReviewEvent.objects.count()
    assert losers(meet(*meeting(cast))) == []

    piece = Evidence.objects.values("title", "withdrawn_because", "source__protected").get()
    assert piece["source__protected"]
    assert "Claude" not in f"{piece['title']} {piece['withdrawn_because']}"
    newest = ReviewEvent.objects.order_by("sequence")[told:].last()
    assert newest is not None
    assert "Claude" not in f"{newest.reason} {newest.data}"
