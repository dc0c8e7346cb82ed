"""Who sends something without an account: from where, from which site, and how much of it."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest


def network_of(request: HttpRequest) -> str:
    """The address that a request comes from, as far as it tells one caller from another.

    What the proxies of this desk wrote is believed, and nothing that a client wrote before it. Half
    of an IPv6 address is one connection's own. Empty when the address cannot be read.
    """
    said = request.META.get("REMOTE_ADDR", "")
    if settings.FACTCHECK_PROXIES:
        passed = request.headers.get("X-Forwarded-For", "").split(",")
        if len(passed) >= settings.FACTCHECK_PROXIES:
            said = passed[-settings.FACTCHECK_PROXIES]
    try:
        address = ip_address(said.strip())
    except ValueError:
        return ""
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or address.exploded[:19])


def is_foreign(request: HttpRequest) -> bool:
    """Whether another site sent the form.

    A page that sends no referrer sends "null" as its origin, so that says nothing.
    """
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin", "null")
    own = origin in ("null", f"{request.scheme}://{request.get_host()}")
    return site not in ("same-origin", "none") or not own


def length_of(request: HttpRequest) -> int:
    """How many bytes the request says that it sends."""
    length = request.headers.get("Content-Length") or "0"
    return int(length) if length.isascii() and length.isdigit() and len(length) < 19 else 0
