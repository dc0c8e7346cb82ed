"""An HTML page as a row of events, and which links in it call a footnote."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from lxml import etree

from factcheck.intake.decode import decode, strictly
from factcheck.intake.errors import IntakeError

# A whole page has some thousands; the time to read them must stay short.
MAX_TAGS = 50_000
CHUNK = 65_536

# Where a browser looks for the encoding too, and what `decode` may take a page for.
BEGINNING = 1024
DECLARED = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
READ = frozenset({b"utf-8", b"utf8", b"windows-1252", b"iso-8859-1", b"latin1", b"us-ascii"})

# What a call shows when it does not say that it is one: a number or a sign, perhaps in brackets.
SIGN = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}|[ivxl]{1,6}|[*†‡§]{1,3})\s*[\])]?\s*")
# What may hold a footnote or stand at its beginning; a link to a heading is none.
HOLDERS = frozenset({"li", "p", "div", "aside", "dd", "td", "span", "a", "sup", "small", "cite"})


class Start(NamedTuple):
    tag: str
    attributes: Mapping[str, str]


class End(NamedTuple):
    tag: str


Event = Start | End | str


def decode_page(data: bytes) -> str:
    """The characters of a page. One that names another encoding than `decode` reads must be UTF-8
    all the same; else its letters would be others.
    """
    declared = DECLARED.search(data[:BEGINNING])
    if declared and declared[1].lower() not in READ:
        strictly(data, "utf-8")
    return decode(data)


def events_of(text: str) -> list[Event]:
    """The tags and words of a page as a browser would repair it. Takes linear time at any depth.

    Raises `IntakeError` ("bomb") for a page of tags rather than words.
    """
    target = _Events()
    parser = etree.HTMLParser(target=target)
    for start in range(0, len(text), CHUNK):
        parser.feed(text[start : start + CHUNK])
    # It minds a page without a word.
    with suppress(etree.XMLSyntaxError):
        parser.close()
    return target.events


class _Events:
    """What the parser tells, in its order."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.tags = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.tags += 1
        if self.tags > MAX_TAGS:
            raise IntakeError("bomb")
        self.events.append(Start(tag, dict(attributes)))

    def end(self, tag: str) -> None:
        self.events.append(End(tag))

    def data(self, words: str) -> None:
        self.events.append(words)

    def close(self) -> None:
        """Nothing is left to do: the events are kept here."""


class Calls(NamedTuple):
    """`at`: the footnote that a link calls, by the place of the link among the events. `silent`:
    the places of elements around calls, which show nothing else. `footnotes`: their ids.
    """

    at: dict[int, str]
    silent: frozenset[int]
    footnotes: frozenset[str]


def calls_of(events: Sequence[Event]) -> Calls:
    """A link calls a footnote when it leads to a later place of the page and looks like a call.

    The links back from a footnote to its call lead to an earlier place.
    """
    holders = _holders(events)
    at: dict[int, str] = {}
    silent: set[int] = set()
    # The outermost <sup> around this place, and how many there are.
    outer = depth = 0
    for place, event in enumerate(events):
        if isinstance(event, str):
            continue
        if event.tag == "sup":
            outer = outer if depth else place
            depth += 1 if isinstance(event, Start) else -1
        name = _target(event)
        if holders.get(name, 0) > place and (depth or _looks_like_a_call(events, place)):
            at[place] = name
            silent.update([place, outer] if depth else [place])
    return Calls(at, frozenset(silent), frozenset(at.values()))


def _holders(events: Sequence[Event]) -> dict[str, int]:
    """Where each named element begins that may hold a footnote."""
    holders: dict[str, int] = {}
    for place, event in enumerate(events):
        if isinstance(event, Start) and event.tag in HOLDERS:
            for name in names_of(event):
                holders.setdefault(name, place)
    return holders


def _target(event: Start | End) -> str:
    """The name of the place in the page that a link leads to."""
    if isinstance(event, End) or event.tag != "a":
        return ""
    address = event.attributes.get("href", "")
    return address[1:] if address.startswith("#") else ""


def names_of(event: Start) -> list[str]:
    """The names that a link within the page may lead to."""
    named = [event.attributes.get("id", "")]
    if event.tag == "a":
        named.append(event.attributes.get("name", ""))
    return [name for name in named if name]


def _looks_like_a_call(events: Sequence[Event], place: int) -> bool:
    link = events[place]
    if isinstance(link, Start) and link.attributes.get("role") == "doc-noteref":
        return True
    words = ""
    for event in events[place + 1 : place + 8]:
        if isinstance(event, End) and event.tag == "a":
            return SIGN.fullmatch(words) is not None
        words += event if isinstance(event, str) else ""
    return False
