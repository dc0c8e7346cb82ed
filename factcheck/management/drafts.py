"""The text that a command is given: a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from django.core.management.base import CommandError

from factcheck.forms.article import format_of
from factcheck.intake import Draft, IntakeError, read_article


def read_draft(name: str, *, headline: str = "") -> Draft:
    """What the file of this name says, or plain text from standard input for "-"."""
    try:
        return read_article(
            _read(name), format="text" if name == "-" else format_of(name), headline=headline
        )
    except IntakeError as error:
        raise CommandError(str(error)) from error


def _read(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from error
