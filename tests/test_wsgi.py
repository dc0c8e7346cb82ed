from __future__ import annotations

from importlib import import_module

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

# Each request looks after the connection.
pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> WSGIHandler:
    """Built late: it wants the static files that a fixture collects."""
    return import_module("newsroom.wsgi").application


@pytest.mark.parametrize(
    "content_type",
    [
        "text/html; charset*=bogus''x",
        "multipart/form-data; boundary=b; charset*=x''y",
        "a; b*=é''c",
    ],
)
@pytest.mark.parametrize(
    ("path", "expected"), [("/healthz", "200 OK"), ("/nowhere", "404 Not Found")]
)
def test_a_content_type_that_cannot_be_read_breaks_nothing(
    application: WSGIHandler, content_type: str, path: str, expected: str
) -> None:
    environ = RequestFactory()._base_environ(PATH_INFO=path, CONTENT_TYPE=content_type)
    told: list[str] = []

    application(environ, lambda status, headers: told.append(status))

    assert told == [expected]


def test_head_tells_the_length_of_the_page_and_sends_none_of_it(application: WSGIHandler) -> None:
    lengths: list[str] = []

    def asked(method: str) -> bytes:
        environ = RequestFactory()._base_environ(PATH_INFO="/facts/", REQUEST_METHOD=method)
        return b"".join(
            application(environ, lambda _, headers: lengths.append(dict(headers)["Content-Length"]))
        )

    whole, none = asked("GET"), asked("HEAD")

    assert none == b""
    assert lengths == [str(len(whole))] * 2


def test_a_content_type_is_read_otherwise(application: WSGIHandler) -> None:
    environ = RequestFactory()._base_environ(CONTENT_TYPE="text/plain; charset=latin-1")

    request = application.request_class(environ)

    assert (request.content_type, request.content_params) == ("text/plain", {"charset": "latin-1"})
