"""A finished page: what is sent, in each of the ways in which it is asked for."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings
from django.utils.http import parse_http_date_safe

# Level 6 as gzip's own; a higher one takes twice as long for one part in a hundred.
_LEVEL = 6
_OF_BODY = frozenset(
    {"content-type", "content-length", "content-language", "content-encoding", "link"}
)

Headers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """An answer with status 200 to a GET, `body` compressed and `length` of what it was.

    `headers` are all that it was sent with but those that depend on how it is sent.
    """

    headers: Headers
    body: bytes
    length: int
    subject: str = ""
    good_until: int = 0
    build: str = ""
    # Derived: made once, not for every reader.
    compressed: Headers = field(init=False, compare=False)
    plain: Headers = field(init=False, compare=False)
    unchanged: Headers = field(init=False, compare=False)
    unchanged_compressed: Headers = field(init=False, compare=False)

    def __post_init__(self) -> None:
        own = {**self.headers, "Vary": "Accept-Encoding"}
        # Other bytes, so not the same strong tag (RFC 9110, 8.8.3); this is how nginx says it.
        weak = {"ETag": f"W/{own['ETag']}"}
        told = {name: value for name, value in own.items() if name.lower() not in _OF_BODY}
        packed = {"Content-Encoding": "gzip", "Content-Length": str(len(self.body))}
        for name, value in (
            ("plain", {**own, "Content-Length": str(self.length)}),
            ("compressed", {**own, **packed, **weak}),
            ("unchanged", told),
            ("unchanged_compressed", {**told, **weak}),
        ):
            object.__setattr__(self, name, value)

    @property
    def etag(self) -> str:
        return self.headers["ETag"]

    @property
    def last_modified(self) -> int | None:
        said = self.headers.get("Last-Modified")
        return parse_http_date_safe(said) if said else None

    @property
    def size(self) -> int:
        """What it takes in memory, about: its bytes, and its headers four times."""
        return len(self.body) + 6_000

    def content(self) -> bytes:
        """The bytes as they were before they were compressed."""
        return gzip.decompress(self.body)


def page_of(
    headers: Sequence[tuple[str, str]], content: bytes, *, subject: str, good_until: int, build: str
) -> Page:
    """From what the view and the middlewares said."""
    kept = {name: value for name, value in headers if name.lower() != "content-length"}
    # Without the time, so that the same page is the same bytes.
    body = gzip.compress(content, _LEVEL, mtime=0)
    return Page(kept, body, len(content), subject, good_until, build)


def pack(page: Page, path: str) -> tuple[bytes, str, bytes]:
    """The digest, the head and the body of its row."""
    head = json.dumps({"length": page.length, "headers": dict(page.headers)})
    return _digest(page, path, head), head, page.body


def unpack(row: tuple[str, int, bytes, str, bytes], path: str, build: str) -> Page | None:
    """The page of a row; None where the row is not what was written."""
    subject, good_until, digest, head, body = row
    try:
        said = json.loads(head)
        page = Page(said["headers"], bytes(body), said["length"], subject, good_until, build)
    except (ValueError, TypeError, KeyError):
        return None
    return page if _digest(page, path, head) == bytes(digest) else None


def _digest(page: Page, path: str, head: str) -> bytes:
    """Of all that a row says, with the key of the site: who writes to the table only, or copies a
    row to another address, makes no page."""
    about = f"{path}\n{page.build}\n{page.subject}\n{page.good_until}\n{len(head)}\n{head}\n"
    key = _key(settings.SECRET_KEY)
    return hashlib.blake2b(about.encode() + page.body, key=key, digest_size=16).digest()


@lru_cache(maxsize=2)
def _key(secret: str) -> bytes:
    return hashlib.blake2b(secret.encode(), person=b"page store").digest()
