"""The site asked in this process, as a reader's browser would ask it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any, cast
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.encoding import iri_to_uri

# In the environment of a request that was made in this process: no stored page but a true one.
FRESH = "factcheck.fresh"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    content_type: str

    @property
    def is_text(self) -> bool:
        """May it lead to other addresses?"""
        kind = self.content_type.partition(";")[0]
        return kind.startswith("text/") or kind.endswith(("xml", "json"))


class Site:
    """What answers at SITE_URL, through every middleware, without a socket."""

    def __init__(self) -> None:
        self._handler = WSGIHandler()

    def ask(self, address: str) -> Answer:
        """GET an address from the root, with its query."""
        response = self._handler.get_response(WSGIRequest(_environ(address)))
        try:
            body = bytes(cast(Any, response).getvalue())
        finally:
            # Its own `close` would also end the request for the database, once for every page.
            for close in getattr(response, "_resource_closers", ()):
                close()
        return Answer(response.status_code, body, response.headers.get("Content-Type", ""))


def _environ(address: str) -> dict[str, object]:
    site = urlsplit(settings.SITE_URL)
    path, _mark, query = address.partition("?")
    port = site.port or (443 if site.scheme == "https" else 80)
    return {
        "REQUEST_METHOD": "GET",
        # WSGI hands the bytes of a path over as if they were Latin-1.
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        # As a browser sends it: only ASCII.
        "QUERY_STRING": iri_to_uri(query),
        "SCRIPT_NAME": "",
        "SERVER_NAME": str(site.hostname),
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": site.netloc,
        "REMOTE_ADDR": "127.0.0.1",
        # Behind the server that ends TLS, this is what says so.
        "HTTP_X_FORWARDED_PROTO": site.scheme,
        # Files stay: none may be of the second before a change (`factcheck.serving`).
        FRESH: True,
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.version": (1, 0),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
