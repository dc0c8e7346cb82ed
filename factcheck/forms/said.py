"""What a message carries beside its words: the place on a page that it belongs to, and the line of
the ledger that can be undone. Both travel in its extra tags."""

from __future__ import annotations

from django.contrib.messages.storage.base import Message

_UNDO = "undo-"


def tags(*, place: str = "", undo: int | None = None) -> str:
    return " ".join(part for part in (place, f"{_UNDO}{undo}" if undo else "") if part)


def place_of(message: Message) -> str:
    """The place, or an empty string for the top of the page."""
    parts = [part for part in _parts(message) if not part.startswith(_UNDO)]
    return parts[0] if parts else ""


def undo_of(message: Message) -> int | None:
    """The id of the line that the message offers to undo."""
    found = [part.removeprefix(_UNDO) for part in _parts(message) if part.startswith(_UNDO)]
    return int(found[0]) if found else None


def _parts(message: Message) -> list[str]:
    return (message.extra_tags or "").split()
