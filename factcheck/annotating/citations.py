from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import freshness, ledger, policy
from factcheck.annotating.claims import open_claim
from factcheck.annotating.protecting import hold_evidence, hold_source
from factcheck.annotating.sealing import Stored, seal, stored
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.models import Citation, Claim, Evidence
from factcheck.workflow import compare_and_set


def add_evidence(
    evidence: Evidence,
    *,
    actor: AbstractBaseUser | None,
    file: UploadedFile[bytes] | Stored | None = None,
) -> Evidence:
    """Store a new piece of evidence, and seal its file.

    `actor` is None for a command, which has no files.
    """
    if actor is not None and not policy.can_use_desk(actor):
        raise NotAllowedError(_("Your role does not allow this."))
    evidence.added_by_id = actor.pk if actor else None
    if file is None or actor is None:
        with transaction.atomic():
            hold_source(evidence)
            evidence.save()
        return evidence
    evidence.captured_at = evidence.captured_at or timezone.now()
    held: AbstractContextManager[Stored] = (
        nullcontext(file) if isinstance(file, Stored) else stored(file, file.name or "")
    )
    with held as content, transaction.atomic():
        hold_source(evidence)
        evidence.save()
        seal(evidence, actor=actor, content=content, captured_at=evidence.captured_at)
    return evidence


def cite(
    claim: Claim, *, actor: AbstractBaseUser | None, version: int, citation: Citation
) -> Citation:
    """Use a piece of evidence, which the person must be able to see, for a claim to check.

    `actor` is None for a command.
    """
    with transaction.atomic():
        claim = open_claim(claim, actor=actor, version=version)
        if actor is not None and not policy.can_view_evidence(actor, citation.evidence):
            raise NotAllowedError(_("Your role does not allow this."))
        # Held, so that nobody withdraws or protects it meanwhile.
        evidence = citation.evidence = hold_evidence(citation.evidence_id)[citation.evidence_id]
        if evidence.withdrawn_at is not None:
            raise NotPossibleError(_("This evidence is withdrawn: choose another piece."))
        compare_and_set(claim, version)
        citation.claim = claim
        citation.added_by_id = actor.pk if actor else None
        citation.save(force_insert=True)
        ledger.append(
            article=claim.article,
            claim=claim,
            verb="cite",
            actor=actor,
            data={"citation": citation.pk, "evidence": citation.evidence_id},
        )
        claim.refresh_from_db()
    return citation


def uncite(citation: Citation, *, actor: AbstractBaseUser, version: int) -> Claim:
    """Take a citation off a claim to check. The evidence itself stays."""
    with transaction.atomic():
        claim = open_claim(citation.claim, actor=actor, version=version)
        compare_and_set(claim, version)
        ledger.append(
            article=claim.article,
            claim=claim,
            verb="uncite",
            actor=actor,
            data={"evidence": citation.evidence_id, "stance": citation.stance},
        )
        citation.delete()
        claim.refresh_from_db()
    return claim


def correct_citation(
    citation: Citation,
    *,
    actor: AbstractBaseUser,
    version: int,
    stance: str,
    locator: str,
    excerpt: str,
) -> Claim:
    """Say anew which way a citation speaks, where, and in what words. What is the same writes
    nothing.

    Of a claim to check only, like taking evidence off: not even a locator becomes more precise
    under a verdict. The locator and the excerpt are what somebody approved, and what a page
    shows readers, who are told of a change by a correction; so the claim is reopened first.

    The ledger names the fields and keeps the stance that was. Words of evidence may have to be
    encrypted, now or later, and the ledger forgets nothing.
    """
    said = {"stance": stance, "locator": locator, "excerpt": excerpt}
    with transaction.atomic():
        claim = open_claim(citation.claim, actor=actor, version=version)
        if not policy.can_view_evidence(actor, citation.evidence):
            raise NotAllowedError(_("Your role does not allow this."))
        # Held, so that nobody protects it meanwhile: its words are sealed as it is.
        evidence = hold_evidence(citation.evidence_id)[citation.evidence_id]
        citation = Citation.objects.get(pk=citation.pk)
        citation.evidence = evidence
        changed = [name for name, value in said.items() if getattr(citation, name) != value]
        if not changed:
            return claim
        compare_and_set(claim, version)
        data = {"citation": citation.pk, "evidence": evidence.pk, "stance": citation.stance}
        for name in changed:
            setattr(citation, name, said[name])
        citation.save(force_update=True)
        # What was found of its page was held against the words that it cited before.
        freshness.forget(citation)
        ledger.append(
            article=claim.article,
            claim=claim,
            verb="correct_citation",
            actor=actor,
            data={**data, "changed": changed},
        )
        claim.refresh_from_db()
    return claim
