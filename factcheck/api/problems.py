"""Whatever goes wrong under `/api/`, said so that a machine can read it (RFC 9457)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from factcheck.middleware import API_PREFIX
from factcheck.views.answers import problem

CONTENT_TYPE = "application/problem+json"
# Of a response that is said anew, what it told besides.
_KEPT = ("Allow", "Retry-After", "WWW-Authenticate")
_DETAILS: Mapping[int, Promise] = MappingProxyType(
    {
        400: _("This request cannot be read."),
        403: _("This is not allowed."),
        404: _("There is nothing at this address."),
        405: _("This address does not take this method."),
        413: _("This is too large."),
        500: _("Something is broken here. It is noted, and somebody will look at it."),
        503: _("Try again later."),
    }
)
_OTHER = _("This request was refused.")


class ProblemError(Exception):
    """Why a request is refused. `code` is stable; `headers` and `more` are told with it."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        *,
        code: str,
        headers: Mapping[str, str] = MappingProxyType({}),
        **more: Any,
    ) -> None:
        super().__init__(detail)
        self.http, self.detail = status, detail
        self.code, self.headers, self.more = code, headers, more

    def told(self, path: str) -> HttpResponse:
        response = problem(self.http, self.detail, path=path, code=self.code, **self.more)
        for name, value in self.headers.items():
            response.headers[name] = value
        return response


class BadRequestError(ProblemError):
    """400, or 422 for what was understood and cannot be meant; `errors` say where and why."""

    def __init__(
        self,
        detail: str,
        errors: Sequence[Mapping[str, str]],
        *,
        status: HTTPStatus = HTTPStatus.BAD_REQUEST,
        code: str = "invalid",
    ) -> None:
        super().__init__(status, detail, code=code, errors=list(errors))


def problems(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: an error under `/api/` that no view said is said here, and never as a page."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        is_error = response.status_code >= HTTPStatus.BAD_REQUEST
        if not is_error or not request.path_info.startswith(API_PREFIX):
            return response
        if response.headers.get("Content-Type") == CONTENT_TYPE:
            return response
        return _anew(request, response)

    return middleware


def _anew(request: HttpRequest, response: HttpResponseBase) -> HttpResponse:
    status = HTTPStatus(response.status_code)
    said = problem(status, str(_DETAILS.get(status, _OTHER)), path=request.path)
    said.headers["Content-Length"] = str(len(said.content))
    said.headers["Cache-Control"] = "no-store"
    for name in _KEPT:
        if name in response.headers:
            said.headers[name] = response.headers[name]
    return said
