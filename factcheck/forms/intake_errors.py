"""What intake refuses, said in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from factcheck.intake import IntakeError

SENTENCES: Mapping[str, Promise | str] = MappingProxyType(
    {
        "empty": _("The article is empty: there is no text to check."),
        "too_large": _(
            "The article is too large: it has at least %(size)d characters, at most %(limit)d "
            "are read."
        ),
        "binary": _(
            "This is not a text: %(count)d unreadable characters, the first at offset %(offset)d."
        ),
        "encoding": _(
            "The text is damaged or in an unknown encoding: byte %(byte)s at byte offset "
            "%(offset)d does not fit %(encoding)s. Save the text again as UTF-8."
        ),
        "surrogate": _(
            "The text holds half a character (a lone surrogate) at offset %(offset)d. Save or "
            "copy the text again as UTF-8."
        ),
        "format": _(
            "This is a %(kind)s file, which cannot be read. Save the article as DOCX, HTML, "
            "Markdown or plain text, or paste its words."
        ),
        "broken": _(
            "This is not a whole %(kind)s file. Open it in the program that wrote it and save it "
            "as %(kind)s again, or paste its words."
        ),
        "encrypted": _(
            "The file is locked with a password. Save it without one, or paste its words."
        ),
        "heavy": _(
            "The file is too heavy: at most %(limit)d MB are read. Take its pictures out, or "
            "paste its words."
        ),
        "bomb": _(
            "The file holds far more than an article needs, so it is not read. Paste its words."
        ),
        "doctype": _(
            "The file declares a document type of its own, which no word processor does, so it is "
            "not read. Paste its words."
        ),
        "notes": _(
            "The draft holds more notes and links in them than are read: at most %(limit)d. Take "
            "some out, or import its words as plain text."
        ),
        "brackets": _(
            "The text holds more opening square brackets than are read: at most %(limit)d. Import "
            "its words as plain text."
        ),
    }
)


def as_validation_error(error: IntakeError) -> ValidationError:
    return ValidationError(str(SENTENCES[error.code]) % error.params, code=error.code)
