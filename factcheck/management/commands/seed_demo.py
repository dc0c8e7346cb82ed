from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from factcheck.choices import Role
from factcheck.management.demo import Demo, TakenNameError, people


class Command(BaseCommand):
    help = (
        "Make the demo desk: articles, claims in every status, published facts. Existing demo "
        "articles are left alone; the four demo accounts get fresh passwords, printed one a line."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        passwords = {role: secrets.token_urlsafe(12) for role in Role.values}
        try:
            cast = people(passwords)
        except TakenNameError as error:
            raise CommandError(
                f"The account {error} exists and is not a demo account: nothing was changed."
            ) from error
        Demo(settings.BASE_DIR / "demo", cast).build()
        for role, password in passwords.items():
            self.stdout.write(f"{role} {password}")
