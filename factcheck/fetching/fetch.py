"""One page, within limits of size, time and redirects; no cookie, no proxy, no credentials."""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin

from factcheck.fetching.errors import FetchError
from factcheck.fetching.pinned import asked, body_of
from factcheck.fetching.targets import WEB, Reach

MAX_SECONDS = 20.0
MAX_REDIRECTS = 5
MOVED = frozenset({301, 302, 303, 307, 308})
# By the type that the server says; see `intake.Format`.
Format = Literal["html", "text", "markdown", "docx"]
FORMATS: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: `url` is where it was found in the end, `format` how intake reads it."""

    url: str
    format: Format
    body: bytes


def fetch(url: str, *, reach: Reach = WEB, seconds: float = MAX_SECONDS) -> Fetched:
    """The page at a web address; FetchError says why there is none.

    Every redirect is checked as the first address was. `reach` says which machines may be asked,
    `seconds` how long all of it may take.
    """
    end = time.monotonic() + seconds
    for _hop in range(MAX_REDIRECTS + 1):
        found = _ask(url, reach, end)
        if isinstance(found, Fetched):
            return found
        url = found
    raise FetchError("redirects")


def moved(url: str, to: str) -> str:
    """Where a redirect leads."""
    try:
        return urljoin(url, to)
    except ValueError as error:
        raise FetchError("address") from error


def _ask(url: str, reach: Reach, end: float) -> Fetched | str:
    """The page, or the address that it has moved to."""
    with asked(url, reach, end) as (_connection, response):
        if response.status in MOVED:
            return moved(url, response.headers.get("Location", ""))
        if response.status != http.client.OK:
            raise FetchError("status", status=response.status)
        return Fetched(url, _format(response), body_of(response, end))


def _format(response: http.client.HTTPResponse) -> Format:
    said = response.headers.get_content_type()
    if said not in FORMATS:
        raise FetchError("type")
    if response.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise FetchError("packed")
    return FORMATS[said]
