"""The OpenAPI document, written from the operations themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from django.conf import settings

from factcheck.api.operations import Operation
from factcheck.api.problems import CONTENT_TYPE
from factcheck.api.shapes import LINE, Schema, schema_of

ROOT = "/api/v1/"
VERSION = "1.0.0"
_PROBLEM: Schema = {
    "type": "object",
    "description": "RFC 9457. `code` is stable; `errors` say what is wrong where.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "code": {"type": "string"},
        "errors": {"type": "array", "items": {"type": "object"}},
    },
    "required": ["type", "title", "status", "detail", "instance"],
}
_NAMED = re.compile(r"<(?:\w+:)?(\w+)>")
_IN_PATH: Mapping[str, Schema] = MappingProxyType(
    {
        "slug": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"},
        "external_id": {
            "type": "string",
            "description": "A slash in it may stand as it is, or as %2F.",
            "pattern": LINE,
            "minLength": 1,
            "maxLength": 120,
        },
    }
)
_WORD: Schema = {"type": "string"}
# By status, of what answers with a token and of what is refused.
_TOLD: Mapping[int, Mapping[str, Any]] = MappingProxyType(
    {
        201: {"Location": {"description": "Where to ask what blocks it.", "schema": _WORD}},
        429: {
            "Retry-After": {
                "description": "How many seconds to wait.",
                "schema": {"type": "integer", "minimum": 1},
            }
        },
    }
)
_HEADERS = {
    "ETag": {"description": "Ask again with If-None-Match.", "schema": _WORD},
    "Link": {"description": 'The next page, rel="next".', "schema": _WORD},
}


def document(routes: Iterable[tuple[str, Operation]]) -> dict[str, Any]:
    """OpenAPI 3.1 of these routes, each as the resolver writes it below `ROOT`."""
    schemas: dict[str, Schema] = {"Problem": _PROBLEM}
    paths: dict[str, Any] = {}
    for route, operation in routes:
        path = paths.setdefault(ROOT + _NAMED.sub(r"{\1}", route), {})
        path[operation.method.lower()] = _operation(operation, route, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{settings.FACTCHECK_ORGANIZATION}: checked facts",
            "version": VERSION,
            "description": (
                "What is published is open to all. A token, made by a chief of the desk, lets a "
                "CMS bring articles in and ask what still keeps them from being published."
            ),
        },
        "servers": [{"url": settings.SITE_URL}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(operation: Operation, route: str, schemas: dict[str, Schema]) -> dict[str, Any]:
    written: dict[str, Any] = {
        "operationId": operation.id,
        "summary": operation.summary,
        "tags": ["desk" if operation.scope else "public"],
        "parameters": [*_in_path(route), *_in_query(operation)],
        "responses": dict(_responses(operation, schemas)),
        "security": [{"token": []}] if operation.scope else [],
    }
    if operation.scope:
        written["description"] = f"The token must have the scope `{operation.scope}`."
    if operation.body is not None:
        content = {"application/json": {"schema": operation.body}}
        written["requestBody"] = {"required": True, "content": content}
    return written


def _in_path(route: str) -> Iterator[dict[str, Any]]:
    for name in _NAMED.findall(route):
        yield {"name": name, "in": "path", "required": True, "schema": _IN_PATH[name]}


def _in_query(operation: Operation) -> Iterator[dict[str, Any]]:
    for one in operation.parameters:
        yield {
            "name": one.name,
            "in": "query",
            "required": False,
            "description": one.description,
            "schema": one.schema,
        }


def _responses(
    operation: Operation, schemas: dict[str, Schema]
) -> Iterator[tuple[str, dict[str, Any]]]:
    for status, (said, kind) in operation.answers.items():
        content = {"application/json": {"schema": schema_of(kind, schemas)}}
        headers = _TOLD.get(status, {}) if operation.scope else _HEADERS
        yield str(status), {"description": said, "headers": headers, "content": content}
    if not operation.scope:
        yield "304", {"description": "It is as it was when it had this ETag."}
    problem = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status, said in {**_always(operation), **operation.refusals}.items():
        headers = _TOLD.get(status, {})
        yield str(status), {"description": said, "headers": headers, "content": problem}


def _always(operation: Operation) -> dict[int, str]:
    """What every address may answer, and every one that asks for a token."""
    said = {400: "The request cannot be read.", 405: "The address does not take this method."}
    if operation.scope:
        said |= {
            401: "No token, or one that is not valid.",
            403: "The token, or its account, may not do this.",
            429: "Too many requests.",
        }
    if operation.body is not None:
        said |= {
            413: "It is too large.",
            415: "It is not JSON.",
            422: "It is JSON, and cannot be meant.",
        }
    return said
