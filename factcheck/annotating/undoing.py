"""Undoing what one has just done, by its line in the ledger. The only place that decides what can be.

An undo brings back exactly what was, or it is none: it is for who did it, while nothing came after
it, and it uses the verbs that anybody would use, with all that they ask. It gives nobody a right
that they lack. A line of its own says what was undone.
"""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from factcheck import ledger
from factcheck.annotating.holding import hold_article, hold_articles
from factcheck.annotating.ways import WAYS, Kept, article_of
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Article, Claim, ReviewEvent
from factcheck.workflow import STALE, lock

# What may be said about a claim without changing it: it stands in the way of no undo but that of
# the claim itself, under which somebody may have said something.
ASIDE = (
    *("query", "resolve", "unresolve", "log_contact", "keep_page"),
    *("ask", "revoke", "answered", "leave_answer", "undo"),
    *("take_report", "accept_report", "settle_report", "put_back_report"),
)


def latest(actor: AbstractBaseUser, *, article: Article, claim: Claim | None) -> ReviewEvent | None:
    """The last line of this person on the claim, or on the article as such."""
    lines = ReviewEvent.objects.filter(article=article, claim=claim, actor=actor.pk)
    return lines.exclude(verb="undo").order_by("-sequence").first()


def undoable(event: ReviewEvent | None, *, actor: AbstractBaseUser, kept: Kept = None) -> bool:
    """Whether this person can undo that line now. `kept`: what only they still hold, see `ways`."""
    if event is None or event.actor_id != actor.pk or event.verb not in WAYS:
        return False
    return _is_last(event) and WAYS[event.verb].may(event, actor, kept)


def undo(event: ReviewEvent, *, actor: AbstractBaseUser, kept: Kept = None) -> ReviewEvent:
    """Bring back what was before that line; returns the line that says so.

    Raises StaleError when something came after it, NotAllowedError when it is not theirs to undo.
    """
    with transaction.atomic():
        if event.claim is not None:
            # Suggestions may be offered again, or answered.
            hold_articles([event.claim.article_id])
            event.claim = lock(event.claim)
        else:
            hold_article(article_of(event), actor=actor)
        if event.actor_id != actor.pk:
            raise NotAllowedError(_("Only who did it can undo it."))
        way = WAYS.get(event.verb)
        if way is None:
            raise NotPossibleError(_("This cannot be undone."))
        if not _is_last(event):
            raise StaleError(STALE)
        if not way.may(event, actor, kept):
            raise NotPossibleError(_("This cannot be undone any more."))
        way.undo(event, actor, kept)
        return ledger.append(
            article=event.article,
            claim=event.claim,
            verb="undo",
            actor=actor,
            data={"undid": event.sequence, "verb": event.verb, "by": _last_of(event).sequence},
        )


def _is_last(event: ReviewEvent) -> bool:
    """Whether nothing was done since to what the line is about."""
    last = _about(event).order_by("-sequence").first()
    return last is not None and last.pk == event.pk


def _about(event: ReviewEvent) -> QuerySet[ReviewEvent]:
    """The lines about the same thing: the claim, or the suggestion or finding of an article."""
    if event.claim_id is not None:
        aside = ("undo",) if event.verb == "mark" else ASIDE
        return ReviewEvent.objects.filter(claim=event.claim_id).exclude(verb__in=aside)
    about = WAYS[event.verb].about
    same = {f"data__{about}": event.data.get(about)}
    lines = ReviewEvent.objects.filter(article=event.article_id, claim=None, **same)
    return lines.exclude(verb="undo")


def _last_of(event: ReviewEvent) -> ReviewEvent:
    """The line that the way back has just written."""
    lines = ReviewEvent.objects.filter(article=event.article_id, claim=event.claim_id)
    return lines.order_by("-sequence")[0]
