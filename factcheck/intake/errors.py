from __future__ import annotations

MAX_CHARACTERS = 1_000_000

# One message per code, so that a Django layer can translate it: `gettext(MESSAGES[e.code]) %
# e.params`. Offsets count from 0, in bytes where the message says so, else in code points.
MESSAGES: dict[str, str] = {
    "empty": "The article is empty: there is no text to check.",
    "too_large": (
        "The article is too large: it has at least %(size)d characters, at most %(limit)d are read."
    ),
    "binary": (
        "This is not a text: %(count)d unreadable characters, the first at offset %(offset)d."
    ),
    "encoding": (
        "The text is damaged or in an unknown encoding: byte %(byte)s at byte offset %(offset)d "
        "does not fit %(encoding)s. Save the text again as UTF-8."
    ),
    "surrogate": (
        "The text holds half a character (a lone surrogate) at offset %(offset)d. "
        "Save or copy the text again as UTF-8."
    ),
    "format": (
        "This is a %(kind)s file, not a text. Save the article as plain text or Markdown, "
        "or paste its words."
    ),
}


class IntakeError(ValueError):
    """The input cannot become an article.

    `code` is a key of `MESSAGES` and stable; `params` are the values its message needs.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(MESSAGES[code] % params)
        self.code = code
        self.params: dict[str, object] = params


def refuse_too_large(size: int) -> None:
    """Raise `IntakeError` when `size`, in code points, is more than an article may have."""
    if size > MAX_CHARACTERS:
        raise IntakeError("too_large", size=size, limit=MAX_CHARACTERS)
