"""Fact pages: publish, publish again with a correction, retract."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import ledger, policy
from factcheck.choices import SETTLED, CorrectionKind, PageState
from factcheck.documents import FactDocument, digest
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError
from factcheck.models import DETAILS, Claim, Correction, FactPage, FactSnapshot, Verdict
from factcheck.publishing.composing import (
    compose_context,
    compose_corrections,
    compose_fact,
    slug_for,
    stamp,
)
from factcheck.publishing.marking import refresh_article
from factcheck.publishing.words import fold_words

# What may differ between two states of a page without a reader being told.
UNREMARKABLE = frozenset(
    {"number", "modified_at", "published_at", "state", "corrections", "origin", "passage"}
)


@dataclass(frozen=True, slots=True)
class Note:
    """What readers are told about a change: its kind, and why."""

    kind: str
    why: str


def publish_fact(claim: Claim, *, actor: AbstractBaseUser, note: Note | None = None) -> FactPage:
    """Publish a settled claim, or bring its page up to date.

    A page that already says something else needs a note for readers; a page that says the same
    already is left alone.
    """
    with transaction.atomic():
        claim, verdict = _publishable(claim, actor)
        now = timezone.now()
        page = FactPage.objects.select_related("snapshot").filter(claim=claim).first()
        if page is None:
            return _first(claim, verdict, actor, now)
        document = compose_fact(page, claim, verdict)
        old = _stored(page)
        if page.state == PageState.PUBLISHED and _remarkable(old) == _remarkable(document):
            return page
        if note is None or not note.why.strip():
            raise IncompleteError(
                [_("The page already says something else: tell readers what changed, and why.")]
            )
        if note.kind not in CorrectionKind.values or note.kind == CorrectionKind.RETRACTION:
            raise IncompleteError([_("Choose what kind of change this is.")])
        _note(page, note, actor, now, _in_short(old), _in_short(document))
        page.state = PageState.PUBLISHED
        _fill(page, claim, verdict)
        _store(page, {**document, "number": old["number"]}, now)
        _record(page, "correct", actor, note.why)
        refresh_article(claim.article, now=now)
    return page


def retract_fact(page: FactPage, *, actor: AbstractBaseUser, why: str) -> FactPage:
    """Take a page back. Its address stays and says so; lists and data no longer carry it."""
    with transaction.atomic():
        claim = _held(page.claim, actor)
        page = FactPage.objects.select_related("snapshot").get(pk=page.pk)
        if page.state == PageState.RETRACTED:
            raise NotPossibleError(_("This page is retracted already."))
        if not why.strip():
            raise IncompleteError([_("Tell readers why the page is retracted.")])
        now = timezone.now()
        document = _stored(page)
        _note(page, Note(CorrectionKind.RETRACTION, why), actor, now, document["rating"]["label"])
        page.state = PageState.RETRACTED
        # What is taken back must be gone, so the new state keeps the question and the notice only.
        _store(
            page,
            {
                **document,
                "passage": {"before": "", "exact": "", "after": ""},
                "summary": "",
                "explanation": "",
                "evidence": [],
            },
            now,
        )
        _record(page, "retract", actor, why)
        refresh_article(claim.article, now=now)
    return page


def refresh_fact(page: FactPage, *, now: datetime) -> None:
    """Bring a published page up to date with what is unremarkable: its passage, its origin."""
    claim = Claim.objects.select_related("article", "anchor__revision", *DETAILS).get(
        pk=page.claim_id
    )
    document = _stored(page)
    fresh = compose_context(claim)
    if (document["passage"], document["origin"]) != (fresh["passage"], fresh["origin"]):
        _store(page, {**document, **fresh}, now)


def _publishable(claim: Claim, actor: AbstractBaseUser) -> tuple[Claim, Verdict]:
    claim = _held(claim, actor)
    verdict = Verdict.objects.current_of(claim)
    if claim.status not in SETTLED or verdict is None:
        raise NotPossibleError(_("Only a verified or disputed claim can be published."))
    return claim, verdict


def _held(claim: Claim, actor: AbstractBaseUser) -> Claim:
    """The claim and its details, held until the transaction ends, for somebody who may publish."""
    claims = Claim.objects.select_for_update(of=("self",))
    claim = claims.select_related("article", "anchor__revision", *DETAILS).get(pk=claim.pk)
    if not policy.can_manage_article(actor, claim.article):
        raise NotAllowedError(_("Only an editor can publish or retract."))
    return claim


def _first(claim: Claim, verdict: Verdict, actor: AbstractBaseUser, now: datetime) -> FactPage:
    page = FactPage(slug=slug_for(claim.statement, claim.pk, "fact"), claim=claim, published_at=now)
    _fill(page, claim, verdict)
    page.modified_at = now
    page.save(force_insert=True)
    _store(page, compose_fact(page, claim, verdict), now)
    _record(page, "publish", actor, "")
    refresh_article(claim.article, now=now)
    return page


def _fill(page: FactPage, claim: Claim, verdict: Verdict) -> None:
    """Copy what lists and search need, so that they never open a document."""
    language = claim.article.language
    page.title = claim.statement
    page.summary = verdict.summary
    page.kind = claim.kind
    page.language = language
    page.outcome = verdict.outcome
    page.rating = verdict.rating.slug
    page.rating_label = verdict.rating.label(language)


def _store(page: FactPage, document: FactDocument, now: datetime) -> None:
    """The page's next snapshot, and the columns of lists that follow from it."""
    page.modified_at = now
    number = document["number"] + 1
    document = {
        **document,
        "number": number,
        "state": page.state,
        "corrections": compose_corrections(page),
        "modified_at": stamp(now),
    }
    claimant = document["claimant"]
    page.source_name = claimant["name"] if claimant else ""
    page.search_text = fold_words(
        " ".join(
            [
                document["title"],
                document["summary"],
                document["passage"]["exact"],
                page.source_name,
                document["rating"]["label"],
            ]
        )
    )
    page.snapshot = FactSnapshot.objects.create(
        page=page, number=number, document=document, sha256=digest(document)
    )
    page.save()


def _stored(page: FactPage) -> FactDocument:
    if page.snapshot is None:
        raise NotPossibleError(_("This page has no content."))
    return cast(FactDocument, page.snapshot.document)


def _remarkable(document: FactDocument) -> dict[str, object]:
    return {key: value for key, value in document.items() if key not in UNREMARKABLE}


def _in_short(document: FactDocument) -> str:
    return f"{document['rating']['label']}: {document['summary']}"


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
