"""Saying where a claim's words are, when the machine could not or was wrong."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from factcheck import anchoring, ledger, policy
from factcheck.anchoring import fold
from factcheck.annotating.covering import settle
from factcheck.annotating.fates import same_words
from factcheck.annotating.holding import hold_article
from factcheck.annotating.rewording import diff_in_words
from factcheck.annotating.sentences import overrule
from factcheck.choices import SETTLED, AnchorReason, AnchorState, Status
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Anchor, ArticleRevision, Claim
from factcheck.workflow import STALE, compare_and_set, lock, words_changed

Span = tuple[int, int]


def attach_claim(
    claim: Claim, *, actor: AbstractBaseUser, version: int, revision: int, start: int, end: int
) -> Claim:
    """Put a claim on the words [start, end) of the current revision (its id).

    The same words as before keep the verdict; others take it back to check, as an edit does.
    """
    with transaction.atomic():
        article = hold_article(claim.article, actor=actor)
        claim = lock(claim)
        if not policy.can_annotate(actor, article):
            raise NotAllowedError(_("Your role does not allow this."))
        if claim.version != version or article.revision_id != revision or not article.revision:
            raise StaleError(STALE)
        if claim.status == Status.WITHDRAWN:
            raise NotPossibleError(_("This claim is withdrawn: restore it first."))
        attach_within(claim, article.revision, (start, end), actor=actor)
        claim.refresh_from_db()
    return claim


def attach_within(
    claim: Claim, revision: ArticleRevision, span: Span, *, actor: AbstractBaseUser | None
) -> None:
    """The same within a transaction that holds the article, its claims and this revision."""
    try:
        selector = anchoring.describe(revision.text, *span)
    except anchoring.SpanError as error:
        raise NotPossibleError(_("These words are not in the text.")) from error
    anchor = Anchor.objects.get(claim=claim, revision=revision)
    was = anchor.exact
    kept = same_words(was, selector.exact)
    claim = lock(claim)
    Anchor.objects.filter(pk=anchor.pk).update(
        state=AnchorState.MOVED if kept else AnchorState.EDITED,
        reason=AnchorReason.BY_HAND,
        similarity=anchoring.likeness(fold(was), fold(selector.exact)),
        algorithm=0,
        exact=selector.exact,
        prefix=selector.prefix,
        suffix=selector.suffix,
        start=selector.start,
        end=selector.end,
        candidate_start=None,
        candidate_end=None,
    )
    compare_and_set(claim, claim.version)
    reason = "" if kept else diff_in_words(was, selector.exact)
    ledger.append(
        article=claim.article,
        claim=claim,
        verb="attach",
        actor=actor,
        reason=reason,
        data={"revision": revision.number, "start": selector.start, "end": selector.end},
    )
    if not kept and claim.status in (*SETTLED, Status.IN_REVIEW):
        words_changed(claim, actor=actor, reason=reason, data={"revision": revision.number})
    placed = Claim.objects.select_related("anchor").get(pk=claim.pk)
    settle(placed, actor=actor)
    overrule(placed)
