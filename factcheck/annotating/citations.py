from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import freshness, ledger, policy
from factcheck.annotating.claims import check_open, open_claim
from factcheck.annotating.holding import hold_evidence, hold_sources
from factcheck.annotating.sealing import Stored, seal, stored
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.models import Citation, Claim, Evidence, bulk
from factcheck.workflow import compare_and_set, count_up, lock_all


def add_evidence(
    evidence: Evidence,
    *,
    actor: AbstractBaseUser | None,
    file: UploadedFile[bytes] | Stored | None = None,
) -> Evidence:
    """Store a new piece of evidence, and seal its file.

    `actor` is None for a command, which has no files.
    """
    if file is None or actor is None:
        return add_pieces([evidence], actor=actor)[0]
    _check_may_add(actor)
    evidence.added_by_id = actor.pk
    evidence.captured_at = evidence.captured_at or timezone.now()
    held: AbstractContextManager[Stored] = (
        nullcontext(file) if isinstance(file, Stored) else stored(file, file.name or "")
    )
    with held as content, transaction.atomic():
        hold_sources([evidence])
        evidence.save()
        seal(evidence, actor=actor, content=content, captured_at=evidence.captured_at)
    return evidence


def add_pieces(pieces: Sequence[Evidence], *, actor: AbstractBaseUser | None) -> Sequence[Evidence]:
    """The same for many without files, all or none; the work is that of one."""
    _check_may_add(actor)
    with transaction.atomic():
        hold_sources(pieces)
        for evidence in pieces:
            evidence.added_by_id = actor.pk if actor else None
        bulk.insert(pieces)
    return pieces


def _check_may_add(actor: AbstractBaseUser | None) -> None:
    if actor is not None and not policy.can_use_desk(actor):
        raise NotAllowedError(_("Your role does not allow this."))


@dataclass(frozen=True, slots=True)
class Use:
    """A claim, the version of it that somebody saw, and what is to be cited for it."""

    claim: Claim
    version: int
    citation: Citation


def cite(
    claim: Claim, *, actor: AbstractBaseUser | None, version: int, citation: Citation
) -> Citation:
    """Use a piece of evidence, which the person must be able to see, for a claim to check.

    `actor` is None for a command.
    """
    cite_all([Use(claim, version, citation)], actor=actor)
    return citation


def cite_all(uses: Sequence[Use], *, actor: AbstractBaseUser | None) -> None:
    """The same for each of several claims, all or none; the work is that of one.

    Several uses of one claim are of the version before all of them, and each counts it up.
    """
    with transaction.atomic():
        claims = lock_all([use.claim for use in uses])
        for use in uses:
            check_open(claims[use.claim.pk], actor=actor, version=use.version)
        pieces = {use.citation.evidence.pk for use in uses}
        if actor is not None and _hidden(pieces, actor):
            raise NotAllowedError(_("Your role does not allow this."))
        # Held, so that nobody withdraws or protects it meanwhile.
        held = hold_evidence(*pieces)
        if any(evidence.withdrawn_at is not None for evidence in held.values()):
            raise NotPossibleError(_("This evidence is withdrawn: choose another piece."))
        count_up([claims[use.claim.pk] for use in uses])
        for use in uses:
            citation = use.citation
            citation.claim = claims[use.claim.pk]
            citation.evidence = held[citation.evidence.pk]
            citation.added_by_id = actor.pk if actor else None
        bulk.insert([use.citation for use in uses])
        ledger.append_all([_cited(use.citation, actor) for use in uses])


def _hidden(pieces: Collection[int], actor: AbstractBaseUser) -> bool:
    return policy.visible_evidence(actor).filter(pk__in=pieces).count() < len(pieces)


def _cited(citation: Citation, actor: AbstractBaseUser | None) -> ledger.Entry:
    claim = citation.claim
    data = {"citation": citation.pk, "evidence": citation.evidence_id}
    return ledger.Entry(claim.article, "cite", actor, claim, data=data)


def uncite(citation: Citation, *, actor: AbstractBaseUser, version: int) -> Claim:
    """Take a citation off a claim to check. The evidence itself stays."""
    with transaction.atomic():
        claim = open_claim(citation.claim, actor=actor, version=version)
        compare_and_set(claim, version)
        # Before the ledger: whoever seals what is cited holds it, and then waits for the ledger.
        citation.delete()
        ledger.append(
            article=claim.article,
            claim=claim,
            verb="uncite",
            actor=actor,
            data={"evidence": citation.evidence_id, "stance": citation.stance},
        )
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
