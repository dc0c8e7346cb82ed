from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import RequestFactory

from factcheck.views.callers import network_of


@pytest.mark.parametrize(
    ("proxies", "address", "passed", "network"),
    [
        (0, "192.0.2.1", None, "192.0.2.1"),
        # What a client writes moves nothing.
        (0, "192.0.2.1", "198.51.100.9", "192.0.2.1"),
        (1, "127.0.0.1", "198.51.100.9", "198.51.100.9"),
        (1, "127.0.0.1", "203.0.113.5, 198.51.100.9", "198.51.100.9"),
        (2, "127.0.0.1", "203.0.113.5, 198.51.100.9, 10.0.0.1", "198.51.100.9"),
        # Somebody who came past the proxies.
        (2, "192.0.2.1", "203.0.113.5", "192.0.2.1"),
        (0, "2001:db8:1:2:3:4:5:6", None, "2001:0db8:0001:0002"),
        (0, "::ffff:192.0.2.1", None, "192.0.2.1"),
        (1, "127.0.0.1", "unknown", ""),
        (0, "", None, ""),
    ],
)
def test_the_network_is_what_our_own_proxies_say(
    settings: LazySettings, proxies: int, address: str, passed: str | None, network: str
) -> None:
    settings.FACTCHECK_PROXIES = proxies
    headers = {} if passed is None else {"X-Forwarded-For": passed}
    request = RequestFactory().get("/", REMOTE_ADDR=address, headers=headers)

    assert network_of(request) == network
