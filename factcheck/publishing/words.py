"""Values as a public document writes them."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime

from django.utils.text import slugify

from factcheck.fetching.hosts import is_reachable

SLUG_LENGTH = 80
WEB = ("https://", "http://")


def stamp(value: datetime | None) -> str:
    return value.astimezone(UTC).isoformat(timespec="seconds") if value else ""


def day(value: date | None) -> str:
    return value.isoformat() if value else ""


def slug_for(words: str, pk: int, fallback: str) -> str:
    """A readable address that is unique by its number, for words in any script."""
    return f"{slugify(words)[:SLUG_LENGTH].strip('-') or fallback}-{pk}"


def web_address(url: str) -> str:
    """The address if a reader may follow it; a form refuses the others, an import may not."""
    return url if url.lower().startswith(WEB) else ""


def public_address(url: str) -> str:
    """The address as it is published: a reader may follow it, and it leads out of this house.

    The name of a machine inside tells readers nothing, and others too much.
    """
    return url if web_address(url) and is_reachable(url) else ""


def plain(text: str) -> str:
    """Without what no page can show: control characters, and the line ends of other systems."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c == "\n" or unicodedata.category(c) != "Cc").strip()
