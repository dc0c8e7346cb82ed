from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import ledger, policy
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError
from factcheck.models import Claim, Comment
from factcheck.workflow import lock


def add_comment(claim: Claim, *, actor: AbstractBaseUser | None, body: str) -> Comment:
    """A query or remark; it blocks the gate, and voids a sign-off, until somebody resolves it.

    `actor` is None for a command. The ledger says that there is one, never its words. Sent twice,
    it is said once.
    """
    author = actor.pk if actor else None
    if actor is not None and not policy.can_annotate(actor, claim.article):
        raise NotAllowedError(_("Your role does not allow this."))
    if not body.strip():
        raise IncompleteError([_("Write your remark or query.")])
    with transaction.atomic():
        lock(claim)
        said = Comment.objects.filter(claim=claim, author=author, resolved_at=None)
        if twice := said.filter(body=body.strip()).first():
            return twice
        comment = Comment.objects.create(claim=claim, author_id=author, body=body.strip())
        _record(comment, "query", actor)
    return comment


def resolve_comment(comment: Comment, *, actor: AbstractBaseUser) -> None:
    """Close a query. Checkers may close any, others their own."""
    own = comment.author_id == actor.pk
    if not policy.can_view_claim(actor, comment.claim) or not (own or policy.is_checker(actor)):
        raise NotAllowedError(_("Your role does not allow this."))
    with transaction.atomic():
        open_comments = Comment.objects.filter(pk=comment.pk, resolved_at=None)
        if not open_comments.update(resolved_by_id=actor.pk, resolved_at=timezone.now()):
            raise NotPossibleError(_("This query is resolved already."))
        _record(comment, "resolve", actor)


def _record(comment: Comment, verb: str, actor: AbstractBaseUser | None) -> None:
    claim = comment.claim
    ledger.append(
        article=claim.article, claim=claim, verb=verb, actor=actor, data={"comment": comment.pk}
    )
