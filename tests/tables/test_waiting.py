"""An import waits for who works on what its rows name, and nobody waits for it who holds that."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any

import pytest
from django.db import transaction

from factcheck import ledger
from factcheck.annotating import marking, revising
from factcheck.errors import StaleError
from factcheck.models import Article, Claim
from factcheck.tables import new_claims
from tests.conftest import Cast
from tests.newsdesk import a_claim, evidence
from tests.racing import losers, race, somebody_waits
from tests.tables.comparing import NEVER, came_in, point, prepared
from tests.tables.importing import CITED, FIGURE, faults, take, tally
from tests.tables.withdrawn import withdrawn_meanwhile


@pytest.mark.locks
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("numbers", [(1,), (1, 2, 3)])
def test_evidence_that_somebody_withdraws_meanwhile_is_waited_for(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, numbers: tuple[int, ...]
) -> None:
    desk = prepared(cast)
    piece = evidence("Le fichier", kind="dataset", url=CITED["evidence_url"])
    rows = [point(number, **CITED) for number in numbers]

    report = withdrawn_meanwhile(
        monkeypatch, piece, by=desk, taken=lambda: take("claims", *rows, by=desk.chief)
    )

    assert tally(report) == (0, 0, 0, len(rows))
    assert faults(report) == [(at, "") for at in range(2, 2 + len(rows))]
    assert not Claim.objects.exists()
    assert list(ledger.faults()) == []


@pytest.mark.locks
@pytest.mark.django_db(transaction=True)
def test_an_article_that_somebody_marks_meanwhile_is_waited_for(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first row writes to the ledger about another article."""
    desk = prepared(cast)
    take("claims", FIGURE, by=desk.chief)
    article = Article.objects.get(external_id="cms-long")
    held, record = Event(), marking._record

    def recording(*args: Any) -> None:
        if not held.is_set():
            held.set()
            assert any(map(somebody_waits, range(100_000)))
        record(*args)

    monkeypatch.setattr(marking, "_record", recording)

    def imported() -> object:
        assert held.wait(timeout=30)
        return take("claims", {**FIGURE, "risk": "low"}, point(1), point(2), by=desk.chief)

    mark = partial(a_claim, article, words="140 villes", actor=desk.checker)
    results = race(mark, imported)

    assert losers(results) == []
    report: Any = results[1]
    assert tally(report) == (2, 1, 0, 0)
    assert list(ledger.faults()) == []


@pytest.mark.locks
@pytest.mark.django_db(transaction=True)
def test_an_article_that_somebody_revises_meanwhile_is_waited_for(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A revision holds the article, then its claims; so does the import."""
    desk = prepared(cast)
    take("claims", FIGURE, by=desk.chief)
    article = Article.objects.get(external_id="cms-1")
    held = Event()

    class Claims:
        @property
        def objects(self) -> Any:
            held.set()
            assert any(map(somebody_waits, range(100_000)))
            return Claim.objects

    monkeypatch.setattr(revising, "Claim", Claims())

    def revised() -> None:
        with transaction.atomic():
            revising._hold(article, article.revision_id or 0)

    def imported() -> object:
        assert held.wait(timeout=30)
        return take("claims", {**FIGURE, "risk": "low"}, FIGURE, by=desk.chief)

    results = race(revised, imported)

    assert losers(results) == []
    report: Any = results[1]
    assert tally(report) == (0, 1, 1, 0)


def test_rows_are_taken_one_by_one_when_what_they_name_is_changing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, rows = prepared(cast), [point(n, **CITED) for n in (1, 2, 3)]
    wanted = came_in(rows, desk, NEVER)

    def changing(*_pks: int, **_naming: Any) -> Callable[..., Any]:
        raise StaleError("The source of this evidence has changed.")

    monkeypatch.setattr(new_claims.annotating, "hold_evidence", changing)

    assert came_in(rows, desk, 2) == wanted
