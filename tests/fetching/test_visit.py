"""A page for keeping: the same guards as `fetch`, with every answer on the way."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from factcheck.fetching import MAX_BYTES, WEB, FetchError, Reach, visit
from tests.webserver import HERE, Answer, Site, answer, running_site

ONLY_HERE = Reach(lambda address: address == "127.0.0.1", range(65_536))


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def code(url: str, *, reach: Reach = HERE, seconds: float = 20) -> str:
    with pytest.raises(FetchError) as refusal:
        visit(url, reach=reach, seconds=seconds)
    return refusal.value.code


def chunked(*parts: bytes, whole: bool = True) -> Answer:
    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.protocol_version = "HTTP/1.1"
        answer(Transfer_Encoding="chunked")(handler)
        for part in parts:
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        handler.wfile.write(b"0\r\n\r\n" if whole else b"ff\r\nx")

    return write


def test_a_page_comes_with_all_that_was_said(site: Site) -> None:
    site.pages["/a?b=%C3%A9"] = answer(b"<p>Eau</p>", kind="text/html; charset=utf-8", X_Age="3")

    (hop,) = visit(f"{site.url}/a?b=é#part", reach=HERE)

    assert (hop.url, hop.asked) == (f"{site.url}/a?b=%C3%A9", "/a?b=%C3%A9")
    assert (hop.status, hop.reason, hop.address) == (200, "OK", "127.0.0.1")
    assert (hop.body, hop.media_type, hop.format) == (b"<p>Eau</p>", "text/html", "html")
    assert ("X-Age", "3") in hop.headers
    assert dict(hop.sent) == site.asked[0]


def test_every_redirect_is_kept(site: Site) -> None:
    site.pages["/a"] = answer(b"moved", status=301, Location="b?c=d")
    site.pages["/b?c=d"] = answer(status=302, Location="//" + site.url[7:] + "/e")
    site.pages["/e"] = answer(b"%PDF-1.7", kind="application/pdf")

    hops = visit(f"{site.url}/a", reach=HERE)

    assert [(hop.url[len(site.url) :], hop.status, hop.body) for hop in hops] == [
        ("/a", 301, b"moved"),
        ("/b?c=d", 302, b""),
        ("/e", 200, b"%PDF-1.7"),
    ]
    assert hops[-1].format is None


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("http://10.0.0.1/secret", "refused"),
        ("http://169.254.169.254/latest/meta-data/", "refused"),
        ("http://[::1]/", "refused"),
        ("http://127.0.0.1@10.0.0.1/", "refused"),
        ("file:///etc/passwd", "address"),
        ("http://[bad", "address"),
    ],
)
def test_a_redirect_is_checked_as_the_first_address_was(site: Site, to: str, expected: str) -> None:
    site.pages["/"] = answer(status=302, Location=to)

    assert code(site.url, reach=ONLY_HERE) == expected


def test_this_machine_is_never_asked(site: Site) -> None:
    assert code(site.url, reach=WEB) == "refused"
    assert site.asked == []


def test_a_circle_of_redirects_ends(site: Site) -> None:
    site.pages["/"] = answer(status=307, Location="/")

    assert code(site.url) == "redirects"
    assert len(site.asked) == 6


@pytest.mark.parametrize("status", [204, 404, 503])
def test_an_error_of_the_server_is_said(site: Site, status: int) -> None:
    site.pages["/"] = answer(b"x", status=status)

    with pytest.raises(FetchError) as refusal:
        visit(site.url, reach=HERE)

    assert (refusal.value.code, refusal.value.params) == ("status", {"status": status})


def test_all_bodies_together_have_a_size(site: Site) -> None:
    site.pages["/"] = answer(b"x", status=302, Location="/most")
    site.pages["/most"] = answer(b"x" * (MAX_BYTES - 1))
    site.pages["/too"] = answer(b"xx", status=302, Location="/most")

    assert sum(len(hop.body) for hop in visit(site.url, reach=HERE)) == MAX_BYTES
    assert code(f"{site.url}/too") == "large"


def test_a_packed_page_is_kept_as_it_came(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    site.pages["/"] = answer(bomb, Content_Encoding="gzip")

    (hop,) = visit(site.url, reach=HERE)

    assert (hop.body, hop.media_type, hop.format) == (bomb, "text/html", None)


def test_a_page_that_says_it_is_not_packed_is_read(site: Site) -> None:
    site.pages["/"] = answer(b"x", Content_Encoding=" Identity")

    assert visit(site.url, reach=HERE)[0].format == "html"


@pytest.mark.parametrize("said", ["3", "9" * 40])
def test_a_page_shorter_than_was_said_is_none(site: Site, said: str) -> None:
    site.pages["/"] = answer(b"xx", Content_Length=said)

    assert code(site.url) == "cut"


@pytest.mark.parametrize("said", ["2", "1", "-5", "many", "²"])
def test_another_lie_about_the_length_changes_nothing(site: Site, said: str) -> None:
    site.pages["/"] = answer(b"xx", Content_Length=said)

    assert visit(site.url, reach=HERE)[0].body[:1] == b"x"


def test_a_chunked_page_comes_in_one_piece_or_not_at_all(site: Site) -> None:
    site.pages["/"] = chunked(b"Eau", b" froide")
    site.pages["/half"] = chunked(b"Eau", whole=False)

    assert visit(site.url, reach=HERE)[0].body == b"Eau froide"
    assert code(f"{site.url}/half") == "unreachable"


def test_a_server_that_drips_is_left_in_time_over_all_hops(site: Site) -> None:
    done = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        answer(b"x")(handler)
        while not done.wait(0.02):
            handler.wfile.write(b"x")
            handler.wfile.flush()

    site.pages["/"] = answer(status=302, Location="/drip")
    site.pages["/drip"] = drip
    try:
        assert code(site.url, seconds=0.5) == "slow"
    finally:
        done.set()
