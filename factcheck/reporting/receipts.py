"""Receipt numbers: 100 random bits in letters and digits that nobody confuses (Crockford's 32)."""

from __future__ import annotations

import secrets

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 20
# What people write for what they read.
_MEANT = str.maketrans({"I": "1", "L": "1", "O": "0", "-": "", " ": ""})


def new_receipt() -> str:
    return "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))


def read_receipt(text: str) -> str:
    """The number that somebody typed, in whatever groups and letters; empty for none."""
    if len(text) > 2 * LENGTH or not text.isascii():
        return ""
    known = text.upper().translate(_MEANT)
    return known if len(known) == LENGTH and set(known) <= set(LETTERS) else ""
