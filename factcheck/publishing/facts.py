"""Fact pages: publish, publish again with a correction, retract."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import ledger, notifying, webhooks
from factcheck.choices import SETTLED, CorrectionKind, PageState, WebhookEvent
from factcheck.documents import FactDocument, translations_of
from factcheck.errors import IncompleteError, NotPossibleError
from factcheck.models import Claim, Correction, FactPage, Verdict
from factcheck.publishing.archiving import ask_to_archive
from factcheck.publishing.checking import refuse_faulty
from factcheck.publishing.comparing import follows, in_short, told_changes
from factcheck.publishing.composing import compose_fact
from factcheck.publishing.context import compose_context
from factcheck.publishing.holding import hold_claim
from factcheck.publishing.marking import refresh_article
from factcheck.publishing.naming import named_in_fact, named_in_note, refuse_unless_told
from factcheck.publishing.storing import begun, fill, store, stored, taken_back


@dataclass(frozen=True, slots=True)
class Note:
    """What readers are told about a change: its kind, and why."""

    kind: str
    why: str


def publish_fact(
    claim: Claim,
    *,
    actor: AbstractBaseUser,
    note: Note | None = None,
    told: Collection[int] = (),
) -> FactPage:
    """Publish a settled claim, or bring its page up to date.

    A page that already says something else needs a note for readers; a page that says the same
    already is left alone. Raises IncompleteError when a note is missing, or when other sites could
    not use the structured data.

    `told` are protected sources, by their ids, whose names may stand on the page; of others that
    it names, who may see them is told by a NamesProtectedError, and nobody else.
    """
    with transaction.atomic():
        claim, verdict = _publishable(claim, actor)
        now = timezone.now()
        page = FactPage.objects.select_related("snapshot").filter(claim=claim).first()
        ask_to_archive(claim, actor=actor)
        if page is None:
            return _first(claim, verdict, actor, told, now)
        document, old = compose_fact(page, claim, verdict), stored(page)
        quiet = page.state == PageState.PUBLISHED and not told_changes(old, document)
        if not quiet or translations_of(old) != translations_of(document):
            refuse_faulty(document)
            why = note.why if note and not quiet else ""
            named = named_in_fact(document, claim.article, viewer=actor, why=why)
            refuse_unless_told(named, told)
        if quiet:
            _follow(page, document, actor, now)
        else:
            _change(page, claim, verdict, document, actor, note, now)
    return page


def retract_fact(
    page: FactPage, *, actor: AbstractBaseUser, why: str, told: Collection[int] = ()
) -> FactPage:
    """Take a page back. Its address stays and says so; lists and data no longer carry it.

    `told` as for `publish_fact`, of the reason, which readers see.
    """
    with transaction.atomic():
        claim = hold_claim(page.claim, actor)
        page = FactPage.objects.select_related("snapshot").get(pk=page.pk)
        if page.state == PageState.RETRACTED:
            raise NotPossibleError(_("This page is retracted already."))
        if not why.strip():
            raise IncompleteError([_("Tell readers why the page is retracted.")])
        refuse_unless_told(named_in_note(why, claim.article, viewer=actor), told)
        now = timezone.now()
        document = stored(page)
        _note(page, Note(CorrectionKind.RETRACTION, why), actor, now, document["rating"]["label"])
        page.state = PageState.RETRACTED
        page.summary = page.rating = page.rating_label = ""
        store(page, taken_back(document), now)
        notifying.fact_changed(claim, actor=actor)
        _record(page, "retract", actor, why)
        webhooks.fact_told(page, WebhookEvent.RETRACTED, actor=actor)
        refresh_article(claim.article, now=now)
    return page


def refresh_fact(page: FactPage, *, now: datetime) -> None:
    """Bring a published page up to date with its article: its passage, its origin.

    A claim whose words have changed keeps the passage it was checked in.
    """
    claim = Claim.objects.select_related("article", "anchor").get(pk=page.claim_id)
    document = stored(page)
    fresh = compose_context(claim)
    if fresh["passage"]["exact"] != document["passage"]["exact"]:
        fresh["passage"] = document["passage"]
    if (document["passage"], document["origin"]) != (fresh["passage"], fresh["origin"]):
        store(page, {**document, **fresh}, now)


def _follow(page: FactPage, document: FactDocument, actor: AbstractBaseUser, now: datetime) -> None:
    """Take over what may change in silence, if any of it did."""
    old = stored(page)
    if follows(old, document):
        store(page, {**document, "number": old["number"]}, now)
        _record(page, "publish", actor, "")
        refresh_article(page.claim.article, now=now)


def _change(
    page: FactPage,
    claim: Claim,
    verdict: Verdict,
    document: FactDocument,
    actor: AbstractBaseUser,
    note: Note | None,
    now: datetime,
) -> None:
    """Say something else from now on, with a note that says so."""
    if note is None or not note.why.strip():
        raise IncompleteError(
            [_("The page already says something else: tell readers what changed, and why.")]
        )
    if note.kind not in CorrectionKind.values or note.kind == CorrectionKind.RETRACTION:
        raise IncompleteError([_("Choose what kind of change this is.")])
    old = stored(page)
    is_back = page.state == PageState.RETRACTED
    before, after = in_short(old, document)
    _note(page, note, actor, now, before, after)
    page.state = PageState.PUBLISHED
    fill(page, claim, verdict)
    store(page, {**document, "number": old["number"]}, now)
    notifying.fact_changed(claim, actor=actor)
    _record(page, "correct", actor, note.why)
    event = WebhookEvent.PUBLISHED if is_back else WebhookEvent.CORRECTED
    webhooks.fact_told(page, event, actor=actor)
    refresh_article(claim.article, now=now)


def _publishable(claim: Claim, actor: AbstractBaseUser) -> tuple[Claim, Verdict]:
    claim = hold_claim(claim, actor)
    verdict = Verdict.objects.current_of(claim)
    if claim.status not in SETTLED or verdict is None:
        raise NotPossibleError(_("Only a verified or disputed claim can be published."))
    return claim, verdict


def _first(
    claim: Claim,
    verdict: Verdict,
    actor: AbstractBaseUser,
    told: Collection[int],
    now: datetime,
) -> FactPage:
    page = begun(claim, now)
    fill(page, claim, verdict)
    page.save(force_insert=True)
    document = compose_fact(page, claim, verdict)
    refuse_faulty(document)
    refuse_unless_told(named_in_fact(document, claim.article, viewer=actor), told)
    store(page, document, now)
    _record(page, "publish", actor, "")
    webhooks.fact_told(page, WebhookEvent.PUBLISHED, actor=actor)
    refresh_article(claim.article, now=now)
    return page


def _note(
    page: FactPage,
    note: Note,
    actor: AbstractBaseUser,
    now: datetime,
    before: str,
    after: str = "",
) -> None:
    Correction.objects.create(
        page=page,
        kind=note.kind,
        before=before,
        after=after,
        why=note.why.strip(),
        made_by_id=actor.pk,
        made_at=now,
    )


def _record(page: FactPage, verb: str, actor: AbstractBaseUser, why: str) -> None:
    sha256 = page.snapshot.sha256 if page.snapshot else ""
    ledger.append(
        article=page.claim.article,
        claim=page.claim,
        verb=verb,
        actor=actor,
        reason=why.strip(),
        data={"page": page.slug, "sha256": sha256},
    )
