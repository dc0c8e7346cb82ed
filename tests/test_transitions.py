from __future__ import annotations

from itertools import product

import pytest

from factcheck import ledger
from factcheck.choices import OPEN, SETTLED, Status
from factcheck.errors import IncompleteError, NotPossibleError
from factcheck.models import ReviewEvent
from factcheck.transitions import TRANSITIONS, available
from tests.conftest import Cast
from tests.verbs import claim_in, use

# The whole workflow, written a second time: (from, verb) → to. Whatever is absent is refused.
TABLE = {
    ("to_check", "propose"): "in_review",
    ("in_review", "approve"): "verified",
    ("in_review", "disagree"): "to_check",
    ("in_review", "send_back"): "to_check",
    ("verified", "reopen"): "to_check",
    ("disputed", "reopen"): "to_check",
    ("to_check", "withdraw"): "withdrawn",
    ("in_review", "withdraw"): "withdrawn",
    ("verified", "withdraw"): "withdrawn",
    ("disputed", "withdraw"): "withdrawn",
    ("withdrawn", "restore"): "to_check",
}
WITH_REASON = {"disagree", "send_back", "reopen", "withdraw", "restore"}


@pytest.mark.django_db
@pytest.mark.parametrize(("status", "verb"), list(product(Status.values, TRANSITIONS)))
def test_every_verb_from_every_status_works_or_is_not_possible(
    cast: Cast, status: str, verb: str
) -> None:
    claim = claim_in(status, cast)
    before, lines = claim.version, ReviewEvent.objects.count()

    if (status, verb) in TABLE:
        after = use(verb, claim, cast.chief)
        line = ReviewEvent.objects.latest("sequence")
        assert (after.status, after.version) == (TABLE[status, verb], before + 1)
        assert (line.verb, line.from_status, line.to_status) == (verb, status, after.status)
        assert (line.actor, line.actor_name) == (cast.chief, "chief")
    else:
        with pytest.raises(NotPossibleError) as refusal:
            use(verb, claim, cast.chief)
        assert not isinstance(refusal.value, IncompleteError)
        assert claim.get_status_display() in str(refusal.value)
        claim.refresh_from_db()
        assert (claim.status, claim.version) == (status, before)
        assert ReviewEvent.objects.count() == lines
    assert list(ledger.faults()) == []


def test_the_table_knows_these_verbs_in_this_order() -> None:
    assert list(TRANSITIONS) == [
        "propose",
        "approve",
        "disagree",
        "send_back",
        "reopen",
        "withdraw",
        "restore",
    ]
    assert {t.verb: t.instead_of for t in TRANSITIONS.values() if t.instead_of} == {
        "disagree": "approve"
    }
    assert {t.verb for t in TRANSITIONS.values() if t.needs_reason} == WITH_REASON


@pytest.mark.parametrize("status", Status.values)
def test_what_is_available_is_what_the_table_says(status: str) -> None:
    assert available(status) == tuple(verb for verb in TRANSITIONS if (status, verb) in TABLE)


@pytest.mark.parametrize("verb", list(TRANSITIONS))
def test_each_target_is_what_the_table_says(verb: str) -> None:
    targets = {to for (_from, name), to in TABLE.items() if name == verb}

    fixed = TRANSITIONS[verb].target

    assert fixed is None if verb == "approve" else {fixed} == targets


def test_open_and_settled_and_withdrawn_are_all_there_is() -> None:
    assert [*OPEN, *SETTLED, Status.WITHDRAWN] == list(Status)
