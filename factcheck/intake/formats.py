"""How a file is read, by its name."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

from factcheck.intake.errors import IntakeError

Format = Literal["text", "markdown", "html", "docx"]

FORMATS: dict[str, Format] = {
    "": "text",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}


def format_of(name: str | None) -> Format:
    """How to read a file; IntakeError("format") when its name has no ending that we know."""
    suffix = PurePath(name or "").suffix.lower()
    if suffix not in FORMATS:
        raise IntakeError("format", kind=suffix[1:11].upper())
    return FORMATS[suffix]
