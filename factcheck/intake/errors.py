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
        "This is a %(kind)s file, which cannot be read. Save the article as DOCX, HTML, Markdown "
        "or plain text, or paste its words."
    ),
    "broken": (
        "This is not a whole %(kind)s file. Open it in the program that wrote it and save it as "
        "%(kind)s again, or paste its words."
    ),
    "encrypted": "The file is locked with a password. Save it without one, or paste its words.",
    "heavy": (
        "The file is too heavy: at most %(limit)d MB are read. Take its pictures out, or paste "
        "its words."
    ),
    "bomb": "The file holds far more than an article needs, so it is not read. Paste its words.",
    "doctype": (
        "The file declares a document type of its own, which no word processor does, so it is not "
        "read. Paste its words."
    ),
    "notes": (
        "The draft holds more notes and links in them than are read: at most %(limit)d. Take "
        "some out, or import its words as plain text."
    ),
    "brackets": (
        "The text holds more opening square brackets than are read: at most %(limit)d. Import its "
        "words as plain text."
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
