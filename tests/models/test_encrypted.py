"""The field by itself, on a table of the test."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.apps import apps
from django.conf import LazySettings
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection, models
from django.db.models import F, Value
from django.test.utils import isolate_apps

from factcheck.encryption import ProtectionError
from factcheck.models.encrypted import EncryptedTextField, Token, Unreadable

WORDS = "zqcanary: she said it"


@pytest.fixture
def secret(db: None) -> Any:
    with isolate_apps("factcheck"):

        class Secret(models.Model):
            words = EncryptedTextField(blank=True, default="")
            place = models.IntegerField(default=0)

            class Meta:
                app_label = "factcheck"

            def __str__(self) -> str:
                return str(self.pk)

    with connection.cursor() as cursor:
        key = "bigserial" if connection.vendor == "postgresql" else "integer"
        cursor.execute(
            f"CREATE TABLE factcheck_secret (id {key} PRIMARY KEY, words text, place integer)"
        )
    return Secret


def stored(pk: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM factcheck_secret WHERE id = %s", [pk])
        return str(cursor.fetchone()[0])


def test_the_database_holds_a_token_and_the_row_gives_the_text(secret: Any) -> None:
    row = secret.objects.create(words=WORDS)

    assert stored(row.pk).startswith("gAAAA")
    assert (row.words, secret.objects.get(pk=row.pk).words) == (WORDS, WORDS)
    assert secret.objects.only("place").get(pk=row.pk).words == WORDS


def test_every_way_into_the_database_encrypts(secret: Any) -> None:
    one, other = secret.objects.bulk_create([secret(words=WORDS), secret(words=WORDS)])
    secret.objects.filter(pk=other.pk).update(words="zqcanary again")
    one.words = "zqcanary once more"
    secret.objects.bulk_update([one], ["words"])

    assert not any("zqcanary" in stored(pk) for pk in (one.pk, other.pk))
    assert secret.objects.get(pk=one.pk).words == "zqcanary once more"
    assert secret.objects.get(pk=other.pk).words == "zqcanary again"


def test_what_nobody_changed_is_written_back_as_it_was(secret: Any) -> None:
    pk = secret.objects.create(words=WORDS).pk
    before = stored(pk)

    row = secret.objects.get(pk=pk)
    row.place = 2
    row.save()

    assert (stored(pk), row.words) == (before, WORDS)


def test_no_query_asks_for_a_value(secret: Any) -> None:
    row = secret.objects.create(words=WORDS)
    blank = secret.objects.create()

    assert list(secret.objects.filter(words="")) == [blank]
    assert list(secret.objects.exclude(words="")) == [row]
    assert not secret.objects.filter(words__isnull=True).exists()
    for asked in ({"words": WORDS}, {"words__icontains": "z"}, {"words__in": [WORDS]}):
        with pytest.raises(FieldError):
            secret.objects.filter(**asked).exists()
    with pytest.raises(FieldError):
        secret.objects.filter(words=F("place")).exists()
    with pytest.raises(FieldError):
        secret.objects.filter(words=Value(WORDS)).exists()


def test_lists_of_values_and_serializers_give_tokens(secret: Any) -> None:
    row = secret.objects.create(words=WORDS)

    [value] = secret.objects.values_list("words", flat=True)
    assert (type(value), value) == (Token, stored(row.pk))
    [written] = json.loads(serializers.serialize("json", secret.objects.all()))
    assert written["fields"]["words"] == stored(row.pk)
    [fresh] = json.loads(serializers.serialize("json", [secret(words=WORDS)]))
    assert WORDS not in fresh["fields"]["words"]


@pytest.mark.parametrize("keys", [[], [Fernet.generate_key().decode()]])
def test_without_the_key_a_text_is_neither_read_nor_lost(
    secret: Any, settings: LazySettings, keys: list[str]
) -> None:
    pk = secret.objects.create(words=WORDS).pk
    held = stored(pk)
    [key], settings.FACTCHECK_PROTECTION_KEYS = settings.FACTCHECK_PROTECTION_KEYS, keys

    row = secret.objects.get(pk=pk)
    assert isinstance(row.words, Unreadable)
    assert row.words.startswith(("cannot be read", "illisible"))
    with pytest.raises(ProtectionError):
        row.words = "something else"
    with pytest.raises(ProtectionError):
        row.words = ""
    row.words = row.words
    row.place = 3
    row.save()
    row.refresh_from_db()
    secret.objects.filter(pk=pk).update(words=row.words)

    assert (stored(pk), row.place) == (held, 3)
    settings.FACTCHECK_PROTECTION_KEYS = [key]
    assert secret.objects.get(pk=pk).words == WORDS


def test_a_token_of_another_field_is_not_read(secret: Any) -> None:
    row = secret.objects.create(words=WORDS)
    with isolate_apps("factcheck"):

        class Other(models.Model):
            words = EncryptedTextField()

            class Meta:
                app_label = "factcheck"
                db_table = "factcheck_secret"
                managed = False

            def __str__(self) -> str:
                return str(self.pk)

    assert isinstance(Other.objects.get(pk=row.pk).words, Unreadable)


def test_migrations_see_a_text_like_others(secret: Any) -> None:
    _name, path, _args, _kwargs = secret._meta.get_field("words").deconstruct()

    assert path == "django.db.models.TextField"
    assert apps.get_app_config("factcheck").get_models()
