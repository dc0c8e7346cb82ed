from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from factcheck import annotating, ledger, publishing, workflow
from factcheck.choices import Kind, Status, Visibility
from factcheck.models import Citation, Claim, LedgerHead, ReviewEvent, Verdict
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, settled
from tests.tampering import check_now, raw, without_triggers
from tests.verbs import claim_in, use

pytestmark = pytest.mark.django_db

CHANGED = "event 3 was changed after it was written"


@pytest.fixture
def history(cast: Cast) -> Claim:
    """Eight lines: import, mark, cite, propose, approve, reopen, edit, assign."""
    claim = settled(by=cast.checker, approver=cast.editor)
    claim = use("reopen", claim, cast.editor)
    claim = annotating.edit_claim(
        claim, actor=cast.checker, version=claim.version, statement="Été 2021 : 1 %."
    )
    return annotating.assign_claim(
        claim, actor=cast.editor, version=claim.version, assignee=cast.checker, due=None
    )


def tamper(number: int, **changes: Any) -> None:
    with without_triggers():
        assert ReviewEvent.objects.filter(sequence=number).update(**changes) == 1


def remove(*sequences: int) -> None:
    with without_triggers():
        ReviewEvent.objects.filter(sequence__in=sequences)._raw_delete("default")
        check_now()


def faults() -> list[str]:
    return list(ledger.faults())


@pytest.mark.usefixtures("history")
def test_an_honest_history_has_no_faults() -> None:
    verbs = ReviewEvent.objects.order_by("sequence").values_list("sequence", "verb")

    assert list(verbs) == list(
        enumerate(
            ["import", "mark", "cite", "propose", "approve", "reopen", "edit", "assign"], start=1
        )
    )
    assert faults() == []


def test_an_empty_ledger_has_no_faults() -> None:
    assert faults() == []
    LedgerHead.objects.all().delete()
    assert faults() == []


def test_a_line_is_hashed_as_written_down_here() -> None:
    event = ReviewEvent(
        sequence=7,
        article_id=1,
        claim_id=None,
        verb="note",
        from_status="",
        to_status="verified",
        actor_id=3,
        actor_name="zoé",
        reason="Vu « là ».",
        data={"b": 1, "a": [True]},
        at=datetime.fromisoformat("2026-01-02T03:04:05+02:00"),
        previous_hash="00",
    )
    line = (
        '{"actor":3,"article":1,"at":"2026-01-02T01:04:05.000000+00:00","claim":null,'
        '"data":{"a":[true],"b":1},"from":"","name":"zoé","previous":"00",'
        '"reason":"Vu « là ».","sequence":7,"to":"verified","verb":"note"}'
    )

    assert ledger.digest(event) == hashlib.sha256(line.encode()).hexdigest()


CHANGES: dict[str, Callable[[Cast], Any]] = {
    "article": lambda cast: an_article(),
    "claim": lambda cast: None,
    "verb": lambda cast: "site",
    "from_status": lambda cast: Status.TO_CHECK,
    "to_status": lambda cast: Status.VERIFIED,
    "actor": lambda cast: cast.chief,
    "actor_name": lambda cast: "checkeR",
    "reason": lambda cast: " ",
    "data": lambda cast: {"citation": 0},
    "at": lambda cast: timezone.now() + timedelta(microseconds=1),
    "previous_hash": lambda cast: "0" * 64,
    "hash": lambda cast: "f" * 64,
}


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize("field", sorted(CHANGES))
def test_a_change_of_any_field_of_a_line_is_named(cast: Cast, field: str) -> None:
    tamper(3, **{field: CHANGES[field](cast)})

    assert CHANGED in faults()


def test_no_field_of_a_line_is_left_out() -> None:
    fields = {field.name for field in ReviewEvent._meta.concrete_fields}

    assert fields == {*CHANGES, "id", "sequence"}


@pytest.mark.usefixtures("history")
def test_a_line_forged_with_its_hash_breaks_the_chain_after_it() -> None:
    event = ReviewEvent.objects.get(sequence=3)
    event.reason = "Autre."
    tamper(3, reason=event.reason, hash=ledger.digest(event))

    assert faults() == ["event 4 does not follow the one before it"]


@pytest.mark.usefixtures("history")
def test_a_line_taken_out_of_the_middle_is_named() -> None:
    remove(3)

    assert faults() == ["event 3 is missing (the next one is 4)"]


@pytest.mark.usefixtures("history")
def test_the_first_line_taken_away_is_named() -> None:
    remove(1)

    assert faults() == ["event 1 is missing (the next one is 2)"]


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize("count", [1, 2])
def test_lines_taken_off_the_end_are_named(count: int) -> None:
    remove(*range(9 - count, 9))

    assert faults() == [
        f"the ledger ends at event {8 - count}, and 8 were written: the last ones are missing"
    ]


