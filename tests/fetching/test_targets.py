from __future__ import annotations

import socket

import pytest

from factcheck.fetching import WEB, FetchError, Reach, is_public
from factcheck.fetching.targets import target_of

PRIVATE = (  # what nobody outside of a network can be asked by
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254",  # noqa: S104 -- nothing is bound
    "172.16.0.1", "192.0.0.8", "192.168.1.1", "198.18.0.1", "203.0.113.9", "224.0.0.1",
    "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::808:808",
    "64:ff9b:1::1", "2002:7f00:1::", "2001:0:53aa:64c::1", "fc00::1", "fd12::1", "fe80::1",
    "fe80::1%eth0", "fec0::1", "ff02::1", "2001:db8::1",
    "192.88.99.1", "192.88.99.255", "::127.0.0.1", "::8.8.8.8", "::ffff:0:127.0.0.1",
    "::ffff:0:8.8.8.8", "3fff::1", "3fff:fff:ffff::1", "5f00::1", "5f00:ffff::1",
)  # fmt: skip
PUBLIC = (  # the last ones are next to what is set apart
    "8.8.8.8", "1.1.1.1", "2606:4700::1111", "193.0.6.139", "192.88.98.255", "192.88.100.0",
    "3fff:1000::1", "5eff::1", "5f01::1",
)  # fmt: skip
# Each leads to this machine, or to one that is not on the public web, in some notation.
HOSTILE = (
    "http://localhost/", "http://LOCALHOST./", "http://127.0.0.1/", "http://127.1/",
    "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://0/",
    "http://①②⑦.0.0.1/", "http://127。0。0。1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/", "http://[64:ff9b::7f00:1]/", "http://[fe80::1%25lo]/",
    "http://[::7f00:1]/",
    "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://user@127.0.0.1/",
    "http://8.8.8.8:22/", "https://8.8.8.8:8443/", "http://user:pass@8.8.8.8/", "http://@8.8.8.8/",
)  # fmt: skip
NO_ADDRESS = (
    "", "x", "//8.8.8.8/", "ftp://8.8.8.8/", "file:///etc/passwd", "gopher://8.8.8.8/",
    "javascript:alert(1)", "http://", "http:///x", "http://./", "http://8.8.8.8:99999/",
    "http://8.8.8.8:x/", "http://8.8.8.8\\@127.0.0.1/", "http://8.8.8.8/\r\nHost: x",
    "http://8.8.8.8/a b", "http://[::1/", "http://a..b/", f"http://{'a' * 64}.org/",
)  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_the_public_web(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_the_public_web(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("url", HOSTILE)
def test_nobody_is_led_to_this_machine_or_its_network(url: str) -> None:
    with pytest.raises(FetchError) as refusal:
        target_of(url, WEB)

    assert refusal.value.code in {"refused", "unknown", "address"}


@pytest.mark.parametrize("url", NO_ADDRESS)
def test_what_is_no_address_of_the_web(url: str) -> None:
    with pytest.raises(FetchError) as refusal:
        target_of(url, WEB)

    assert refusal.value.code == "address"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://8.8.8.8", ("http", "8.8.8.8", 80, "/")),
        ("https://8.8.8.8/a?b=c#d", ("https", "8.8.8.8", 443, "/a?b=c")),
        ("HTTP://8.8.8.8:443/", ("http", "8.8.8.8", 443, "/")),
        ("https://[2606:4700::1111]/x", ("https", "2606:4700::1111", 443, "/x")),
    ],
)
def test_what_is_asked(url: str, expected: tuple[object, ...]) -> None:
    target = target_of(url, WEB)

    assert (target.scheme, target.host, target.port, target.path) == expected
    assert target.addresses == (target.host,)


def test_one_private_machine_among_public_ones_is_enough_to_refuse() -> None:
    asked: list[str] = []

    def first_only(address: str) -> bool:
        asked.append(address)
        return len(asked) == 1

    # A name of this machine with both families, or with one: then there is nothing to mix.
    families = {row[0] for row in socket.getaddrinfo("localhost", 80)}
    if len(families) > 1:
        with pytest.raises(FetchError):
            target_of("http://localhost/", Reach(first_only, {80}))
        assert len(asked) == 2
    else:
        assert target_of("http://localhost/", Reach(first_only, {80})).addresses


def test_a_name_that_is_none() -> None:
    with pytest.raises(FetchError) as refusal:
        target_of("http://nothing.invalid/", WEB)

    assert refusal.value.code == "unknown"
