"""One call of the API, from what is declared of it: who may, what was asked, what was sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from factcheck.api.letting_in import token_of
from factcheck.api.limits import TOKEN
from factcheck.api.problems import ProblemError
from factcheck.api.reading import asked_of, sent_of
from factcheck.api.shapes import Schema
from factcheck.errors import NotAllowedError, RefusalError
from factcheck.models import ApiToken

# What a page of another site may read of a public answer, and that it may read it at all.
_SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, RateLimit, RateLimit-Policy, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# Of what is asked in a token's name, nothing is kept on the way.
OWN = "private, no-store"


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that the address may ask for."""

    name: str
    schema: Schema
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """What an address does. `answers` has, for each status, what it means and the type of it.

    `scope` is what a token must allow; without one, the address is public. `refusals` are the
    problems that callers have to reckon with, besides those that all addresses have.
    """

    id: str
    summary: str
    answers: Mapping[int, tuple[str, Any]]
    method: str = "GET"
    parameters: tuple[Parameter, ...] = ()
    scope: str = ""
    body: Schema | None = None
    refusals: Mapping[int, str] = field(default_factory=dict)

    @property
    def methods(self) -> tuple[str, ...]:
        return ("GET", "HEAD") if self.method == "GET" else (self.method,)


@dataclass(frozen=True, slots=True)
class Call:
    """A request that was understood: `asked` by its address, `sent` as its body.

    `key` is the token that it came with, where one is needed.
    """

    request: HttpRequest
    asked: Mapping[str, Any]
    sent: Mapping[str, Any]
    key: ApiToken | None = None

    @property
    def token(self) -> ApiToken:
        if self.key is None:
            raise TypeError("a public address has no token")
        return self.key


Handler = Callable[..., HttpResponseBase]
View = Callable[..., HttpResponseBase]


def serve(operation: Operation, handler: Handler) -> View:
    """The view of an operation: `handler` gets the call, and what the path names."""

    # No cookie lets anybody in here, so nobody can be made to send theirs.
    @csrf_exempt
    @login_not_required
    def view(request: HttpRequest, **path: object) -> HttpResponseBase:
        try:
            response = _answer(operation, handler, request, path)
        except ProblemError as refusal:
            response = refusal.told(request.path)
        if operation.scope:
            response.headers["Cache-Control"] = OWN
            response.headers.setdefault("RateLimit-Policy", TOKEN.policy)
        else:
            for name, value in _SHARED.items():
                response.headers[name] = value
        return response

    return cast(View, view)


def json_answer(data: Any, *, status: int = HTTPStatus.OK) -> HttpResponse:
    text = json.dumps(data, ensure_ascii=False)
    return HttpResponse(text, content_type="application/json", status=status)


def _answer(
    operation: Operation, handler: Handler, request: HttpRequest, path: Mapping[str, object]
) -> HttpResponseBase:
    if request.method not in operation.methods:
        raise ProblemError(
            HTTPStatus.METHOD_NOT_ALLOWED,
            _("This address does not take this method."),
            code="method",
            headers={"Allow": ", ".join(operation.methods)},
        )
    token = token_of(request, operation.scope) if operation.scope else None
    asked = asked_of(request, {one.name: one.schema for one in operation.parameters})
    sent = sent_of(request, operation.body) if operation.body is not None else {}
    try:
        return handler(Call(request, asked, sent, token), **path)
    except Http404:
        raise _missing() from None
    except RefusalError as refusal:
        is_barred = isinstance(refusal, NotAllowedError)
        status = HTTPStatus.FORBIDDEN if is_barred else HTTPStatus.CONFLICT
        raise ProblemError(status, str(refusal), code="refused") from refusal


def _missing() -> ProblemError:
    detail = _("There is nothing at this address.")
    return ProblemError(HTTPStatus.NOT_FOUND, detail, code="missing")
