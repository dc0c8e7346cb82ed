from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser, User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import ledger, notifying, policy
from factcheck.annotating.mentioning import mentions_in
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError
from factcheck.models import Article, Claim, Comment
from factcheck.workflow import lock


def add_comment(claim: Claim, *, actor: AbstractBaseUser | None, body: str) -> Comment:
    """A query or remark; it blocks the gate, and voids a sign-off, until somebody resolves it.

    `actor` is None for a command. The ledger says that there is one, never its words. Sent twice,
    it is said once. Whoever it mentions by `@username`, and may see the claim, is told.
    """
    author = actor.pk if actor else None
    if actor is not None and not policy.can_annotate(actor, claim.article):
        raise NotAllowedError(_("Your role does not allow this."))
    if not body.strip():
        raise IncompleteError([_("Write your remark or query.")])
    with transaction.atomic():
        held = lock(claim)
        said = Comment.objects.filter(claim=claim, author=author, resolved_at=None)
        if twice := said.filter(body=body.strip()).first():
            return twice
        comment = Comment.objects.create(claim=claim, author_id=author, body=body.strip())
        mentioned = _mentioned(comment.body, held.article)
        if mentioned:
            comment.mentions.set(mentioned)
        notifying.commented(comment, mentioned, actor=actor)
        _record(comment, "query", actor)
    return comment


def resolve_comment(comment: Comment, *, actor: AbstractBaseUser) -> None:
    """Close a query. Checkers may close any, others their own."""
    _check_may_resolve(comment, actor)
    with transaction.atomic():
        open_comments = Comment.objects.filter(pk=comment.pk, resolved_at=None)
        if not open_comments.update(resolved_by_id=actor.pk, resolved_at=timezone.now()):
            raise NotPossibleError(_("This query is resolved already."))
        _record(comment, "resolve", actor)


def unresolve_comment(comment: Comment, *, actor: AbstractBaseUser) -> None:
    """Open a resolved query again: it blocks the gate as before. Whoever may resolve it may."""
    _check_may_resolve(comment, actor)
    with transaction.atomic():
        resolved = Comment.objects.filter(pk=comment.pk, resolved_at__isnull=False)
        if not resolved.update(resolved_by=None, resolved_at=None):
            raise NotPossibleError(_("This query is open already."))
        _record(comment, "unresolve", actor)


def names_not_told(comment: Comment) -> list[str]:
    """The @names of a comment, each once, that are nobody's who was told; as they are written."""
    told = comment.mentions.values_list("username", flat=True)
    found = mentions_in(comment.body, told)
    names = [comment.body[one.start : one.end] for one in found if not one.username]
    return list(dict.fromkeys(names))


def pieces_of(comment: Comment) -> Iterator[tuple[str, User | None]]:
    """The words of a comment, and each person whom they mention in the place of the @name."""
    people = {person.username: person for person in comment.mentions.all()}
    at = 0
    for mention in mentions_in(comment.body, people):
        if mention.username:
            yield comment.body[at : mention.start], None
            yield comment.body[mention.start : mention.end], people[mention.username]
            at = mention.end
    yield comment.body[at:], None


def _mentioned(body: str, article: Article) -> list[int]:
    """The ids of those who are mentioned and may see the article; no query without an @."""
    if "@" not in body:
        return []
    people = dict(policy.people_who_see(article).values_list("username", "pk"))
    return list({people[one.username] for one in mentions_in(body, people) if one.username})


def _check_may_resolve(comment: Comment, actor: AbstractBaseUser) -> None:
    own = comment.author_id == actor.pk
    if not policy.can_view_claim(actor, comment.claim) or not (own or policy.is_checker(actor)):
        raise NotAllowedError(_("Your role does not allow this."))


def _record(comment: Comment, verb: str, actor: AbstractBaseUser | None) -> None:
    claim = comment.claim
    ledger.append(
        article=claim.article, claim=claim, verb=verb, actor=actor, data={"comment": comment.pk}
    )
