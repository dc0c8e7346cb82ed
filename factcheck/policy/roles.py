"""Who somebody is at the desk: the four groups, and what each includes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from factcheck.choices import Role

User = AbstractBaseUser | AnonymousUser
DESK = frozenset(Role.values)
CHECKERS = frozenset({Role.CHECKER.value, Role.EDITOR.value, Role.CHIEF.value})
EDITORS = frozenset({Role.EDITOR.value, Role.CHIEF.value})


def roles(user: User) -> frozenset[str]:
    """The desk roles of a user; a superuser is a chief, an inactive user nobody."""
    known: frozenset[str] | None = getattr(user, "_factcheck_roles", None)
    if known is None:
        known = _read_roles(user)
        user._factcheck_roles = known  # type: ignore[union-attr]  # noqa: SLF001 -- kept for this request
    return known


def _read_roles(user: Any) -> frozenset[str]:
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    names = frozenset(user.groups.values_list("name", flat=True)) & DESK
    return names | {Role.CHIEF.value} if user.is_superuser else names


def can_use_desk(user: User) -> bool:
    return bool(roles(user))


def is_checker(user: User) -> bool:
    """Checkers, editors and chiefs: they may check and use the admin."""
    return bool(roles(user) & CHECKERS)


def is_editor(user: User) -> bool:
    """Editors and chiefs: they decide, sign and publish."""
    return bool(roles(user) & EDITORS)


def is_chief(user: User) -> bool:
    """Chiefs: people, scale, imports, and everything that is restricted."""
    return Role.CHIEF.value in roles(user)


def can_import(user: User) -> bool:
    """Tables into the desk."""
    return is_chief(user)


def can_export(user: User) -> bool:
    """Tables out of it, of what they may see."""
    return is_editor(user)


def can_write_about(user: User) -> bool:
    """What the newsroom says of itself."""
    return is_editor(user)
