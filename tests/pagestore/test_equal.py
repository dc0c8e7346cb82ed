"""The store and the view: the same bytes and the same headers, for whoever asks however."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client
from django.utils.http import http_date

from factcheck.models import StoredPage
from factcheck.pagestore import SHELF
from tests.addresses import PUBLIC, address
from tests.conftest import Cast, Shared
from tests.everything import Everything, everything
from tests.pagestore.kept import Clock

pytestmark = pytest.mark.django_db
# Never stored: a form with the seal of a visit, what a question makes, one person's answer, what is
# asked for once or is stored elsewhere, and whether the process is well.
NEVER = frozenset(
    {"ask", "fact-report", "suggest", "suggest-in", "report-receipt", "report-receipts", "oembed"}
    | {"fact-receipt", "fact-receipt-of-state", "article-page-text", "fact-image", "fact-image-in"}
    | {"healthz", "readyz"}
)
WAYS = tuple(product(("get", "head"), ({}, {"Accept-Encoding": "gzip, br"})))


def begin(cast: Cast) -> Everything:
    return everything(cast)


def paths(world: Everything) -> list[str]:
    named = [address(name, world) for name in sorted(PUBLIC)]
    others = [
        "/sitemap-facts-0.xml",
        "/sitemap-articles-0.xml",
        *(f"/feeds/facts.atom?language={code}" for code in ("fr", "en")),
        *(f"/about/{name}/" for name in ("people", "ethics")),
        f"/facts/{world.fact.slug}/en/",
        f"/facts/{world.fact.slug}/fr/",
        "/facts/nothing/",
        "/facts/?q=x",
    ]
    return [*named, *others]


def told(response: HttpResponse) -> tuple[int, dict[str, str], bytes]:
    return response.status_code, dict(response.headers), response.content


def asked(path: str) -> Iterator[tuple[int, dict[str, str], bytes]]:
    """Every way to ask, for the whole page and for what changed since."""
    client = Client()
    client.cookies["sessionid"] = "somebody"
    for method, headers in WAYS:
        first = getattr(client, method)(path, headers=headers)
        yield told(first)
        tag = first.headers.get("ETag")
        known = {"If-None-Match": f'"other", {tag}'} if tag else {}
        for more in (known, {"If-None-Match": "*"}, {"If-Modified-Since": http_date(2**31)}):
            yield told(getattr(client, method)(path, headers={**headers, **more}))
        if tag:
            yield told(getattr(client, method)(path, headers={**headers, "If-None-Match": tag}))
            yield told(getattr(client, method)(path, headers={**headers, "If-Match": '"no"'}))


def test_the_store_answers_as_the_view_does(
    begun: Everything, clock: Clock, settings: LazySettings
) -> None:
    # Never the same twice: a form with the seal of a visit, and what says the time.
    passing = ("/report/", "/suggest/", "/ask/", "/healthz", "/readyz")
    stored = [path for path in paths(begun) if not any(part in path for part in passing)]
    settings.FACTCHECK_PAGE_STORE = "off"
    from_views = {path: list(asked(path)) for path in stored}
    assert not StoredPage.objects.exists()

    settings.FACTCHECK_PAGE_STORE = "on"
    for path in stored:
        assert told(Client().get(path)) == from_views[path][0], path
        assert list(asked(path)) == from_views[path], path
    SHELF.forget()
    for path in stored:
        assert told(Client().get(path)) == from_views[path][0], path


def test_what_is_stored_is_every_public_address_but_those_that_cannot_be(
    begun: Everything, clock: Clock
) -> None:
    for name in PUBLIC:
        Client().get(address(name, begun))

    stored = set(StoredPage.objects.values_list("path", flat=True))

    unstored = {name for name in PUBLIC if address(name, begun) not in stored}
    assert {name.removeprefix("factcheck:") for name in unstored} == NEVER


def test_headers_of_a_stored_page(shared_world: Shared, begun: Everything, clock: Clock) -> None:
    path = address("factcheck:fact", begun)
    fresh, again = (Client().get(path, headers={"Accept-Encoding": "gzip"}) for _ in "12")

    assert again.headers["Vary"] == "Accept-Encoding"
    assert again.headers["Cache-Control"] == "public, max-age=60"
    assert again.headers["Content-Encoding"] == "gzip"
    assert again.headers["Content-Length"] == str(len(again.content)) == str(len(fresh.content))
    assert "frame-ancestors 'none'" in again.headers["Content-Security-Policy"]
    assert {"X-Frame-Options", "Permissions-Policy", "Cross-Origin-Resource-Policy"} <= set(
        again.headers
    )
    assert "Set-Cookie" not in again.headers
