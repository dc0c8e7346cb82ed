"""Evidence that does not hold is withdrawn with a reason, never deleted; it can be restored."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import ledger, policy
from factcheck.annotating.holding import hold_evidence
from factcheck.choices import SETTLED, PageState, Status
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.models import Claim, Evidence, FactPage


def claims_resting_on(evidence: Evidence) -> QuerySet[Claim]:
    """The claims that cite it and whose verdict, or published page, would lose its ground."""
    published = FactPage.objects.filter(claim=OuterRef("pk"), state=PageState.PUBLISHED)
    judged = Q(status__in=(Status.IN_REVIEW, *SETTLED))
    citing = Claim.objects.filter(pk__in=evidence.citations.values("claim"))
    return citing.filter(judged | Q(Exists(published)))


def withdraw_evidence(evidence: Evidence, *, actor: AbstractBaseUser, reason: str) -> Evidence:
    """From now on it carries no verdict, is cited nowhere anew, and leaves the desk no more.

    Not while a verdict or a published page rests on it: what readers see would rest on nothing.
    """
    reason = reason.strip()
    with transaction.atomic():
        # In the order of `cite`: claims before evidence. A verdict that is being proposed is
        # waited for.
        citing = Claim.objects.filter(pk__in=evidence.citations.values("claim")).order_by("pk")
        list(citing.select_for_update(no_key=True).values_list("pk"))
        evidence = _held(evidence, actor)
        if evidence.withdrawn_at is not None:
            raise NotPossibleError(_("This evidence is withdrawn already."))
        if not reason:
            raise NotPossibleError(_("Say why this evidence is withdrawn."))
        if claims_resting_on(evidence).exists():
            raise NotPossibleError(
                _(
                    "A verdict or a published page rests on this evidence. Send those claims back "
                    "or reopen them, and take the evidence off first; or retract the page."
                )
            )
        evidence.withdrawn_at = timezone.now()
        evidence.withdrawn_by_id = actor.pk
        evidence.withdrawn_because = reason
        _record("withdraw_evidence", evidence, actor, reason)
    return evidence


def restore_evidence(evidence: Evidence, *, actor: AbstractBaseUser) -> Evidence:
    """Let it count again, wherever it is still cited."""
    with transaction.atomic():
        evidence = _held(evidence, actor)
        if evidence.withdrawn_at is None:
            raise NotPossibleError(_("This evidence is not withdrawn."))
        evidence.withdrawn_at = evidence.withdrawn_by = None
        evidence.withdrawn_because = ""
        _record("restore_evidence", evidence, actor, "")
    return evidence


def _held(evidence: Evidence, actor: AbstractBaseUser) -> Evidence:
    if not policy.can_withdraw_evidence(actor, evidence):
        raise NotAllowedError(_("Your role does not allow this."))
    return hold_evidence(evidence.pk)[evidence.pk]


def _record(verb: str, evidence: Evidence, actor: AbstractBaseUser, reason: str) -> None:
    """The ledger is for good: a reason that could give a protected source away stays on the row."""
    evidence.save()
    told = "" if evidence.protects_somebody else reason
    data = {"evidence": evidence.pk}
    ledger.append(article=None, verb=verb, actor=actor, reason=told, data=data)
