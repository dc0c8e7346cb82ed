"""An import of evidence waits for who works on the pieces and sources that its rows name."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import Any

import pytest

from factcheck import annotating, ledger
from factcheck.annotating import merging
from factcheck.models import Citation, Evidence
from factcheck.tables import new_evidence
from tests.conftest import Cast
from tests.newsdesk import a_source, evidence
from tests.racing import losers, race, somebody_waits
from tests.tables.comparing import point, prepared
from tests.tables.importing import faults, take, tally
from tests.tables.withdrawn import withdrawn_meanwhile


def use(number: int, title: str, **more: str) -> dict[str, str]:
    said = {"article": "cms-long", "quote": f"{100 + number} villes", "stance": "supports"}
    return {"title": title, "kind": "document", "locator": "p. 1", **said, **more}


@pytest.mark.locks
@pytest.mark.django_db(transaction=True)
def test_a_piece_that_somebody_withdraws_meanwhile_is_waited_for(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = prepared(cast)
    take("claims", *(point(n) for n in (1, 2, 3, 4)), by=desk.chief)
    piece = evidence("Note", url="")
    rows = [use(4, "Neuve"), *(use(n, "Note") for n in (1, 2, 3))]

    report = withdrawn_meanwhile(
        monkeypatch, piece, by=desk, taken=lambda: take("evidence", *rows, by=desk.chief)
    )

    assert (tally(report), faults(report)) == ((1, 0, 0, 3), [(3, ""), (4, ""), (5, "")])
    assert not Citation.objects.exists()
    assert list(ledger.faults()) == []


@pytest.mark.locks
@pytest.mark.django_db(transaction=True)
def test_a_source_that_somebody_merges_meanwhile_is_waited_for(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first row writes to the ledger, and so does the merge, about a claim of its own."""
    desk = prepared(cast)
    take("claims", *(point(n) for n in (1, 2, 3)), by=desk.chief)
    kept, old = a_source("Insee", kind="organization"), a_source("Statistique")
    evidence("Note", url="")
    assert tally(take("evidence", use(1, "Vieille", source="Statistique"), by=desk.chief))[0] == 1
    held, unite = Event(), merging._unite

    def uniting(*args: Any) -> None:
        held.set()
        assert any(map(somebody_waits, range(100_000)))
        unite(*args)

    monkeypatch.setattr(merging, "_unite", uniting)

    def imported() -> object:
        assert held.wait(timeout=30)
        rows = [use(1, "Note", tier="primary"), *(_given(n) for n in (1, 2, 3))]
        return take("evidence", *rows, by=desk.chief)

    results = race(partial(annotating.merge_sources, kept, old, actor=desk.editor), imported)

    assert losers(results) == []
    report: Any = results[1]
    assert tally(report) == (3, 1, 0, 0)
    pieces = Evidence.objects.filter(title__in=["Vieille", "Rapport 1", "Rapport 2", "Rapport 3"])
    assert {piece.source for piece in pieces} == {kept}
    assert list(ledger.faults()) == []


def _given(number: int) -> dict[str, str]:
    return use(number, f"Rapport {number}", source="Statistique")


def test_a_source_that_was_deleted_meanwhile_is_made_anew(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, old = prepared(cast), a_source("Vieille")
    init = new_evidence.NewEvidence.__init__

    def judged(self: Any, *args: Any) -> None:
        init(self, *args)
        type(old).objects.filter(pk=old.pk).delete()

    monkeypatch.setattr(new_evidence.NewEvidence, "__init__", judged)
    rows = [{"title": f"Note {n}", "kind": "document", "source": "Vieille"} for n in range(3)]

    report = take("evidence", *rows, by=desk.chief)

    assert tally(report) == (3, 0, 0, 0)
    new = type(old).objects.get(name="Vieille")
    assert set(Evidence.objects.filter(title__startswith="Note").values_list("source")) == {
        (new.pk,)
    }
