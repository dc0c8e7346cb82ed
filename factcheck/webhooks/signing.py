"""Signatures as Standard Webhooks has them: HMAC-SHA256 over id, timestamp and body."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

_KIND = "whsec_"
# As long as the hash.
_BYTES = 32


def new_secret() -> str:
    return _KIND + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def signature(secret: str, *, message: str, timestamp: int, body: bytes) -> str:
    """What stands in the header `webhook-signature`."""
    key = base64.b64decode(secret.removeprefix(_KIND), validate=True)
    signed = f"{message}.{timestamp}.".encode() + body
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    return "v1," + base64.b64encode(digest).decode()
