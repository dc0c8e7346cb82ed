from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser

from factcheck.models import NotificationSettings


def choose(
    *,
    actor: AbstractBaseUser,
    language: str,
    at_desk: Mapping[str, bool],
    by_mail: Mapping[str, bool],
) -> None:
    """Keep what a person wants to be told of from now on; what was written before stays."""
    NotificationSettings.objects.update_or_create(
        person_id=actor.pk,
        defaults={"language": language, "at_desk": dict(at_desk), "by_mail": dict(by_mail)},
    )
