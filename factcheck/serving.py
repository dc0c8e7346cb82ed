"""The first middleware: public pages from the store, before anything else is asked (ADR 0048).

What the store sends and what the views send goes through one function here (`_send`), so the two
cannot differ; with the store switched off, that function is all that is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from datetime import time as clock_time
from functools import lru_cache
from http import HTTPStatus
from typing import cast

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response

from factcheck.exporting.asking import FRESH
from factcheck.pagestore import SHELF, Page, build_id, is_storable, page_of, subject_of

GetResponse = Callable[[HttpRequest], HttpResponseBase]
# What a reader's browser says of itself and of what it has. Pages are the same for everyone.
_OWN = frozenset(
    {"HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"}
    | {"HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_RANGE", "HTTP_IF_RANGE"}
    | {"HTTP_ACCEPT_LANGUAGE", "HTTP_ACCEPT_ENCODING"}
)
_CONDITIONS = frozenset(
    {"HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE"}
)
_NO_GZIP = re.compile(r"^q=0(?:\.0*)?$")
# Of names in ALLOWED_HOSTS that stand for many.
_MOST_HOSTS = 100


class PageStoreMiddleware:
    """GET and HEAD of public addresses; everything else goes on as it came."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.build = build_id()
        self._hosts: set[str] = set()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        address = _address(request)
        if address is None or not self._is_ours(request):
            return self.get_response(request)
        mode = settings.FACTCHECK_PAGE_STORE
        if mode == "off":
            return self._from_view(request, address, keep=False)
        strict = mode == "strict" or FRESH in request.META
        page = SHELF.find(address, build=self.build, strict=strict)
        if page is not None:
            return _send(request, page)
        with SHELF.turns.of(address) as is_first:
            page = None if is_first else SHELF.find(address, build=self.build, strict=strict)
            if page is not None:
                return _send(request, page)
            return self._from_view(request, address, keep=True)

    def _is_ours(self, request: HttpRequest) -> bool:
        """Whether the middlewares behind us would not refuse the request, or lead elsewhere."""
        if request.is_secure() != settings.SITE_URL.startswith("https:"):
            return False
        host = request.META.get("HTTP_HOST", "")
        if host in self._hosts:
            return True
        try:
            request.get_host()
        except DisallowedHost:
            return False
        if len(self._hosts) < _MOST_HOSTS:
            self._hosts.add(host)
        return True

    def _from_view(self, request: HttpRequest, address: str, *, keep: bool) -> HttpResponseBase:
        noted = SHELF.note() if keep else None
        until = _next_day()
        response = self.get_response(_bare(request))
        if not _is_for_everyone(response):
            if request.method == "HEAD" and isinstance(response, HttpResponse):
                response.content = b""
            return response
        about = subject_of(address) if noted else None
        page = page_of(
            list(response.headers.items()),
            cast(HttpResponse, response).content,
            subject=about or "",
            good_until=until,
            build=self.build,
        )
        if noted and about:
            SHELF.keep(address, page, noted)
        return _send(request, page)


def _address(request: HttpRequest) -> str | None:
    """The address under which the page is stored; None for what is never stored."""
    if request.method not in ("GET", "HEAD") or request.path != request.path_info:
        return None
    query = request.META.get("QUERY_STRING", "")
    address = f"{request.path_info}?{query}" if query else request.path_info
    return address if is_storable(address) else None


def _bare(request: HttpRequest) -> HttpRequest:
    """The same question, asked by nobody in particular."""
    environ = {name: value for name, value in request.META.items() if name not in _OWN}
    return type(cast(WSGIRequest, request))({**environ, "REQUEST_METHOD": "GET"})


def _is_for_everyone(response: HttpResponseBase) -> bool:
    """A whole page that says that it may be stored, and varies by nothing."""
    headers = response.headers
    return (
        response.status_code == HTTPStatus.OK
        and not response.streaming
        and not response.cookies
        and headers.get("Cache-Control", "").startswith("public,")
        and "ETag" in headers
        and "Vary" not in headers
        and "Content-Encoding" not in headers
    )


def _send(request: HttpRequest, page: Page) -> HttpResponse:
    """The page as this reader asks for it: compressed or not, whole, without its body, or not at all
    where it is what they have."""
    is_packed = _takes_gzip(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    if not _CONDITIONS.isdisjoint(request.META):
        told = _unless_known(request, page)
        if told is not None:
            unchanged = page.unchanged_compressed if is_packed else page.unchanged
            for name, value in unchanged.items():
                told.headers[name] = value
            return told
    headers = page.compressed if is_packed else page.plain
    if request.method == "HEAD":
        return HttpResponse(headers=headers)
    return HttpResponse(page.body if is_packed else page.content(), headers=headers)


def _unless_known(request: HttpRequest, page: Page) -> HttpResponse | None:
    """304 or 412, or None when the page has to be sent."""
    if request.META.get("HTTP_IF_NONE_MATCH") in (page.etag, f"W/{page.etag}") and not (
        "HTTP_IF_MATCH" in request.META or "HTTP_IF_UNMODIFIED_SINCE" in request.META
    ):
        return HttpResponseNotModified()
    return get_conditional_response(request, etag=page.etag, last_modified=page.last_modified)


@lru_cache(maxsize=256)
def _takes_gzip(accepted: str) -> bool:
    """Whether a header Accept-Encoding names gzip, and does not refuse it."""
    for coding in accepted.lower().split(","):
        name, _semicolon, weight = (part.strip() for part in coding.partition(";"))
        if name in ("gzip", "x-gzip"):
            return _NO_GZIP.match(weight.replace(" ", "")) is None
    return False


def _next_day() -> int:
    """When pages may say something else, such as that a verdict is past its date."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return int(timezone.make_aware(datetime.combine(tomorrow, clock_time())).timestamp())
