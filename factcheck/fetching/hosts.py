"""Whether an address can lead anybody outside to a page: judged by its words, nothing is asked."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address
from urllib.parse import urlsplit

from factcheck.fetching.targets import PORTS, is_public

# Names that no resolver of the public web answers: RFC 6761, RFC 6762, RFC 8375, ICANN's
# .internal, and what networks of a house are called.
_INSIDE = frozenset(
    {"localhost", "local", "internal", "intranet", "corp", "home", "lan", "private"}
    | {"arpa", "invalid", "localdomain", "test"}
)
# A browser reads a name that ends like this as a number of IPv4, in whichever notation.
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


def is_reachable(url: str) -> bool:
    """Whether a reader may get there: not this machine, not a network of its own, not a name
    without a dot. That a server answers is not said."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return False
    if parts.scheme not in PORTS or not host:
        return False
    return _is_public_number(host) if ":" in host or _is_number(host) else _is_public_name(host)


def _is_number(host: str) -> bool:
    return bool(_NUMBER.fullmatch(host.rpartition(".")[2]))


def _is_public_number(host: str) -> bool:
    """IPv6, or IPv4 as four numbers: another notation is nothing that anybody means."""
    try:
        return is_public(host if ":" in host else str(IPv4Address(host)))
    except (AddressValueError, ValueError):
        return False


def _is_public_name(host: str) -> bool:
    return "." in host and host.rpartition(".")[2] not in _INSIDE
