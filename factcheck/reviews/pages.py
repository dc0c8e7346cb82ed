"""What a web page holds for machines: scripts with JSON-LD, marked elements, its own address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from lxml import etree

from factcheck.reviews.addresses import address
from factcheck.reviews.building import Page
from factcheck.reviews.report import UnreadableError

# A whole page has some thousands; the time to read them must stay short.
MOST_TAGS = 200_000
_CHUNK = 65_536
_JSON_LD = re.compile(r"\s*application/(?:ld\+json|json\+ld|ld-json)\b", re.IGNORECASE)
# Elements without an end, and those whose words nobody sees.
_VOID = frozenset({"meta", "link", "img", "br", "hr", "input", "source", "area", "base", "wbr"})
_SILENT = frozenset({"script", "style", "template", "noscript"})
_MARKS = frozenset({"itemscope", "itemprop", "itemtype", "itemref", "typeof", "property", "id"})


@dataclass
class Element:
    """An element with marks for machines: where it is, and where its words are."""

    tag: str
    attributes: Mapping[str, str]
    # The marked element around it, by its place in the list.
    outer: int
    # Its words, from and to, by their places; and the last marked element inside of it.
    start: int
    end: int = 0
    last: int = 0


@dataclass
class Contents:
    """`words` are pieces of the page's text, in which `elements` have their places."""

    scripts: list[str] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    title: str = ""
    language: str = ""

    def page(self) -> Page:
        base = address(self.links.get("base", ""))
        own = (self.links.get(name, "") for name in ("canonical", "og:url"))
        url = next((found for one in own if (found := address(one, base))), "")
        return Page(
            url=url,
            base=base or url,
            title=self.links.get("og:title", "") or self.title,
            site=self.links.get("og:site_name", ""),
            language=self.language or self.links.get("og:locale", ""),
        )


def contents_of(text: str) -> Contents:
    """Read a page as a browser would repair it. Takes linear time at any depth.

    Raises `UnreadableError` for a page of tags rather than words.
    """
    target = _Target()
    parser = etree.HTMLParser(target=target, huge_tree=True)
    for start in range(0, len(text), _CHUNK):
        parser.feed(text[start : start + _CHUNK])
    # It minds a page without a word.
    with suppress(etree.XMLSyntaxError):
        parser.close()
    target.finish()
    return target.found


class _Target:
    """What the parser tells, in its order."""

    def __init__(self) -> None:
        self.found = Contents()
        self.tags = 0
        # Open elements: the place in the list of marked ones, or -1.
        self.open: list[int] = []
        self.outer = [-1]
        self.silent = 0
        self.script: list[str] | None = None
        self.in_title = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.tags += 1
        if self.tags > MOST_TAGS:
            raise UnreadableError("too many tags in one page")
        attributes = dict(attributes)
        self._head(tag, attributes)
        self.silent += tag in _SILENT
        marked = not _MARKS.isdisjoint(attributes)
        self.open.append(len(self.found.elements) if marked else -1)
        if marked:
            here = Element(tag, attributes, self.outer[-1], len(self.found.words))
            self.outer.append(len(self.found.elements))
            self.found.elements.append(here)
        self.found.words.append(" ")

    def end(self, tag: str) -> None:
        self.silent -= tag in _SILENT
        self.in_title = False
        if tag == "script" and self.script is not None:
            self.found.scripts.append("".join(self.script))
            self.script = None
        if self.open:
            self._close(self.open.pop())

    def data(self, words: str) -> None:
        if self.script is not None:
            self.script.append(words)
        elif self.in_title:
            self.found.title += words
        elif not self.silent:
            self.found.words.append(words)

    def close(self) -> None:
        """Nothing is left to do: what was found is kept here."""

    def finish(self) -> None:
        """Close what the page left open."""
        while self.open:
            self._close(self.open.pop())
        if self.script:
            self.found.scripts.append("".join(self.script))

    def _close(self, place: int) -> None:
        if place >= 0:
            self.outer.pop()
            here = self.found.elements[place]
            here.end = len(self.found.words)
            here.last = len(self.found.elements) - 1

    def _head(self, tag: str, attributes: Mapping[str, str]) -> None:
        links = self.found.links
        if tag == "script" and _JSON_LD.match(attributes.get("type") or ""):
            self.script = []
        elif tag == "title":
            self.in_title = not self.found.title
        elif tag == "html":
            self.found.language = attributes.get("lang") or attributes.get("xml:lang") or ""
        elif tag == "base":
            links.setdefault("base", attributes.get("href") or "")
        elif tag == "link" and "canonical" in (attributes.get("rel") or "").lower().split():
            links.setdefault("canonical", attributes.get("href") or "")
        elif tag == "meta":
            name = attributes.get("property") or attributes.get("name") or ""
            if name.lower().startswith("og:"):
                links.setdefault(name.lower(), attributes.get("content") or "")
