"""What may be asked: an address of the web, and every machine that its name leads to."""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, quote, urlsplit

from factcheck.fetching.errors import FetchError

PORTS = {"http": 80, "https": 443}
# Not of the public web, but not counted out by every Python that we run on: protocols (RFC 6890)
# and the old relays of 6to4 (RFC 7526); IPv4 written as IPv6 (RFC 4291, RFC 2765, RFC 6052,
# RFC 8215); what is for examples (RFC 9637) and for segments of routes (RFC 9602); and what
# site-local addresses once were (RFC 3879).
_APART = tuple(
    map(
        ip_network,
        (
            "192.0.0.0/24", "192.88.99.0/24", "::/96", "::ffff:0:0:0/96", "64:ff9b::/96",
            "64:ff9b:1::/48", "3fff::/20", "5f00::/16", "fec0::/10",
        ),
    )
)  # fmt: skip


def is_public(address: str) -> bool:
    """Whether a numeric address belongs to the public web: not to this machine, not to a network
    of its own, not to a cloud's metadata, in whichever notation."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address) and (ip.ipv4_mapped or ip.sixtofour or ip.teredo):
        return False
    return ip.is_global and not ip.is_multicast and not any(ip in apart for apart in _APART)


@dataclass(frozen=True, slots=True)
class Reach:
    """Which machines and ports may be asked."""

    may_ask: Callable[[str], bool]
    ports: Collection[int]


WEB = Reach(is_public, frozenset(PORTS.values()))


@dataclass(frozen=True, slots=True)
class Target:
    """Where to connect: `addresses` are numeric, and all of them were checked."""

    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]

    @property
    def authority(self) -> str:
        """The host as it stands in an address, with a port that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def asked(self) -> str:
        """Path and query as they are sent: in ASCII."""
        return quote(self.path, safe="/?&=%:;,@!$'()*+~-._")

    @property
    def url(self) -> str:
        """The address that is asked, in ASCII and without a fragment."""
        return f"{self.scheme}://{self.authority}{self.asked}"


def target_of(url: str, reach: Reach) -> Target:
    """Resolve a web address once; what is connected to later are these very addresses.

    Raises FetchError: "address" when it is none, "unknown" when its name is, "refused" when one of
    its machines may not be asked, because which of them answers is not ours to choose.
    """
    parts, port = _split(url)
    host = _host(parts)
    if port not in reach.ports or parts.username is not None or parts.password is not None:
        raise FetchError("refused")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError("unknown") from error
    addresses = tuple(dict.fromkeys(str(row[4][0]) for row in found))
    if not addresses or not all(reach.may_ask(address) for address in addresses):
        raise FetchError("refused")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port, path, addresses)


def _split(url: str) -> tuple[SplitResult, int]:
    # A browser drops control characters and takes a backslash for a slash; nobody means them here.
    if any(sign <= " " or sign in "\\\x7f" for sign in url):
        raise FetchError("address")
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise FetchError("address") from error
    if parts.scheme not in PORTS:
        raise FetchError("address")
    return parts, port


def _host(parts: SplitResult) -> str:
    """The name as the resolver and the server get it: in ASCII, whatever it was written in."""
    try:
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FetchError("address") from error
    if not host.strip("."):
        raise FetchError("address")
    return host
