"""Changing sources and evidence: what must be encrypted follows whether they protect somebody."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.errors import NotAllowedError
from factcheck.models import Citation, Evidence, Seal, Source


def save_source(source: Source, *, actor: AbstractBaseUser) -> Source:
    """Store a source as it is now, with its evidence sealed, or open, as it itself is.

    A protected source has nothing in the clear at any moment, so its evidence is sealed before it
    and opened after it. Traces from before it was protected stay where they went: on published
    pages and in backups.
    """
    if not policy.is_checker(actor):
        raise NotAllowedError(_("Your role does not allow this."))
    with transaction.atomic():
        if source.pk is None:
            source.added_by_id = actor.pk
            source.save()
            return source
        Source.objects.select_for_update().get(pk=source.pk)
        if not source.protected:
            source.save()
        for piece in Evidence.objects.filter(source=source).order_by("pk"):
            piece.source = source
            store_evidence(piece)
        if source.protected:
            source.save()
        # What was merged into it has its names.
        for gone in Source.objects.filter(merged_into=source).order_by("pk"):
            gone.protected = source.protected
            gone.save()
    return source


def save_evidence(evidence: Evidence, *, actor: AbstractBaseUser) -> Evidence:
    """Store a piece of evidence as it is now; what citations and seals say of it is sealed with it."""
    if not policy.can_edit_evidence(actor, evidence):
        raise NotAllowedError(_("Your role does not allow this."))
    with transaction.atomic():
        hold_source(evidence)
        store_evidence(evidence)
    return evidence


def hold_source(evidence: Evidence) -> None:
    """Read the source of what is about to be saved anew: nobody protects it in the same moment."""
    if evidence.source_id is not None:
        evidence.source = Source.objects.select_for_update().get(pk=evidence.source_id)


def store_evidence(evidence: Evidence) -> None:
    """The same for a verb that has asked the policy, inside its transaction."""
    evidence.save()
    sealed = evidence.must_be_sealed
    citations = Citation.objects.filter(evidence=evidence)
    for citation in citations.filter(secret="") if sealed else citations.exclude(secret=""):
        citation.evidence = evidence
        citation.save()
    seals = Seal.objects.filter(evidence=evidence)
    for seal in seals.filter(secret="") if sealed else seals.exclude(secret=""):
        seal.evidence = evidence
        seal.save()