@pytest.mark.usefixtures("history")
def test_a_head_with_another_hash_is_named() -> None:
    LedgerHead.objects.update(hash="0" * 64)

    assert faults() == ["the ledger ends at event 8, which is not the one that was written there"]


@pytest.mark.usefixtures("history")
def test_two_lines_that_change_places_are_named() -> None:
    tamper(3, sequence=99)
    tamper(4, sequence=3)
    tamper(99, sequence=4)

    assert CHANGED in faults()
    assert "event 4 was changed after it was written" in faults()


def test_a_status_that_no_line_led_to_is_named(history: Claim) -> None:
    with without_triggers():
        Claim.objects.update(status=Status.WITHDRAWN)

    assert faults() == [
        f"claim {history.pk} is withdrawn, and its last event left it to_check: it was changed past the desk"
    ]


def test_a_claim_that_no_line_knows_is_named(history: Claim) -> None:
    claim = Claim.objects.create(
        article=history.article, number=9, kind=Kind.FIGURE, statement="Glissé."
    )

    assert faults() == [
        f"claim {claim.pk} is to_check, and no event made it so: it was changed past the desk"
    ]


@pytest.mark.parametrize(
    "changes",
    [{"current": False}, {"outcome": "disputed"}, {"approved_by": None, "approved_at": None}],
)
def test_a_settled_claim_whose_verdict_says_otherwise_is_named(
    cast: Cast, changes: dict[str, Any]
) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    settled(by=cast.checker, approver=cast.editor, outcome="disputed")
    assert faults() == []

    with without_triggers():
        Verdict.objects.filter(claim=claim).update(**changes)

    assert faults() == [f"claim {claim.pk} is verified, and no approved verdict says so"]


def test_the_last_line_of_each_claim_counts(cast: Cast) -> None:
    for status in Status.values:
        claim_in(status, cast)

    assert faults() == []


def test_a_line_is_written_with_who_and_when(cast: Cast) -> None:
    article, before = an_article(), timezone.now()

    event = ledger.append(article=article, verb="note", actor=cast.chief, data={"a": 1})
    by_command = ledger.append(article=article, verb="note", actor=None)

    assert (event.actor, event.actor_name, event.data) == (cast.chief, "chief", {"a": 1})
    assert before <= event.at <= timezone.now()
    assert event.at.tzinfo is UTC
    assert (by_command.actor, by_command.actor_name, by_command.data) == (None, "", {})
    assert by_command.previous_hash == event.hash
    head = LedgerHead.objects.get()
    assert (head.sequence, head.hash) == (3, by_command.hash)


def test_an_account_may_be_renamed(history: Claim, cast: Cast) -> None:
    cast.checker.username = "renamed"
    cast.checker.save()

    assert faults() == []


def test_a_line_goes_with_the_transaction_that_fails(cast: Cast) -> None:
    article = an_article()

    with transaction.atomic():
        ledger.append(article=article, verb="note", actor=cast.chief)
        transaction.set_rollback(True)

    assert ReviewEvent.objects.count() == 1
    assert faults() == []


def test_the_ledger_never_repeats_evidence_or_a_protected_name(cast: Cast) -> None:
    secret = "GORGE-PROFONDE"
    source = a_source(secret, protected=True)
    piece = evidence(
        secret, visibility=Visibility.PROTECTED, source=source, notes=secret, added_by=cast.checker
    )
    claim = a_claim(kind=Kind.QUOTE, detail={"speaker": source, "original": secret})
    claim = cited(claim, actor=cast.checker, evidence=piece, excerpt=secret, locator=secret)
    claim = annotating.edit_claim(
        claim,
        actor=cast.checker,
        version=claim.version,
        risk="low",
        detail={"speaker": source, "original": secret},
    )
    claim = annotating.uncite(Citation.objects.get(), actor=cast.checker, version=claim.version)
    claim = cited(claim, actor=cast.checker, evidence=piece, excerpt=secret)
    annotating.add_comment(claim, actor=cast.checker, body=secret)
    claim = settled(claim, by=cast.checker, approver=cast.editor, summary=secret)
    workflow.sign_off(
        claim.article, actor=cast.editor, revision=claim.article.revision_id, override_reason="Oui."
    )
    publishing.publish_article(claim.article, actor=cast.editor)

    lines = raw("SELECT * FROM factcheck_reviewevent")

    assert len(lines) == 11
    assert secret not in str(lines)
