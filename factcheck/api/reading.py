"""What a request asks for and sends: known, whole and of the right shape, or refused by name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NoReturn

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from factcheck.api.problems import BadRequestError, ProblemError
from factcheck.api.shapes import Schema, faults

JSON = "application/json"
# Of a name that is told back: whoever sends a longer one knows it.
_LONGEST = 80


def asked_of(request: HttpRequest, known: Mapping[str, Schema]) -> dict[str, Any]:
    """What the address asks for; what is not known here is refused, and never passed over."""
    asked: dict[str, Any] = {}
    errors = []
    for name, values in request.GET.lists():
        if name not in known:
            errors.append((name, _("This is not known here.")))
        elif len(values) > 1:
            errors.append((name, _("This is asked for more than once.")))
        else:
            is_number = known[name]["type"] == "integer"
            asked[name] = _number(values[0]) if is_number else values[0]
            errors += [(name, detail) for _pointer, detail in faults(known[name], asked[name])]
    if errors:
        raise BadRequestError(
            _("The address asks for something that cannot be meant."),
            [{"parameter": name[:_LONGEST], "detail": detail} for name, detail in errors],
        )
    return asked


def sent_of(request: HttpRequest, schema: Schema) -> dict[str, Any]:
    """The body, which is JSON of this shape."""
    if request.content_type != JSON:
        detail = _("Send JSON, and say so with the Content-Type application/json.")
        raise ProblemError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail, code="type")
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length[:12]) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise too_large()
    sent = _parsed(request.body)
    errors = [{"pointer": where[:_LONGEST], "detail": why} for where, why in faults(schema, sent)]
    if errors:
        raise invalid(errors)
    return dict(sent)


def invalid(errors: list[dict[str, str]]) -> BadRequestError:
    """The body was read, and cannot be meant."""
    detail = _("What was sent cannot be meant.")
    return BadRequestError(detail, errors, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def too_large(detail: str = "") -> ProblemError:
    """The body is, or what `detail` says."""
    detail = detail or _("This is too large: at most %(limit)d MB are read.") % {
        "limit": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // (1024 * 1024)
    }
    return ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail, code="too-large")


def _parsed(body: bytes) -> Any:
    try:
        sent = json.loads(
            body.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=_each_once
        )
        # Half a character can be written in JSON, and be neither stored nor sent on.
        json.dumps(sent, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        detail = _("This is not JSON in UTF-8.")
        raise ProblemError(HTTPStatus.BAD_REQUEST, detail, code="json") from None
    return sent


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of a name that is there twice, readers would not agree which one counts."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name is there twice")
    return found


def _number(value: str) -> int | str:
    """A whole number as a machine writes it; anything else stays text, which is refused."""
    digits = value.removeprefix("-")
    return int(value) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else value
