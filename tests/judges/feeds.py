"""Faults of Atom feeds and sitemaps, a line each; run by the judges' own Python."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import feedparser
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def faults(path: Path) -> Iterator[str]:
    body = path.read_bytes()
    root = etree.fromstring(body)
    if root.tag == f"{ATOM}feed":
        yield from _feed(root)
        read = feedparser.parse(body)
        if read.bozo:
            yield str(read.bozo_exception)
        if len(read.entries) != len(root.findall(f"{ATOM}entry")):
            yield "feedparser sees other entries"
    elif root.tag in {f"{MAP}urlset", f"{MAP}sitemapindex"}:
        yield from _map(root)
    else:
        yield f"unknown root {root.tag}"


def _feed(root: etree._Element) -> Iterator[str]:
    """RFC 4287, 4.1: what a feed and an entry must have, once, and what must be unique."""
    yield from _must(root, "feed")
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iterfind(f"{ATOM}entry")]
    if len(set(ids)) != len(ids):
        yield "two entries have the same id"
    if "self" not in {link.get("rel") for link in root.iterfind(f"{ATOM}link")}:
        yield "the feed has no link to itself"
    has_author = root.find(f"{ATOM}author") is not None
    for entry in root.iterfind(f"{ATOM}entry"):
        yield from _must(entry, "entry")
        if not has_author and entry.find(f"{ATOM}author") is None:
            yield "an entry has no author"
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in entry.iterfind(f"{ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        if len(set(alternates)) != len(alternates):
            yield "an entry has two alternates of one type and language"
        if entry.find(f"{ATOM}content") is None and not alternates:
            yield "an entry has neither content nor a link"


def _must(element: etree._Element, name: str) -> Iterator[str]:
    for part in ("id", "title", "updated"):
        if len(element.findall(ATOM + part)) != 1:
            yield f"{name} has not exactly one {part}"
    for part in ("updated", "published"):
        for moment in element.iterfind(ATOM + part):
            if datetime.fromisoformat(str(moment.text)).tzinfo is None:
                yield f"{part} has no time zone"


def _map(root: etree._Element) -> Iterator[str]:
    places = [place.text or "" for place in root.iter(f"{MAP}loc")]
    if not places or len(places) > 50_000 or len(set(places)) != len(places):
        yield "no place, too many, or one twice"
    for place in places:
        if not place.startswith("http") or len(place) > 2048:
            yield f"not an absolute address: {place[:80]}"
    for moment in root.iter(f"{MAP}lastmod"):
        datetime.fromisoformat(str(moment.text))


if __name__ == "__main__":
    for name in sys.argv[1:]:
        for fault in faults(Path(name)):
            sys.stdout.write(f"{Path(name).name}: {fault}\n")
