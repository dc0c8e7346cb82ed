"""What the desk's templates ask about the person who is logged in."""

from __future__ import annotations

from typing import cast

from django import template
from django.contrib.auth.models import AbstractUser

from factcheck import notifying, policy, reporting
from factcheck.choices import Role
from factcheck.forms.said import place_of, undo_of

register = template.Library()


register.filter("said_at", place_of)
register.filter("undo_of", undo_of)


@register.filter
def can_use_admin(user: policy.User) -> bool:
    return policy.is_checker(user)


@register.filter
def can_read_reports(user: policy.User) -> bool:
    return policy.can_read_reports(user)


@register.filter
def can_see_numbers(user: policy.User) -> bool:
    return policy.can_see_numbers(user)


@register.filter
def role_words(user: policy.User) -> str:
    """The person's roles as words, in the order of growing power; empty for an outsider."""
    held = policy.roles(user)
    return ", ".join(str(role.label) for role in Role if role.value in held)


@register.filter
def unread_notifications(user: policy.User) -> str:
    """How many wait for the person, “99+” for any more; empty for none. One query."""
    return _capped(notifying.unread_count(user), notifying.MOST)


@register.filter
def waiting_reports(user: policy.User) -> str:
    """The same of readers' reports, for who may settle them."""
    return _capped(reporting.waiting_count(user), reporting.MOST)


def _capped(count: int, most: int) -> str:
    if count > most:
        return f"{most}+"
    return str(count) if count else ""


@register.filter
def person_name(user: policy.User) -> str:
    """The full name, or the name used to log in when there is none."""
    account = cast(AbstractUser, user)
    return account.get_full_name() or account.get_username()
