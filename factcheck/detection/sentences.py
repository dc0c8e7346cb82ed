"""Sentences of one block, as ranges of its tokens; quoted strings are opaque."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.detection.languages import Language
from factcheck.detection.tables import words
from factcheck.detection.tokens import Sort, Token

_CLOSERS = " \u00a0\u202f»”’\"'"
_ENDS = frozenset(".!?…")
_ABBREVIATIONS = words("""
    apr art aug av cf co col corp dec dr env feb gen gov inc jan jr jul jun lt ltd m mar me
    mgr mlle mm mme mr mrs ms no nov oct p pp pr prof rep rev sen sept sgt sr st ste vol vs
""")


def sentences(tokens: Sequence[Token], language: Language) -> list[tuple[int, int]]:
    """Ranges [first, last) of tokens; each token belongs to one."""
    found: list[tuple[int, int]] = []
    first = 0
    for at in range(len(tokens) - 1):
        if _ends(tokens, at, language):
            found.append((first, at + 1))
            first = at + 1
    if first < len(tokens):
        found.append((first, len(tokens)))
    return found


def _ends(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Does the sentence end with this token, given what follows?"""
    token, following = tokens[at], tokens[at + 1]
    if token.sort is Sort.QUOTED:
        return _quoted_ends(tokens, at)
    if token.text not in _ENDS:
        return False
    if following.sort is Sort.SIGN and following.text in "»”\"')]":
        return False
    before = tokens[at - 1] if at else None
    if token.text == "." and before is not None and before.end == token.start:
        if before.low in _ABBREVIATIONS or (len(before.text) == 1 and before.text.isupper()):
            return False
        if following.start == token.end:
            return False
    return following.capital or following.sort is not Sort.WORD or token.text in "!?"


def _quoted_ends(tokens: Sequence[Token], at: int) -> bool:
    """A quoted sentence with its full stop inside, before a new one that begins with a capital."""
    quoted = tokens[at].quoted
    following = tokens[at + 1]
    if quoted is None or not (following.capital or following.sort is Sort.QUOTED):
        return False
    inside = tokens[at].text[: quoted.outer - quoted.start].rstrip(_CLOSERS)
    return inside.endswith((".", "…", "...")) and not inside.endswith(",")
