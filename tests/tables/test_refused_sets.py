"""A set of rows that is refused as a whole keeps only those rows out that are to blame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from django.db import IntegrityError

from factcheck import annotating, workflow
from factcheck.models import Claim, Evidence, Source
from factcheck.tables import new_claims
from tests.conftest import Cast
from tests.newsdesk import a_source, evidence
from tests.tables.comparing import assert_the_same, point, prepared
from tests.tables.importing import CITED, VERDICT, faults, take, tally


@pytest.fixture
def desk(cast: Cast) -> Cast:
    return prepared(cast)


def test_a_set_that_the_database_refuses_is_halved_until_one_row_is_to_blame(
    desk: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = annotating.mark_claims

    def refusing(marks: Sequence[annotating.Mark], **more: Any) -> list[Claim]:
        claims = mark(marks, **more)
        if any(one.statement == "113 villes." for one in marks):
            raise IntegrityError
        return claims

    monkeypatch.setattr(annotating, "mark_claims", refusing)
    rows = [point(n, **CITED, attributed_to="Neuve") for n in range(10, 20)]

    report = take("claims", *rows, by=desk.chief)

    assert (tally(report), faults(report)) == ((9, 0, 0, 1), [(5, "")])
    assert_the_same(rows, desk)


def test_many_refused_sets_are_not_judged_anew_for_each_other(
    desk: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every second row is there already, so that each set is one row, and is refused."""
    take("claims", point(1), by=desk.chief)
    init, judged = new_claims.NewClaims.__init__, []

    def counting(self: Any, rows: Any, run: Any) -> None:
        judged.append(len(rows))
        init(self, rows, run)

    def refusing(marks: Sequence[annotating.Mark], **more: Any) -> list[Claim]:
        raise IntegrityError

    monkeypatch.setattr(new_claims.NewClaims, "__init__", counting)
    monkeypatch.setattr(annotating, "mark_claims", refusing)
    rows = [row for n in range(10, 26) for row in (point(n), point(1))]

    report = take("claims", *rows, by=desk.chief)

    assert tally(report) == (0, 0, 16, 16)
    # 32 rows can be halved five times.
    assert sum(judged) <= 32 * 5


def test_a_verdict_that_is_refused_at_last_keeps_only_its_own_row_out(
    desk: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody withdrew the evidence after the rows were judged."""
    piece = evidence("Le fichier", kind="dataset", url=CITED["evidence_url"])
    rows = [point(n, **CITED, **VERDICT) for n in range(1, 4)]
    init = new_claims.NewClaims.__init__

    def judged(self: Any, *args: Any) -> None:
        init(self, *args)
        Evidence.objects.filter(pk=piece.pk).update(
            withdrawn_at=piece.added_at, withdrawn_by=desk.editor, withdrawn_because="Faux."
        )

    monkeypatch.setattr(new_claims.NewClaims, "__init__", judged)

    report = take("claims", *rows, point(4), by=desk.chief)

    assert (tally(report), faults(report)) == ((1, 0, 0, 3), [(2, ""), (3, ""), (4, "")])


def test_a_source_that_was_merged_meanwhile_is_looked_for_again(
    desk: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, old = Source.objects.get(aliases__startswith="CNIL"), a_source("Vieille")
    init = new_claims.NewClaims.__init__

    def judged(self: Any, *args: Any) -> None:
        init(self, *args)
        if not Source.objects.get(pk=old.pk).merged_into:
            annotating.merge_sources(known, old, actor=desk.editor)

    monkeypatch.setattr(new_claims.NewClaims, "__init__", judged)

    take("claims", *(point(n, attributed_to="Vieille") for n in (1, 2, 3)), by=desk.chief)

    assert {claim.figure.attributed_to for claim in Claim.objects.all()} == {known}


def test_a_source_that_was_deleted_meanwhile_is_made_anew(
    desk: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing named it: editors may delete such a source."""
    old = a_source("Vieille")
    init = new_claims.NewClaims.__init__

    def judged(self: Any, *args: Any) -> None:
        init(self, *args)
        Source.objects.filter(pk=old.pk).delete()

    monkeypatch.setattr(new_claims.NewClaims, "__init__", judged)

    take("claims", *(point(n, attributed_to="Vieille") for n in (1, 2, 3)), by=desk.chief)

    new = Source.objects.get(name="Vieille")
    assert {claim.figure.attributed_to_id for claim in Claim.objects.all()} == {new.pk}


def test_who_proposes_and_who_approves_are_asked_as_at_the_desk(desk: Cast) -> None:
    archived = take("claims", *(point(n, **CITED, **VERDICT) for n in (1, 2)), by=desk.chief)
    assert tally(archived) == (2, 0, 0, 0)
    claim = Claim.objects.order_by("pk")[0]

    reopened = workflow.reopen(claim, actor=desk.editor, version=claim.version, reason="Vu.")

    assert (claim.version, reopened.version) == (4, 5)
