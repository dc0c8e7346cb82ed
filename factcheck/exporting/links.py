"""Which addresses of the site an answer leads to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

# What only a server can answer: who asks is somebody, or something is sent.
CLOSED = re.compile(
    r"/(?:accounts|admin|api|ask|desk|reports|suggest)/|/facts/[^/]+/report/|/oembed|/healthz|/readyz"
)
# Where words are asked for and filters are chosen, there are as many addresses as questions.
LISTS = ("/", "/facts/")
PAGE = "page"
PARTS = frozenset({PAGE, "as_of", "before", "language", "source"})

_XML_PLACES = re.compile(r"<loc>([^<]+)</loc>|\bhref=\"([^\"]+)\"")
_CSS_PLACES = re.compile(r"url\(\s*[\"']?([^\"')]+)")


def links_of(address: str, body: str, content_type: str, *, site: str) -> Iterator[str]:
    """The addresses, from the root of the site, that can be a file; some of them twice.

    `address` is where the body was found, `site` the scheme and host without a slash at its end.
    """
    for found in _places(body, content_type.partition(";")[0]):
        path = _path(address, found, site)
        if path is not None and can_be_file(path):
            yield path


def can_be_file(address: str) -> bool:
    """Is this the same for every reader, and one of a number that ends?"""
    path, _mark, query = address.partition("?")
    if CLOSED.match(path):
        return False
    names = {name for name, _value in parse_qsl(query, keep_blank_values=True)}
    return names <= ({PAGE} if path in LISTS else PARTS)


def _places(body: str, content_type: str) -> Iterator[str]:
    if content_type == "text/html":
        yield from _html(body)
    elif content_type == "text/css":
        yield from _CSS_PLACES.findall(body)
    elif content_type.endswith("xml"):
        for location, link in _XML_PLACES.findall(body):
            yield (location or link).replace("&amp;", "&")
    elif content_type.endswith("json"):
        yield from _strings(json.loads(body))


def _html(body: str) -> Iterator[str]:
    parser = _Places()
    parser.feed(body)
    parser.close()
    yield from parser.found


class _Places(HTMLParser):
    """Links, pictures, style sheets, what `meta` tells other sites, and the code for embedding."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            is_place = name in {"href", "src"} or (name == "content" and tag == "meta")
            if value and is_place and (tag != "meta" or value.startswith("http")):
                self.found.append(value)

    def handle_data(self, data: str) -> None:
        if data.lstrip().startswith("<iframe "):
            self.found += _html(data)


def _strings(value: object) -> Iterator[str]:
    """Every address in a piece of JSON: those that begin with their scheme."""
    if isinstance(value, str):
        if value.startswith("http"):
            yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)


def _path(address: str, found: str, site: str) -> str | None:
    """From the root, without a fragment; None for other sites, and for what is no address."""
    try:
        plain = urldefrag(urljoin(site + address, found)).url
    except ValueError:
        return None
    if plain == site:
        return "/"
    if not plain.startswith(site + "/"):
        return None
    parts = urlsplit(plain)
    return parts.path + (f"?{parts.query}" if parts.query else "")
