"""How people sign public pages."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext as _
from django.utils.translation import override

from factcheck.choices import Role


def signature(user: AbstractUser | None, part: Role, language: str) -> str:
    """How a person signs a public page: by the part they had, or by name where so chosen.

    The part, not the role of today: somebody who was promoted or has left signed all the same.
    """
    if user is None:
        return ""
    if settings.FACTCHECK_SIGNATURES == "names":
        return user.get_full_name() or user.get_username()
    with override(language):
        return _("an editor") if part == Role.EDITOR else _("a checker")
