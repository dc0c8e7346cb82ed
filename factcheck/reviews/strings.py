"""Strings of broken JSON: where one ends, and what it says."""

from __future__ import annotations

import re

from factcheck.reviews.report import Report, UnreadableError

# What opens a string, and what may close it.
QUOTES = {'"': '"', "'": "'", "“": "“”„", "”": "“”", "„": "“”", "«": "»"}
# How far the end of a string is looked for before its first quotation mark is taken for it, and
# how often: so the work stays in proportion to the text.
_NEAR = 20_000
_GUESSES = 200

# A quotation mark ends a string when what follows belongs to the structure.
_NAME = r"""(?:["'“”„«][^"'“”„»\n]{1,100}["'”“»]\s*+:|[\w@$]{1,60}:)"""
_AFTER_NAME = re.compile(r"\s*+:")
_AFTER_VALUE = re.compile(rf"\s*+(?:[}}\]]|\Z|{_NAME}|,\s*+(?:[,}}\]]|\Z|/[/*]|{_NAME}))")
_AFTER_ITEM = re.compile(r"""\s*+(?:[}\]]|\Z|,\s*+(?:["'“”„«{\[\],\d-]|true|false|null|\Z))""")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": " "}


class Strings:
    """Reads the strings of one text."""

    def __init__(self, text: str, report: Report) -> None:
        self.text = text
        self.report = report
        self.guesses = 0
        self.ends = {
            opening: re.compile(rf"\\.|[{closing}]", re.DOTALL)
            for opening, closing in QUOTES.items()
        }

    def read(self, start: int, place: str) -> tuple[str, int] | None:
        """What the string at `start` says and where it ends; None if it has no end.

        `place` is what it is: a "name" or a "value" of an object, or an "item" of a list.
        """
        opening = self.text[start]
        after = {"name": _AFTER_NAME, "value": _AFTER_VALUE, "item": _AFTER_ITEM}[place]
        first = -1
        for found in self.ends[opening].finditer(self.text, start + 1):
            if found[0][0] == "\\":
                continue
            if after.match(self.text, found.end()):
                return self._said(start, found.start()), found.end()
            first = found.start() if first < 0 else first
            if found.start() - start > _NEAR:
                break
        if first < 0:
            return None
        self.guesses += 1
        if self.guesses > _GUESSES:
            raise UnreadableError("broken beyond repair")
        self.report.repaired("quotation marks that were missing")
        return self._said(start, first), first + 1

    def _said(self, start: int, end: int) -> str:
        opening, raw = self.text[start], self.text[start + 1 : end]
        if opening == "'":
            self.report.repaired("single quotation marks")
        elif opening != '"':
            self.report.repaired("typographic quotation marks")
        if "\n" in raw or "\t" in raw or "\r" in raw:
            self.report.repaired("line breaks in strings")
        if any(found[0][0] != "\\" for found in self.ends[opening].finditer(raw)):
            self.report.repaired("quotation marks in strings")
        return said(raw)


def said(raw: str) -> str:
    """The text of a string without its escapes; an unknown escape stands for its letter."""
    if "\\" not in raw:
        return raw
    text = _ESCAPE.sub(_letter, raw)
    # Two escapes make one character beyond the first 65,536.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _letter(escape: re.Match[str]) -> str:
    code = escape[1]
    return chr(int(code[1:], 16)) if len(code) == 5 else _LETTERS.get(code, code)
