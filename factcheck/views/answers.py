"""Answers that are the same for every reader: they may be stored, and asked for again."""

from __future__ import annotations

import hashlib
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.functional import Promise
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.translation import override

# Short, so that a retraction is seen at once; the ETag makes asking again cheap.
MAX_AGE = "public, max-age=60"
# For what never changes. A cache that readers share asks again all the same: what was retracted
# must not be handed to new ones.
FOR_EVER = "public, max-age=31536000, s-maxage=60, immutable"


def show(
    request: HttpRequest,
    template: str,
    context: dict[str, object],
    *,
    language: str,
    modified: datetime | None = None,
) -> HttpResponseBase:
    """A page in the language of what it publishes."""
    with override(language):
        response = render(request, template, context)
    response.headers["Content-Language"] = language
    return answer(request, response, modified=modified)


def answer(
    request: HttpRequest,
    response: HttpResponse,
    *,
    modified: datetime | None = None,
    cache: str = MAX_AGE,
) -> HttpResponseBase:
    """The response, or 304 when the reader has it already.

    The ETag is of the bytes themselves: a page also changes with a new style sheet, and on the
    day after its verdict was valid.
    """
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = cache
    if modified is None:
        return get_conditional_response(request, etag=etag, response=response) or response
    response.headers["Last-Modified"] = http_date(modified.timestamp())
    seconds = int(modified.timestamp())
    return (
        get_conditional_response(request, etag=etag, last_modified=seconds, response=response)
        or response
    )


def data_of(data: dict[str, Any], *, content_type: str) -> JsonResponse:
    """JSON that a person can read too: letters stay letters."""
    return JsonResponse(data, content_type=content_type, json_dumps_params={"ensure_ascii": False})


def problem(
    status: HTTPStatus, detail: str, *, path: str, title: str = "", **more: Any
) -> HttpResponse:
    """An error that a machine can read (RFC 9457); `more` are members that this one adds."""
    said = {
        "type": "about:blank",
        "title": title or status.phrase,
        "status": int(status),
        "detail": detail,
        "instance": path,
        **more,
    }
    response = data_of(said, content_type="application/problem+json")
    response.status_code = status
    response.headers["Cache-Control"] = MAX_AGE
    return response


def gone(path: str, language: str, detail: Promise) -> HttpResponseBase:
    """What was taken back, for machines that ask for it; `detail` is said in that language."""
    with override(language):
        return problem(HTTPStatus.GONE, str(detail), path=path, title=_("Retracted"))
