"""What others change while a file waits for it: what is held is read again before it is judged."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any

import pytest

from factcheck import annotating
from factcheck.choices import Tier, Visibility
from factcheck.models import Citation, Evidence, Source
from factcheck.tables import TABLES, Report, take_long
from tests.conftest import Cast
from tests.newsdesk import a_source, evidence
from tests.tables.comparing import point, prepared
from tests.tables.importing import CITED, as_file, faults, take, tally

pytestmark = pytest.mark.django_db


def as_the_hold_begins(monkeypatch: pytest.MonkeyPatch, change: Callable[[], object]) -> None:
    """Somebody else is done with their change just before the file has what it waited for."""
    hold, done = annotating.hold_evidence, Event()

    def holding(*pks: int, **naming: Any) -> Any:
        if not done.is_set():
            done.set()
            change()
        return hold(*pks, **naming)

    monkeypatch.setattr(annotating, "hold_evidence", holding)


def changed(piece: Evidence, by: Cast, **fields: object) -> None:
    held = Evidence.objects.get(pk=piece.pk)
    for name, value in fields.items():
        setattr(held, name, value)
    annotating.save_evidence(held, actor=by.chief)


def test_evidence_that_was_changed_is_not_what_the_rows_say(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = prepared(cast)
    rows = [point(n, **{**CITED, "evidence_tier": "primary"}) for n in (1, 2, 3)]
    take("claims", *rows, by=desk.chief)
    piece = Evidence.objects.get(title="Le fichier")
    as_the_hold_begins(monkeypatch, partial(changed, piece, desk, tier=Tier.TERTIARY))

    take("claims", *rows, by=desk.chief)

    piece.refresh_from_db()
    assert piece.tier == Tier.PRIMARY


def test_evidence_that_was_protected_is_not_cited(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = prepared(cast)
    piece = evidence("Le fichier", kind="dataset", url=CITED["evidence_url"])
    as_the_hold_begins(monkeypatch, partial(changed, piece, desk, visibility=Visibility.PROTECTED))

    take("claims", *(point(n, **CITED) for n in (1, 2, 3)), by=desk.chief)

    assert not Citation.objects.filter(evidence=piece).exists()
    assert Citation.objects.count() == 3


def test_a_source_that_was_protected_between_two_transactions_is_left_alone(cast: Cast) -> None:
    desk = prepared(cast)
    source = a_source("Taupe")
    rows = [{"name": f"Agence {n}", "kind": "outlet"} for n in range(TABLES["sources"].together)]

    def protect(report: Report) -> None:
        if report.rows == len(rows):
            source.protected = True
            annotating.save_source(source, actor=desk.chief)

    file = as_file(*rows, {"name": "Taupe", "kind": "person"})
    report = take_long(
        TABLES["sources"], file, actor=desk.chief, name="a.csv", save=True, told=protect
    )

    assert faults(report) == [(len(rows) + 2, "name")]
    assert not Source.objects.filter(name="Taupe").exists()
    assert tally(report) == (len(rows), 0, 0, 1)
