"""A text that the database holds as a token only; who has no key can neither read nor lose it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.lookups import Exact, IsNull
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext as _

from factcheck.encryption import ProtectionError, decrypt, encrypt

# A Fernet token of the shortest text: version 0x80, and 256 bytes that are padded.
_TOKEN = re.compile(r"gAAAA[A-Za-z0-9_-]{400,}={0,2}")

if TYPE_CHECKING:
    _Text = models.TextField[str, str]
else:
    _Text = models.TextField


class Token(str):
    """What the database holds, as a row carries it until somebody reads the text."""

    __slots__ = ()


class Unreadable(str):
    """Stands where a text cannot be read, and says so; it keeps the token."""

    __slots__ = ("token",)
    token: str

    def __new__(cls, token: str) -> Unreadable:
        said = super().__new__(cls, _("cannot be read: the protection key is missing or wrong"))
        said.token = token
        return said


class EncryptedAttribute(DeferredAttribute):
    """Gives the text, and takes one unless what is there cannot be read: nobody overwrites that."""

    field: EncryptedTextField

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        held = super().__get__(instance, cls)
        return self._read(held) if isinstance(held, Token) else held

    def __set__(self, instance: Any, value: Any) -> None:
        held = instance.__dict__.get(self.field.attname)
        if isinstance(value, Unreadable):
            value = Token(value.token)
        elif isinstance(held, Token) and not isinstance(value, Token):
            decrypt(held, purpose=self.field.purpose)
        instance.__dict__[self.field.attname] = value

    def _read(self, token: Token) -> str:
        try:
            return decrypt(token, purpose=self.field.purpose)
        except ProtectionError:
            return Unreadable(token)


class BlankExact(Exact):
    """Whether there is any text: that is all a query can ask of tokens."""

    def get_prep_lookup(self) -> Any:
        if self.rhs != "":
            raise FieldError("An encrypted text is not found by a value: read it and compare.")
        return self.rhs


class EncryptedTextField(_Text):
    """Text that is encrypted on its way into the database, whatever way it takes.

    `row.text` is the text, or `Unreadable` without the right key; setting such a text, or saving
    any without a key, is refused with a `ProtectionError`. `values()` gives tokens. Nothing but
    blank and null can be asked of it in a query.
    """

    descriptor_class = EncryptedAttribute

    @property
    def purpose(self) -> str:
        """What its tokens are for: those of another field are not read in this one."""
        return f"{self.model._meta.label_lower}.{self.name}"

    def deconstruct(self) -> Any:
        """For migrations it is a text like others: they see tokens and need none of this code."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    def from_db_value(self, value: str | None, *_args: Any) -> str | None:
        return Token(value) if value else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """As it is held, so that what nobody read is written back untouched."""
        return model_instance.__dict__[self.attname]

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, Token):
            return value if value is None else str(value)
        if isinstance(value, Unreadable):
            return value.token
        return encrypt(str(value), purpose=self.purpose)

    def value_to_string(self, obj: models.Model) -> str:
        """A serializer writes the token that would be saved."""
        return str(self.get_prep_value(self.pre_save(obj, False)) or "")

    def to_python(self, value: Any) -> Any:
        """From a serializer: a token stays one, and any other text is encrypted on its way."""
        return Token(value) if isinstance(value, str) and _TOKEN.fullmatch(value) else value

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """From a person: text in any case, so that no form reads a token to whoever has one."""
        self.validate(value, model_instance)
        self.run_validators(value)
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        return {"exact": BlankExact, "isnull": IsNull}.get(lookup_name)
