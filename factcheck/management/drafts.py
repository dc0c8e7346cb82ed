"""The text that a command is given: a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from django.core.management.base import CommandError

from factcheck.intake import MAX_FILE, Draft, IntakeError, format_of, read_article


def read_draft(name: str, *, headline: str = "") -> Draft:
    """What the file of this name says, or plain text from standard input for "-"."""
    try:
        return read_article(
            _read(name), format="text" if name == "-" else format_of(name), headline=headline
        )
    except IntakeError as error:
        raise CommandError(str(error)) from error


def _read(name: str) -> bytes:
    """The file, and of a larger one than is ever read as much as shows that."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(MAX_FILE + 1)
        with Path(name).open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from error
