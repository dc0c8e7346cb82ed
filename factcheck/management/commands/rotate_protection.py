from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Model

from factcheck import encryption
from factcheck.encryption import ProtectionError
from factcheck.models.encrypted import EncryptedTextField, Token


class Command(BaseCommand):
    help = (
        "Encrypt what is protected anew under the first of FACTCHECK_PROTECTION_KEYS; then the "
        "others may go. What is done stays done when it is stopped: run it again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        anew = there = 0
        try:
            for model in apps.get_app_config("factcheck").get_models():
                for field in model._meta.concrete_fields:
                    if isinstance(field, EncryptedTextField) and not model._meta.proxy:
                        for pk in _held(model, field.name):
                            anew += _rotate(model, field.name, pk)
                            there += 1
        except ProtectionError as error:
            raise CommandError(f"{error} {anew} texts were encrypted anew.") from None
        self.stdout.write(f"{anew} texts encrypted anew, {there - anew} had the first key already")


def _held(model: type[Model], name: str) -> list[Any]:
    rows = model._meta.base_manager.exclude(**{name: ""}).order_by("pk")
    return list(rows.values_list("pk", flat=True))


def _rotate(model: type[Model], name: str, pk: Any) -> int:
    """Whether the token was another key's; nobody changes the row meanwhile."""
    with transaction.atomic():
        rows = model._meta.base_manager.filter(pk=pk)
        token = rows.select_for_update(no_key=True).values_list(name, flat=True).first()
        if not token or encryption.is_current(token):
            return 0
        rows.update(**{name: Token(encryption.rotate(token))})
    return 1
