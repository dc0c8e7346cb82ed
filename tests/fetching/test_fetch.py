from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from factcheck.fetching import MAX_BYTES, WEB, Fetched, FetchError, Reach, fetch
from tests.webserver import HERE, Site, answer, running_site


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def code(url: str, *, reach: Reach = HERE, seconds: float = 20) -> str:
    with pytest.raises(FetchError) as refusal:
        fetch(url, reach=reach, seconds=seconds)
    return refusal.value.code


def test_a_page_comes_as_it_is_with_nothing_of_ours_but_the_question(site: Site) -> None:
    site.pages["/a?b=c%20d&e=%C3%A9"] = answer(b"<p>Eau</p>", kind="text/html; charset=utf-8")

    page = fetch(f"{site.url}/a?b=c%20d&e=é", reach=HERE)

    assert page == Fetched(f"{site.url}/a?b=c%20d&e=é", "html", b"<p>Eau</p>")
    [asked] = site.asked
    assert {name.lower() for name in asked} == {
        "host", "user-agent", "accept", "accept-encoding", "connection",
    }  # fmt: skip


def test_a_redirect_is_followed_and_where_it_ends_is_the_address(site: Site) -> None:
    site.pages["/old"] = answer(status=301, Location="../new")
    site.pages["/new"] = answer(b"Eau", kind="text/plain")

    page = fetch(f"{site.url}/old", reach=HERE)

    assert (page.url, page.format, page.body) == (f"{site.url}/new", "text", b"Eau")


def test_a_redirect_is_checked_as_the_first_address_was(site: Site) -> None:
    site.pages["/"] = answer(status=302, Location="http://10.0.0.1/secret")
    site.pages["/file"] = answer(status=302, Location="file:///etc/passwd")
    only_here = Reach(lambda address: address == "127.0.0.1", range(65_536))

    assert code(site.url, reach=only_here) == "refused"
    assert code(f"{site.url}/file", reach=only_here) == "address"


def test_a_circle_of_redirects_ends(site: Site) -> None:
    site.pages["/"] = answer(status=307, Location="/")

    assert code(site.url) == "redirects"
    assert len(site.asked) == 6


@pytest.mark.parametrize("status", [204, 403, 404, 500])
def test_an_error_of_the_server_is_said(site: Site, status: int) -> None:
    site.pages["/"] = answer(b"x", status=status)

    assert code(site.url) == "status"


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json"])
def test_what_is_no_text_is_not_read(site: Site, kind: str) -> None:
    site.pages["/"] = answer(b"x", kind=kind)

    assert code(site.url) == "type"


def test_a_packed_page_is_not_unpacked(site: Site) -> None:
    site.pages["/"] = answer(b"x", Content_Encoding="gzip")

    assert code(site.url) == "packed"


def test_a_page_of_the_largest_size_is_read_and_no_larger_one(site: Site) -> None:
    site.pages["/most"] = answer(b"x" * MAX_BYTES)
    site.pages["/more"] = answer(b"x" * (MAX_BYTES + 1))

    assert len(fetch(f"{site.url}/most", reach=HERE).body) == MAX_BYTES
    assert code(f"{site.url}/more") == "large"


def test_a_length_that_is_a_lie_costs_no_more(site: Site) -> None:
    site.pages["/"] = answer(b"x" * (MAX_BYTES + 1), Content_Length="999999999999")

    assert code(site.url) == "large"


def test_a_server_that_drips_is_left_in_time(site: Site) -> None:
    done = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        answer(b"x")(handler)
        while not done.wait(0.02):
            handler.wfile.write(b"x")
            handler.wfile.flush()

    site.pages["/"] = drip
    try:
        assert code(site.url, seconds=0.3) == "slow"
    finally:
        done.set()


def test_a_server_that_drips_its_headers_is_left_in_time(site: Site) -> None:
    done = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: ")
        while not done.wait(0.02):
            handler.wfile.write(b"x")
            handler.wfile.flush()

    site.pages["/"] = drip
    try:
        assert code(site.url, seconds=0.3) == "slow"
    finally:
        done.set()


def test_a_redirect_to_no_address_is_said(site: Site) -> None:
    site.pages["/"] = answer(status=302, Location="http://[bad")

    assert code(site.url) == "address"


def test_a_server_that_says_nothing_is_left_in_time(site: Site) -> None:
    done = threading.Event()
    site.pages["/"] = lambda _handler: [None for _ in [done.wait(10)]] and None
    try:
        assert code(site.url, seconds=0.2) == "slow"
    finally:
        done.set()


def test_nobody_answers() -> None:
    with running_site() as gone:
        url = gone.url

    assert code(url) == "unreachable"


def test_a_server_of_tls_that_speaks_plainly_is_no_server(site: Site) -> None:
    assert code(site.url.replace("http:", "https:")) == "unreachable"


def test_this_machine_is_never_asked(site: Site) -> None:
    assert code(site.url, reach=WEB) == "refused"
    assert site.asked == []
