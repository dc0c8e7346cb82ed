"""Words of the evidence itself, in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.locators.parts import Part

QUOTED = r"«[^«»]{2,200}»|“[^“”]{2,200}”|\"[^\"]{2,200}\""
_QUOTED = re.compile(QUOTED)


def find_quoted(text: str) -> Iterator[Part]:
    for match in _QUOTED.finditer(text):
        words = inside(match.group())
        if any(c.isalnum() for c in words):
            yield Part("words", words, *match.span(), *marked(words))


def inside(quoted: str) -> str:
    return quoted[1:-1].strip()


def marked(words: str) -> tuple[str, str]:
    """The words in the quotation marks of French and of English."""
    return f"«\u00a0{words}\u00a0»", f"“{words}”"
