"""A text cut into words, numbers and marks, in one pass."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

TokenKind = Literal["word", "number", "mark", "skip", "break"]

# Spaces that group digits: plain, no-break, narrow no-break, thin.
_SPACES = " \u00a0\u202f\u2009"
# A finder looks at most this far back or ahead without asking where the text ends.
PAD = 8

_TOKEN = re.compile(
    r"(?P<skip>(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]+|[#@]\w+"
    r"|[0-9][\w-]{0,40}\.(?:com|org|net|info|fr|be|ch|ca|eu|uk|tv)\b)"
    rf"|(?P<number>[0-9]{{1,3}}(?:[{_SPACES}'’][0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+)*)"
    r"|(?P<word>[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*)"
    r"|(?P<break>[\n\r\x0b\x0c\x85\u2028\u2029])"
    r"|(?P<mark>\S)"
)
_APOSTROPHES = {"’": "'", "ʼ": "'", "`": "'"}
_KINDS: dict[str, TokenKind] = {
    "skip": "skip", "number": "number", "word": "word", "break": "break", "mark": "mark",
}  # fmt: skip


class Token(NamedTuple):
    """`key` is what the tables know it by; `glued` when nothing stands before it but a token."""

    kind: TokenKind
    start: int
    end: int
    key: str
    glued: bool


def tokenise(text: str) -> list[Token]:
    """All tokens of the text in order, with `PAD` breaks before and after.

    Addresses of the web, e-mail addresses, hashtags and account names are one token of the kind
    "skip". A line break is a token of its own: no figure runs over it.
    """
    tokens = [Token("break", 0, 0, "", False)] * PAD
    reached = -1
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        kind = _KINDS[found.lastgroup or "mark"]
        tokens.append(Token(kind, start, end, _key(kind, found[0]), start == reached))
        reached = end
    tokens.extend([Token("break", len(text), len(text), "", False)] * PAD)
    return tokens


def _key(kind: TokenKind, text: str) -> str:
    if kind == "word":
        return text.lower() if text.isascii() else unicodedata.normalize("NFC", text).lower()
    if kind == "mark":
        return _APOSTROPHES.get(text, text)
    return text if kind == "number" else ""
