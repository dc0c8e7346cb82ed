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
            "This is a %(kind)s file, not a text. Save the article as plain text or Markdown, or "
            "paste its words."
        ),
    }
)


def as_validation_error(error: IntakeError) -> ValidationError:
    return ValidationError(str(SENTENCES[error.code]) % error.params, code=error.code)
