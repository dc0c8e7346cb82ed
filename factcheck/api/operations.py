"""One call of the API, from what is declared of it: who may, what was asked, what was sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from factcheck.api.problems import BadRequestError, ProblemError
from factcheck.api.shapes import Schema, faults
from factcheck.errors import NotAllowedError, RefusalError

# What a page of another site may read of a public answer, and that it may read it at all.
_SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, RateLimit, RateLimit-Policy, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# Of what is asked in a token's name, nothing is kept on the way.
_OWN = {"Cache-Control": "private, no-store"}


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
    """A request that was understood: `asked` by its address, `sent` as its body."""

    request: HttpRequest
    asked: Mapping[str, Any]
    sent: Mapping[str, Any]


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
        for name, value in (_OWN if operation.scope else _SHARED).items():
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
    call = Call(request, _asked(operation, request), {})
    try:
        return handler(call, **path)
    except Http404:
        raise _missing() from None
    except RefusalError as refusal:
        is_barred = isinstance(refusal, NotAllowedError)
        status = HTTPStatus.FORBIDDEN if is_barred else HTTPStatus.CONFLICT
        raise ProblemError(status, str(refusal), code="refused") from refusal


def _missing() -> ProblemError:
    detail = _("There is nothing at this address.")
    return ProblemError(HTTPStatus.NOT_FOUND, detail, code="missing")


def _asked(operation: Operation, request: HttpRequest) -> dict[str, Any]:
    """What the address asks for; what is not known here is refused, and never passed over."""
    known = {parameter.name: parameter.schema for parameter in operation.parameters}
    asked, errors = {}, []
    for name in request.GET:
        values = request.GET.getlist(name)
        if name not in known:
            errors.append((name, _("This is not known here.")))
        elif len(values) > 1:
            errors.append((name, _("This is asked for more than once.")))
        else:
            asked[name] = _number(values[0]) if known[name]["type"] == "integer" else values[0]
            errors += _named(known[name], name, asked[name])
    if errors:
        raise BadRequestError(
            _("The address asks for something that cannot be meant."),
            [{"parameter": name[:80], "detail": detail} for name, detail in errors],
        )
    return asked


def _named(schema: Schema, name: str, value: Any) -> Iterator[tuple[str, str]]:
    for _pointer, detail in faults(schema, value):
        yield name, detail


def _number(value: str) -> int | str:
    """A whole number as a machine writes it; anything else stays text, which is refused."""
    digits = value.removeprefix("-")
    return int(value) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else value
