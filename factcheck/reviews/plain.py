"""Plain words of what a stranger wrote: no markup, no entities, no controls, one line."""

from __future__ import annotations

import html
import re
import unicodedata
from contextlib import suppress

from lxml import etree

# Longer than any text that is kept; it is not even looked at.
LONGEST = 1_000_000
# Markup in entities in markup … is taken off so often; what is left then loses its brackets.
_ROUNDS = 4
_CHUNK = 65_536

_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_OPENING = re.compile(r"(?<!<)<++(?=[a-zA-Z/!?])")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
# Controls but white space, soft hyphens, marks that reorder or hide words, halves of characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_SILENT = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "math"})
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "kbd"),
        *("mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr"),
    }
)


def plain(text: str) -> str:
    """The words of a text. It takes linear time; `plain(plain(t)) == plain(t)` for what is read."""
    for _ in range(_ROUNDS):
        before = text
        text = _UNSEEN.sub("", text)
        if _TAG.search(text):
            text = _words(text)
        text = entities(text)
        if text == before:
            break
    text = _OPENING.sub("", _UNSEEN.sub("", text))
    return " ".join(text.split())


def composed(text: str) -> str:
    """In NFC. For texts of bounded length only: a pile of marks takes quadratic time."""
    return unicodedata.normalize("NFC", text)


def entities(text: str) -> str:
    """With the entities that end as they should in letters."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def _words(text: str) -> str:
    target = _Words()
    parser = etree.HTMLParser(target=target, huge_tree=True)
    for start in range(0, len(text), _CHUNK):
        parser.feed(text[start : start + _CHUNK])
    # It minds a text without a word.
    with suppress(etree.XMLSyntaxError):
        parser.close()
    return "".join(target.words)


class _Words:
    def __init__(self) -> None:
        self.words: list[str] = []
        self.silent = 0

    def start(self, tag: str, attributes: object) -> None:
        self.silent += tag in _SILENT
        self._apart(tag)

    def end(self, tag: str) -> None:
        self.silent -= tag in _SILENT
        self._apart(tag)

    def data(self, words: str) -> None:
        if not self.silent:
            self.words.append(words)

    def close(self) -> None:
        """Nothing is left to do: the words are kept here."""

    def _apart(self, tag: str) -> None:
        if tag not in _INLINE:
            self.words.append(" ")
