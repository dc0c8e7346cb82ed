"""Answering for a cited page that is not what it was: somebody looked, and the verdict stands."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import ledger, policy
from factcheck.annotating.holding import hold_evidence
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Citation, PageWatch
from factcheck.workflow import STALE, lock


def keep_page(citation: Citation, *, actor: AbstractBaseUser, version: int, reason: str) -> None:
    """Keep a citation although its page changed, until that page is found in another state.

    `version` is that of the row that the person read. Sent twice, the first answer holds. Whoever
    thinks that the verdict does not stand reopens the claim instead.
    """
    with transaction.atomic():
        claim = lock(citation.claim)
        allowed = policy.can_check(actor, claim.article)
        if not (allowed and policy.can_view_evidence(actor, citation.evidence)):
            raise NotAllowedError(_("Your role does not allow this."))
        # Protected since: its page is nobody's to talk about, least of all in the ledger.
        if hold_evidence(citation.evidence_id)[citation.evidence_id].protects_somebody:
            raise StaleError(STALE)
        watch = PageWatch.objects.select_for_update(no_key=True).filter(citation=citation).first()
        if watch is None or watch.version != version:
            raise StaleError(STALE)
        if not watch.is_flagged:
            raise NotPossibleError(_("This page is as it was cited: there is nothing to answer."))
        if watch.kept_at is not None:
            if watch.kept_by_id == actor.pk:
                return
            raise StaleError(STALE)
        if not reason.strip():
            raise IncompleteError([_("Say why the citation still holds.")])
        watch.kept_by_id, watch.kept_at = actor.pk, timezone.now()
        watch.save(update_fields=["kept_by", "kept_at"])
        ledger.append(
            article=claim.article,
            claim=claim,
            verb="keep_page",
            actor=actor,
            reason=reason.strip(),
            data={"evidence": citation.evidence_id, "state": watch.state},
        )
