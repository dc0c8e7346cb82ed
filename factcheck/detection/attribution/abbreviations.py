"""Abbreviations that the text explains: "Droits sans frontières (DSF)"."""

from __future__ import annotations

import re

_BRACKETED = re.compile(r"\(([^\W\d_]{2,8})\)")
_WORD = re.compile(r"[^\W\d_]+")
# How far before the bracket the full name may begin, in characters.
_FARTHEST = 120


def abbreviations(text: str) -> dict[str, str]:
    """Each abbreviation in capitals with the words before its bracket that spell it out."""
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        letters = match[1]
        if letters.isupper() and letters not in found:
            full = _spelled_out(text, match.start(), letters)
            if full:
                found[letters] = full
    return found


def _spelled_out(text: str, end: int, letters: str) -> str:
    """The shortest run of words up to `end` whose initials are these letters, in order."""
    begin = max(text.rfind("\n", 0, end) + 1, end - _FARTHEST)
    left = len(letters)
    for word in reversed(list(_WORD.finditer(text, begin, end))):
        if word[0][0].upper() == letters[left - 1]:
            left -= 1
            if left == 0:
                full = text[word.start() : end].strip()
                return full if word[0][0].isupper() and " " in full else ""
    return ""
