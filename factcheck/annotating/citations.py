from __future__ import annotations

import hashlib
from pathlib import PurePath

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from factcheck import ledger, policy
from factcheck.annotating.claims import open_claim
from factcheck.errors import NotAllowedError
from factcheck.models import Citation, Claim, Evidence
from factcheck.workflow import compare_and_set


def add_evidence(
    evidence: Evidence,
    *,
    actor: AbstractBaseUser | None,
    file: UploadedFile[bytes] | None = None,
) -> Evidence:
    """Store a new piece of evidence, and its file under a name of our own, with its SHA-256.

    `actor` is None for a command, which has no files.
    """
    if actor is not None and not policy.can_use_desk(actor):
        raise NotAllowedError(_("Your role does not allow this."))
    evidence.added_by_id = actor.pk if actor else None
    if file is not None and actor is not None:
        hold_file(evidence, file, actor=actor)
    evidence.save()
    return evidence


def hold_file(evidence: Evidence, file: UploadedFile[bytes], *, actor: AbstractBaseUser) -> None:
    """Attach an uploaded file, unsaved: hashed, and renamed so that its name can do no harm."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    given = PurePath(file.name or "").name
    evidence.sha256 = digest.hexdigest()
    evidence.file_name = given[:200]
    evidence.captured_at = evidence.captured_at or timezone.now()
    evidence.captured_by_id = actor.pk
    file.name = f"{digest.hexdigest()[:16]}-{get_random_string(8)}"
    evidence.file = file


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
