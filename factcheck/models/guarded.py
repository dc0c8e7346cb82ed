"""Rows whose telling words are in their columns, or encrypted in one, when they protect somebody.

A guarded field is read and set like any other. Only what reaches the database differs: of a row
that must be sealed the words go into `secret`, and each column shows no more than that there is
something. Constraints hold that no other way into the table leaves words in the clear.

Save such a row whole: `update_fields` with a guarded field and without `secret` would lose it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import CheckConstraint, Q, QuerySet
from django.db.models.query_utils import DeferredAttribute

from factcheck.encryption import unreadable
from factcheck.models.encrypted import EncryptedTextField, Unreadable

# What a column holds in the place of words that are sealed.
SEALED = "·"
# Of the sealed rows that somebody may see, how many a search reads.
MOST_READ = 500
_CLOSED = "_closed"

if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
else:
    _Field = object


class GuardedAttribute(DeferredAttribute):
    """Opens a sealed row when its words are asked for; what cannot be read is not written over."""

    field: Any

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        return _open(instance) or super().__get__(instance, cls)

    def __set__(self, instance: Any, value: Any) -> None:
        if _open(instance) is None:
            instance.__dict__[self.field.attname] = value
        elif not isinstance(value, Unreadable):
            raise unreadable()


class _Guarded(_Field):
    """Mixed into a field of text."""

    descriptor_class = GuardedAttribute

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        sealed = model_instance.must_be_sealed
        if sealed and _is_closed(model_instance):
            return model_instance.__dict__[self.attname]
        value = _readable(model_instance, self.attname)
        return SEALED if sealed and value else value

    def value_to_string(self, obj: Any) -> str:
        """A serializer writes what would be saved."""
        return str(self.pre_save(obj, False))

    def deconstruct(self) -> Any:
        """For migrations the plain field: the column is the same."""
        name, _path, args, kwargs = super().deconstruct()
        return name, f"django.db.models.{type(self).__name__.removeprefix('Guarded')}", args, kwargs


if TYPE_CHECKING:
    # The type checker knows how those are read and set.
    GuardedCharField, GuardedTextField = models.CharField, models.TextField
    GuardedURLField = models.URLField
else:

    class GuardedCharField(_Guarded, models.CharField):
        """A CharField of a `Guarded` row."""

    class GuardedTextField(_Guarded, models.TextField):
        """A TextField of a `Guarded` row."""

    class GuardedURLField(_Guarded, models.URLField):
        """A URLField of a `Guarded` row."""


class SecretField(EncryptedTextField):
    """The words of a row that must be sealed, as JSON; blank for every other row."""

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        sealed = model_instance.must_be_sealed
        if sealed and _is_closed(model_instance):
            return super().pre_save(model_instance, add)
        fields = model_instance._meta.concrete_fields
        names = [field.attname for field in fields if isinstance(field, _Guarded)]
        words = {name: _readable(model_instance, name) for name in names}
        return json.dumps(words, ensure_ascii=False) if sealed else ""


class Guarded(models.Model):
    """Base of rows that protect somebody, some of them."""

    secret = SecretField(blank=True, default="", editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        raise NotImplementedError

    @property
    def must_be_sealed(self) -> bool:
        """Whether its words must not be in the clear."""
        raise NotImplementedError

    @property
    def is_unreadable(self) -> bool:
        """Whether it is sealed, and the key is not there."""
        return _open(self) is not None

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        row = super().from_db(*args, **kwargs)
        row.__dict__[_CLOSED] = row.__dict__.get("secret") != ""
        return row

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Without those of `secret`, which holds nothing yet."""
        super().validate_constraints({*(exclude or ()), "secret"})


def sealed_whole(names: Iterable[str], *, name: str, must: Q | None = None) -> CheckConstraint:
    """A row with a secret has none of these words in the clear; one that `must` has a secret."""
    hidden = ~Q(secret="")
    for one in names:
        hidden &= Q(**{f"{one}__in": ("", SEALED)})
    clear = Q(secret="") if must is None else Q(secret="") & ~must
    return CheckConstraint(condition=clear | hidden, name=name)


def sealed_with(words: str, rows: QuerySet[Any], names: Iterable[str]) -> list[int]:
    """The ids of the sealed rows that hold these words, of the first MOST_READ; one query.

    No query finds words in what is encrypted, so they are read, which is bounded.
    """
    wanted = words.casefold()
    names = tuple(names)
    return [
        row.pk
        for row in rows.exclude(secret="")[:MOST_READ]
        if not row.is_unreadable and any(wanted in getattr(row, name).casefold() for name in names)
    ]


def _is_closed(row: Any) -> bool:
    """Whether it came sealed, or without its secret, and nobody has read it yet."""
    return bool(row.__dict__.get(_CLOSED))


def _open(row: Any) -> Unreadable | None:
    """Put the words of a closed row where they are read; what stands for them when it fails."""
    if not _is_closed(row):
        return None
    held = row.secret
    if isinstance(held, Unreadable):
        return held
    row.__dict__[_CLOSED] = False
    row.__dict__.update(json.loads(held) if held else {})
    return None


def _readable(row: Any, name: str) -> Any:
    value = getattr(row, name)
    if isinstance(value, Unreadable):
        raise unreadable()
    return value
