from __future__ import annotations

import pytest

from factcheck.fetching.hosts import is_reachable


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/",
        "HTTP://EXAMPLE.ORG:8080/a?b#c",
        "https://www.insee.fr./",
        "https://mon-hôpital.fr/",
        "https://local.example.org/",
        "https://1.example.org/",
        "http://93.184.216.34/",
        "http://[2606:4700::1111]/",
    ],
)
def test_an_address_of_the_public_web_can_be_reached(url: str) -> None:
    assert is_reachable(url) is True


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "javascript:alert(1)",
        "ftp://example.org/",
        "http:///a",
        "http://localhost/a",
        "http://LOCALHOST./a",
        "http://wiki/page",
        "http://app.localhost:8000/",
        "http://serveur.local/",
        "http://docs.redaction.internal/",
        "http://nas.lan/",
        "http://box.home.arpa/",
        "http://127.0.0.1:8000/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://010.0.0.1/",
        "http://10.0.0.8/",
        "http://172.16.3.4/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fd00::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[x]/",
        "http://user@localhost/",
        "http://./",
    ],
)
def test_an_address_inside_cannot_be_reached(url: str) -> None:
    assert is_reachable(url) is False
