"""The call log as the page of a claim shows it to one person."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef

from factcheck import policy
from factcheck.choices import Reply
from factcheck.forms.people import name_of
from factcheck.models import Citation, Claim, Contact


@dataclass(frozen=True, slots=True)
class Call:
    """An entry with what the person who looks may do about it."""

    contact: Contact
    by: str
    is_replaced: bool
    is_cited: bool
    may_correct: bool
    may_cite: bool


def calls_of(claim: Claim, user: User) -> list[Call]:
    """What this person may know of, newest first; one query."""
    rows = policy.visible_contacts(user).filter(claim=claim)
    cited = Citation.objects.filter(claim=OuterRef("claim"), evidence=OuterRef("evidence"))
    rows = rows.annotate(is_cited=Exists(cited))
    rows = rows.select_related("source", "logged_by", "replaced_by").order_by("-at", "-id")
    return [_call(contact, user, is_cited=contact.is_cited) for contact in rows]


def _call(contact: Contact, user: User, *, is_cited: bool) -> Call:
    replaced = hasattr(contact, "replaced_by")
    own = contact.logged_by_id == user.pk or policy.is_chief(user)
    return Call(
        contact=contact,
        by=name_of(contact.logged_by),
        is_replaced=replaced,
        is_cited=is_cited,
        may_correct=own and not replaced,
        may_cite=not replaced and not is_cited and contact.reply != Reply.NONE,
    )
