"""Verdicts that two people reached before the desk had them write these down here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import ledger, notifying, policy
from factcheck.choices import Risk, Stance, Status
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, RefusalError
from factcheck.models import DETAILS, Claim, Verdict, bulk
from factcheck.workflow.door import may_pass, proposed
from factcheck.workflow.holding import count_up, lock_all
from factcheck.workflow.needs import Proposal, missing_for_approval
from factcheck.workflow.sources import Held, held_by_all

_Held = Mapping[int, Mapping[Stance, Held]]


@dataclass(frozen=True, slots=True)
class Archived:
    """A claim, the version of it that somebody saw, and its verdict as an archive has it."""

    claim: Claim
    version: int
    proposal: Proposal
    proposed_by: AbstractBaseUser
    approved_by: AbstractBaseUser
    file: str
    row: int


def import_verdict(
    claim: Claim,
    *,
    actor: AbstractBaseUser,
    version: int,
    proposal: Proposal,
    proposed_by: AbstractBaseUser,
    approved_by: AbstractBaseUser,
    file: str,
    row: int,
) -> Claim:
    """What `import_verdicts` does for one."""
    archived = Archived(claim, version, proposal, proposed_by, approved_by, file, row)
    return import_verdicts([archived], actor=actor)[0]


def import_verdicts(archived: Sequence[Archived], *, actor: AbstractBaseUser) -> list[Claim]:
    """to check → the outcome, through the same door: one person proposes, another approves.

    Both are asked what they would be asked today; `actor` is the chief who answers for the file,
    and stands in both lines of the ledger. A high risk is refused: its second verdict is given
    without seeing the first, and no file can show that. All or none; the work is that of one.
    """
    if not policy.can_import(actor):
        raise NotAllowedError(_("Only a chief can import tables."))
    with transaction.atomic():
        claims = lock_all([one.claim for one in archived], *DETAILS)
        if any(claim.risk == Risk.HIGH for claim in claims.values()):
            raise NotPossibleError(
                _(
                    "High risk: its second verdict is given blind, at the desk. Import the claim "
                    "without a verdict."
                )
            )
        held = held_by_all(list(claims.values()))
        verdicts = _propose(archived, claims, held)
        _approve(archived, claims, held, verdicts)
        entries = (
            _entries(one, verdict, actor) for one, verdict in zip(archived, verdicts, strict=True)
        )
        ledger.append_all(list(chain.from_iterable(entries)))
    return [claims[one.claim.pk] for one in archived]


def would_pass(one: Archived, held: Mapping[Stance, Held]) -> bool:
    """Whether `import_verdicts` takes the verdict of a claim that is not stored yet.

    `held` is what will speak for and against it.
    """
    try:
        may_pass(one.claim, "propose", one.proposed_by, one.version, None)
        verdict = proposed(one.claim, one.proposal, actor=one.proposed_by, held=held)
    except RefusalError:
        return False
    return policy.MAY["approve"](one.approved_by, one.claim, verdict)


def _propose(
    archived: Sequence[Archived], claims: Mapping[int, Claim], held: _Held
) -> list[Verdict]:
    current = {one.claim_id: one for one in Verdict.objects.current_of_all(list(claims))}
    verdicts = []
    for one in archived:
        claim, person = claims[one.claim.pk], one.proposed_by
        may_pass(claim, "propose", person, one.version, current.get(claim.pk))
        verdicts.append(proposed(claim, one.proposal, actor=person, held=held[claim.pk]))
    bulk.insert(verdicts)
    count_up(claims.values(), status=Status.IN_REVIEW, status_since=timezone.now(), reworded=False)
    return verdicts


def _approve(
    archived: Sequence[Archived],
    claims: Mapping[int, Claim],
    held: _Held,
    verdicts: Sequence[Verdict],
) -> None:
    """Nobody was asked to look at them meanwhile: it is one transaction."""
    by_person, by_outcome = defaultdict(list), defaultdict(list)
    for one, verdict in zip(archived, verdicts, strict=True):
        claim, person = claims[one.claim.pk], one.approved_by
        may_pass(claim, "approve", person, claim.version, verdict)
        if missing := missing_for_approval(claim, verdict, "", "", held[claim.pk]):
            raise IncompleteError(missing)
        by_person[person].append(verdict.pk)
        by_outcome[Status(verdict.outcome)].append(claim)
    now = timezone.now()
    for person, pks in by_person.items():
        Verdict.objects.filter(pk__in=pks).update(approved_by_id=person.pk, approved_at=now)
    _tell_of_change(archived, verdicts)
    for outcome, some in by_outcome.items():
        count_up(some, status=outcome, status_since=now, reworded=False)


def _tell_of_change(archived: Sequence[Archived], verdicts: Sequence[Verdict]) -> None:
    """A claim that had a verdict before may have been found otherwise."""
    before = Verdict.objects.filter(claim__in=[one.claim_id for one in verdicts])
    before = before.exclude(pk__in=[verdict.pk for verdict in verdicts])
    known = set(before.values_list("claim", flat=True))
    for one, verdict in zip(archived, verdicts, strict=True):
        if verdict.claim_id in known:
            notifying.found_anew(verdict, actor=one.approved_by)


def _entries(
    one: Archived, verdict: Verdict, actor: AbstractBaseUser
) -> tuple[ledger.Entry, ledger.Entry]:
    # In English, as the ledger is the same for everybody.
    reason = f"imported from {one.file} row {one.row}"
    by = {"imported_by": actor.pk, "imported_by_name": actor.get_username()}
    outcome, claim = verdict.outcome, verdict.claim
    return (
        ledger.Entry(
            claim.article,
            "propose",
            one.proposed_by,
            claim,
            Status.TO_CHECK,
            Status.IN_REVIEW,
            reason,
            {"outcome": outcome, "rating": verdict.rating.slug, **by},
        ),
        ledger.Entry(
            claim.article,
            "approve",
            one.approved_by,
            claim,
            Status.IN_REVIEW,
            outcome,
            reason,
            {"outcome": outcome, "own_outcome": "", **by},
        ),
    )
