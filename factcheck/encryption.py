"""Text that only this desk's protection key can read again: Fernet tokens, with key rotation.

A token says what it is for, so that one kind of text cannot be put in the place of another, and
is padded, so that its length does not tell the length of a name. Neither a token nor a text is
ever part of an error.
"""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext as _

from factcheck.errors import NotPossibleError

_BLOCK = 256


class ProtectionError(NotPossibleError):
    """Protected text can be neither written nor read: the key is missing, or not the right one."""


def encrypt(text: str, *, purpose: str) -> str:
    """The token of a text, under the first key; nothing stays nothing."""
    if not text:
        return ""
    plain = f"{purpose}\n{text}".encode()
    padded = plain + b"\0" * (-len(plain) % _BLOCK)
    return _keys().encrypt(padded).decode()


def decrypt(token: str, *, purpose: str) -> str:
    """The text of a token that was made for this purpose, under any of the keys."""
    if not token:
        return ""
    try:
        plain = _keys().decrypt(token.encode()).rstrip(b"\0").decode()
    except InvalidToken:
        # Without what was raised: the token is in its frames.
        raise unreadable() from None
    made_for, _newline, text = plain.partition("\n")
    if made_for != purpose:
        raise unreadable()
    return text


def is_current(token: str) -> bool:
    """Whether the first key reads it, so that the others may go."""
    try:
        _usable_keys()[0].decrypt(token.encode())
    except InvalidToken:
        return False
    return True


def rotate(token: str) -> str:
    """The same text under the first key."""
    try:
        return _keys().rotate(token.encode()).decode()
    except InvalidToken:
        raise unreadable() from None


def are_keys(keys: Sequence[str]) -> bool:
    try:
        for key in keys:
            Fernet(key)
    except ValueError:
        return False
    return True


def _keys() -> MultiFernet:
    return MultiFernet(_usable_keys())


def _usable_keys() -> list[Fernet]:
    keys = settings.FACTCHECK_PROTECTION_KEYS
    if not keys or not are_keys(keys):
        raise _no_key()
    return [Fernet(key) for key in keys]


def _no_key() -> ProtectionError:
    return ProtectionError(
        _(
            "This desk has no usable protection key, so nothing protected can be read or saved. Whoever "
            "runs the server sets FACTCHECK_PROTECTION_KEYS; then try again."
        )
    )


def unreadable() -> ProtectionError:
    """What is raised for a text that no key here reads."""
    return ProtectionError(
        _(
            "This cannot be read with the protection keys of this desk. Whoever runs the server "
            "adds the key that it was protected with to FACTCHECK_PROTECTION_KEYS; then try again."
        )
    )
