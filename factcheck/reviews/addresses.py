"""Addresses of the web in one form: http or https, ASCII, of bounded length."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from factcheck.reviews.plain import entities

LONGEST = 1000
# Browsers leave these out of an address, so they cannot hide what it is.
_BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b\u2028\u2029\ufeff]+")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*\.)+[a-z0-9-]*[a-z0-9]")
_KEPT = "/%:=&?~+!$,;'@()*[]|"
_DEFAULT_PORTS = {("http", 80), ("https", 443)}


def address(raw: str, base: str = "") -> str:
    """The address, absolute by `base`; empty when it is none of the web."""
    if len(raw) > 2 * LONGEST:
        return ""
    text = entities(raw).strip().replace(" ", "%20")
    text = _BLANKS.sub("", text)
    if text.lower().startswith("www."):
        text = f"https://{text}"
    try:
        found = _absolute(text, base)
    except ValueError:
        return ""
    return found if len(found) <= LONGEST else ""


def host_of(url: str) -> str:
    return urlsplit(url).hostname or ""


def is_home(url: str) -> bool:
    """Whether it is the address of a site rather than of a page of it."""
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def without_fragment(url: str) -> str:
    return url.partition("#")[0]


def belongs(url: str, hosts: frozenset[str]) -> bool:
    """Whether its host is one of these, or below one of them."""
    labels = host_of(url).split(".")
    return any(".".join(labels[start:]) in hosts for start in range(len(labels)))


def _absolute(text: str, base: str) -> str:
    if not text or text.startswith("#") or "\\" in text:
        return ""
    if text.startswith("//"):
        text = f"https:{text}"
    elif base and not urlsplit(text).scheme:
        text = urljoin(base, text)
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc:
        return ""
    host = _host(parts.hostname or "")
    if not host:
        return ""
    port = parts.port
    if port is not None and (parts.scheme, port) not in _DEFAULT_PORTS:
        host = f"{host}:{port}"
    path, query, fragment = (quote(part, safe=_KEPT) for part in parts[2:])
    return urlunsplit((parts.scheme, host, path, query, fragment))


def _host(name: str) -> str:
    host = name.encode("idna").decode() if not name.isascii() else name
    host = host.lower().rstrip(".")
    return host if _HOST.fullmatch(host) else ""
