"""A verdict that two people reached before the desk had them write it down here."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.choices import Risk
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.models import Claim
from factcheck.workflow.door import approve, propose
from factcheck.workflow.needs import Origin, Proposal


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
    """to check → the outcome, through the same door: one person proposes, another approves.

    Both are asked what they would be asked today; `actor` is the chief who answers for the file,
    and stands in both lines of the ledger. A high risk is refused: its second verdict is given
    without seeing the first, and no file can show that.
    """
    if not policy.can_import(actor):
        raise NotAllowedError(_("Only a chief can import tables."))
    if claim.risk == Risk.HIGH:
        raise NotPossibleError(
            _(
                "High risk: its second verdict is given blind, at the desk. Import the claim "
                "without a verdict."
            )
        )
    origin = Origin(by=actor, file=file, row=row)
    with transaction.atomic():
        claim = propose(claim, actor=proposed_by, version=version, proposal=proposal, origin=origin)
        return approve(claim, actor=approved_by, version=claim.version, origin=origin)
