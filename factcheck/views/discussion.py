"""The discussion of a claim: what is open, what was resolved, and who can be mentioned in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.forms.people import name_of
from factcheck.models import Claim, Comment


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a comment; or, in their place, the name of a person whom they mention."""

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    comment: Comment
    author: str
    pieces: list[Piece]
    resolved_by: str
    may_resolve: bool


def discussion_of(claim: Claim, user: User) -> dict[str, Any]:
    """What `_claim_comments.html` needs beside the claim and the form; three queries."""
    comments = Comment.objects.filter(claim=claim).order_by("id")
    comments = comments.select_related("author", "resolved_by").prefetch_related("mentions")
    entries = [_entry(comment, user) for comment in comments]
    people = policy.people_who_see(claim.article).exclude(pk=user.pk)
    return {
        "open_comments": [one for one in entries if one.comment.resolved_at is None],
        "resolved_comments": [one for one in entries if one.comment.resolved_at is not None],
        "mentionable": [(person.username, name_of(person)) for person in people],
    }


def _entry(comment: Comment, user: User) -> Entry:
    pieces = annotating.pieces_of(comment)
    return Entry(
        comment=comment,
        author=name_of(comment.author) if comment.author else _("Note of the draft"),
        pieces=[Piece(text, name_of(one) if one else "") for text, one in pieces],
        resolved_by=name_of(comment.resolved_by) if comment.resolved_by else "",
        may_resolve=policy.is_checker(user) or comment.author_id == user.pk,
    )
