"""Changing sources and evidence: what must be encrypted follows whether they protect somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.annotating.asking import revoke_about
from factcheck.annotating.holding import hold_sources
from factcheck.annotating.sources import names_of
from factcheck.choices import Visibility
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Citation, Claim, Contact, Evidence, Seal, Source
from factcheck.workflow import STALE


def save_source(source: Source, *, actor: AbstractBaseUser) -> Source:
    """Store a source as it is now, with its evidence sealed, or open, as it itself is.

    A protected source has nothing in the clear at any moment, so its evidence is sealed before it
    and opened after it; the admin's log forgets what it was called, and so do the titles of its
    evidence, and the open links about claims that name it end. Other traces from before it was
    protected stay where they went: on published pages and in backups.
    """
    if not policy.is_checker(actor):
        raise NotAllowedError(_("Your role does not allow this."))
    with transaction.atomic():
        if source.pk is None:
            source.added_by_id = actor.pk
            source.save()
            return source
        before = Source.objects.select_for_update(no_key=True).get(pk=source.pk)
        if before.merged_into_id != source.merged_into_id:
            raise StaleError(STALE)
        if not source.protected:
            source.save()
        _store_evidence_of(source)
        if source.protected:
            source.save()
            _forget_logged(source)
        # What was merged into it has its names.
        for gone in Source.objects.filter(merged_into=source).order_by("pk"):
            gone.protected = source.protected
            gone.save()
        if source.protected and not before.protected:
            revoke_about(source, actor=actor)
    return source


def save_evidence(evidence: Evidence, *, actor: AbstractBaseUser) -> Evidence:
    """Store a piece of evidence as it is now; what citations and seals say of it is sealed with it."""
    if not policy.can_edit_evidence(actor, evidence):
        raise NotAllowedError(_("Your role does not allow this."))
    if evidence.visibility == Visibility.PUBLIC and said_in_confidence(evidence):
        raise NotPossibleError(_("This was not said on the record: it cannot be public."))
    with transaction.atomic():
        hold_sources([evidence])
        now = Evidence.objects.select_for_update(no_key=True).get(pk=evidence.pk)
        # Somebody may have withdrawn it since it was read, and that has a line in the ledger.
        evidence.withdrawn_at, evidence.withdrawn_by_id = now.withdrawn_at, now.withdrawn_by_id
        evidence.withdrawn_because = now.withdrawn_because
        store_evidence(evidence)
    return evidence


def _store_evidence_of(source: Source) -> None:
    pieces = Evidence.objects.select_for_update(no_key=True).filter(source=source)
    for piece in pieces.order_by("pk"):
        piece.source = source
        if source.protected:
            piece.title = _without(names_of(source), piece.title)
        store_evidence(piece)


def said_in_confidence(evidence: Evidence) -> bool:
    """Whether it is an answer that was not given on the record."""
    return Contact.objects.in_confidence().filter(evidence=evidence.pk or 0).exists()


def store_evidence(evidence: Evidence) -> None:
    """The same for a verb that has asked the policy, inside its transaction."""
    evidence.save()
    sealed = evidence.must_be_sealed
    citations = Citation.objects.filter(evidence=evidence)
    for citation in citations.filter(secret="") if sealed else citations.exclude(secret=""):
        citation.evidence = evidence
        citation.save()
    if sealed:
        _forget_logged(evidence)
        _forget_cited(evidence)
    seals = Seal.objects.filter(evidence=evidence)
    for seal in seals.filter(secret="") if sealed else seals.exclude(secret=""):
        seal.evidence = evidence
        seal.save()


def _without(names: Iterable[str], title: str) -> str:
    """A title is read by the whole desk: "Answer of …"."""
    for name in sorted(filter(None, names), key=len, reverse=True):
        title = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "…", title, flags=re.IGNORECASE)
    return title


def _forget_logged(row: Source | Evidence) -> None:
    """Take the name and the values of what is protected now out of the admin's log."""
    own = ContentType.objects.get_for_model(row)
    entries = LogEntry.objects.filter(content_type=own, object_id=str(row.pk))
    entries.update(object_repr=str(row), change_message="")


def _forget_cited(evidence: Evidence) -> None:
    """A claim's entries in that log name what was cited of it; the ledger tells them without."""
    types = ContentType.objects.get_for_models(
        Claim, *Claim.__subclasses__(), for_concrete_models=False
    )
    citing = [str(pk) for pk in evidence.citations.values_list("claim", flat=True)]
    entries = LogEntry.objects.filter(content_type__in=types.values(), object_id__in=citing)
    entries.update(change_message="")
