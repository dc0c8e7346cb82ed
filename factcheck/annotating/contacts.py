"""The call log of a claim: whom somebody asked, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from factcheck import ledger, policy
from factcheck.annotating.citations import add_evidence, cite
from factcheck.annotating.claims import open_claim
from factcheck.annotating.holding import hold_evidence
from factcheck.annotating.protecting import store_evidence
from factcheck.annotating.sources import source_known, source_named
from factcheck.choices import (
    Channel,
    EvidenceKind,
    Language,
    Reply,
    SourceKind,
    Tier,
    Visibility,
)
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.locators import in_english, in_french
from factcheck.models import Citation, Claim, Contact, Evidence
from factcheck.workflow import STALE, lock

WRITTEN = (Channel.LETTER, Channel.SOCIAL)
MOST_QUOTED = 4000
# Of these two entries are one that was sent twice.
_SAME = ("who", "at", "channel", "record", "question", "reply", "answer")


def log_contact(
    claim: Claim,
    *,
    actor: AbstractBaseUser,
    contact: Contact,
    replaces: Contact | None = None,
) -> Contact:
    """Note that somebody was asked, whatever the status of the claim; the ledger holds its id only.

    A name that the actor knows as a source becomes that source; no source is made of another, for
    the desk to read. `replaces` is the entry that this one corrects. Sent twice, it is logged once.
    """
    if not policy.can_annotate(actor, claim.article):
        raise NotAllowedError(_("Your role does not allow this."))
    _check_whole(contact)
    with transaction.atomic():
        held = lock(claim)
        contact.claim, contact.logged_by_id = held, actor.pk
        contact.source = source_known(contact.name, user=actor)
        old = Contact.objects.get(pk=replaces.pk).evidence_id if replaces else None
        pieces = hold_evidence(*([old] if old else []), naming=[contact.source])
        contact.name = "" if contact.source else contact.name.strip()
        if replaces is None and (twice := _logged_before(contact)):
            return twice
        if replaces is not None:
            _put_in_place_of(contact, replaces, actor, pieces)
        contact.save(force_insert=True)
        data = {"contact": contact.pk}
        contact.event = ledger.append(
            article=held.article, claim=held, verb="log_contact", actor=actor, data=data
        )
        contact.save(update_fields=["event"])
    return contact


def cite_contact(
    contact: Contact, *, actor: AbstractBaseUser, version: int, stance: str
) -> Citation:
    """Make evidence of an answer, and cite it: its date and channel become the locator.

    What was not said on the record, or came from a protected source, becomes protected evidence
    without a name and without its words: those stay in the call log.
    """
    with transaction.atomic():
        claim = open_claim(contact.claim, actor=actor, version=version)
        found = policy.visible_contacts(actor).filter(pk=contact.pk, claim=claim)
        current = found.select_related("source", "evidence").first()
        if current is None:
            raise NotAllowedError(_("Your role does not allow this."))
        # Before the entry: merging holds the source first, too.
        held = [current.evidence_id] if current.evidence_id else []
        hold_evidence(*held, naming=[current.source])
        current = found.select_related("source", "evidence").get()
        _check_citable(current)
        evidence = current.evidence or _evidence_of(current, claim, actor)
        if claim.citations.filter(evidence=evidence).exists():
            raise NotPossibleError(_("This answer is cited for the claim already."))
        citation = Citation(
            evidence=evidence,
            stance=stance,
            locator=_locator(current, claim.article.language),
            excerpt="" if current.is_confidential else current.answer[:MOST_QUOTED],
        )
        _link(current, evidence)
        return cite(claim, actor=actor, version=version, citation=citation)


def _link(contact: Contact, evidence: Evidence) -> None:
    """The entry follows the source that its evidence has made: protected with it, if ever."""
    contact.evidence = evidence
    if contact.source is None and evidence.source is not None:
        contact.source, contact.name = evidence.source, ""
    contact.save(update_fields=["evidence", "source", "name"])


def _check_whole(contact: Contact) -> None:
    missing = []
    if not contact.name.strip():
        missing.append(_("Say who was asked."))
    if contact.at > timezone.now():
        missing.append(_("Say when it was: a time that has passed."))
    if not contact.question.strip():
        missing.append(_("Write what you asked."))
    if contact.reply == Reply.ANSWERED and not contact.answer.strip():
        missing.append(_("Write the answer, or choose another reply."))
    if contact.reply == Reply.NONE and contact.answer.strip():
        missing.append(_("There was no answer: leave it empty, or choose another reply."))
    if missing:
        raise IncompleteError(missing)


def _logged_before(contact: Contact) -> Contact | None:
    """The same entry of the same person; compared in Python, because its words are encrypted."""
    own = Contact.objects.filter(
        claim=contact.claim, logged_by=contact.logged_by_id, at=contact.at, replaced_by=None
    )
    for one in own.select_related("source"):
        if all(getattr(one, name) == getattr(contact, name) for name in _SAME):
            return one
    return None


def _put_in_place_of(
    contact: Contact, replaced: Contact, actor: AbstractBaseUser, pieces: Mapping[int, Evidence]
) -> None:
    """The claim is held: no other correction, and no citation, comes in between."""
    replaced = Contact.objects.select_related("source").get(pk=replaced.pk)
    if replaced.claim_id != contact.claim_id or not policy.can_correct_contact(actor, replaced):
        raise NotAllowedError(_("Only who logged it or a chief can correct it."))
    if Contact.objects.filter(replaces=replaced).exists():
        raise StaleError(STALE)
    contact.replaces = replaced
    # What becomes confidential takes its evidence with it; what no longer is may be cited anew.
    if contact.is_confidential and replaced.evidence_id is not None:
        evidence = pieces[replaced.evidence_id]
        evidence.visibility = Visibility.PROTECTED
        store_evidence(evidence)
    if contact.is_confidential or not replaced.is_confidential:
        contact.evidence_id = replaced.evidence_id


def _check_citable(contact: Contact) -> None:
    if Contact.objects.filter(replaces=contact).exists():
        raise NotPossibleError(_("This entry was corrected since: use the newer one."))
    if contact.reply == Reply.NONE:
        raise NotPossibleError(_("There was no answer: nothing can be cited."))


def _evidence_of(contact: Contact, claim: Claim, actor: AbstractBaseUser) -> Evidence:
    written = contact.channel in WRITTEN
    hidden = contact.is_confidential
    # Also of what is confidential, so that one person asked twice is one source.
    source = contact.source or source_named(
        contact.name, user=actor, kind=SourceKind.PERSON, protect=hidden
    )
    if hidden and source is not None and source.protected and contact.logged_by_id:
        source.keepers.add(contact.logged_by_id)
    evidence = Evidence(
        title=_title(contact, claim.article.language),
        kind=EvidenceKind.STATEMENT if written else EvidenceKind.INTERVIEW,
        tier=Tier.PRIMARY,
        visibility=Visibility.PROTECTED if hidden else Visibility.PUBLIC,
        source=source,
    )
    return add_evidence(evidence, actor=actor)


def _title(contact: Contact, language: str) -> str:
    """Its name in the language of the article; of a confidential one no more than the day."""
    with override(language):
        if contact.is_confidential:
            return _("Contact of %(day)s") % {"day": _day(contact, language)}
        return _("Answer of %(who)s") % {"who": contact.who}


def _locator(contact: Contact, language: str) -> str:
    with override(language):
        return f"{_day(contact, language)}, {Channel(contact.channel).label}"


def _day(contact: Contact, language: str) -> str:
    day = timezone.localtime(contact.at).date()
    return in_french(day) if language == Language.FRENCH else in_english(day)
