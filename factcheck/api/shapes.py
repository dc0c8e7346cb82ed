"""Shapes of JSON: of what is answered, written from its types; of what is sent, held against it.

The schemas are JSON Schema 2020-12, as OpenAPI 3.1 has it. Only the words of `_RULES` are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType, NoneType, UnionType
from typing import (
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from django.utils.translation import gettext as _

Schema = dict[str, Any]
_PLAIN: Mapping[Any, str] = MappingProxyType(
    {str: "string", int: "integer", bool: "boolean", NoneType: "null"}
)
_TYPES: Mapping[str, type] = MappingProxyType(
    {"string": str, "integer": int, "boolean": bool, "object": dict, "array": list}
)
# No NUL and nothing else that no person types; a line of text and several of them.
LINE = "^[^\\u0000-\\u001f\\u007f]*$"


def schema_of(kind: Any, named: dict[str, Schema]) -> Schema:
    """The schema of a type; that of each TypedDict goes into `named`, by its name."""
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    if kind is Any:
        return {}
    origin, parts = get_origin(kind), get_args(kind)
    if origin is list:
        return {"type": "array", "items": schema_of(parts[0], named)}
    if origin is dict:
        return {"type": "object", "additionalProperties": schema_of(parts[1], named)}
    if origin is Literal:
        return {"type": "string", "enum": list(parts)}
    if origin in {Union, UnionType}:
        return {"anyOf": [schema_of(part, named) for part in parts]}
    if not is_typeddict(kind):
        raise TypeError(f"no schema for {kind!r}")
    return _reference(kind, named)


def _reference(kind: Any, named: dict[str, Schema]) -> Schema:
    name = kind.__name__
    if name not in named:
        named[name] = {}
        hints = get_type_hints(kind, include_extras=True)
        optional = {key for key, hint in hints.items() if get_origin(hint) is NotRequired}
        named[name] |= {
            "type": "object",
            "properties": {
                key: schema_of(get_args(hint)[0] if key in optional else hint, named)
                for key, hint in hints.items()
            },
            "required": [key for key in hints if key not in optional],
        }
    return {"$ref": f"#/components/schemas/{name}"}


def faults(schema: Schema, value: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Where (a JSON pointer) and why a value does not have this shape; nothing if it has."""
    kind: Any = _TYPES[schema["type"]]
    # In Python, true is a number too.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        yield pointer, _("This must be of the type “%(type)s”.") % {"type": schema["type"]}
        return
    for word, rule in _RULES.items():
        if word in schema and not rule(schema[word], value):
            yield pointer, _wrong(word, schema[word])
            return
    if kind is dict:
        yield from _of_object(schema, value, pointer)


def _of_object(schema: Schema, value: dict[str, Any], pointer: str) -> Iterator[tuple[str, str]]:
    known: dict[str, Schema] = schema["properties"]
    for name in schema["required"]:
        if name not in value:
            yield f"{pointer}/{name}", _("This is missing.")
    for name, inner in value.items():
        if name in known:
            yield from faults(known[name], inner, f"{pointer}/{name}")
        else:
            yield f"{pointer}/{name[:80]}", _("This is not known here.")


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_moment(value: str) -> bool:
    """With its time zone: else it would be another one on another server."""
    try:
        return datetime.fromisoformat(value.upper()).tzinfo is not None
    except ValueError:
        return False


def _matches(pattern: str, value: str) -> bool:
    """As the standard means it: in Python, `$` would also take the end of a line."""
    return re.fullmatch(pattern.removeprefix("^").removesuffix("$"), value) is not None


_FORMATS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {"date": _is_date, "date-time": _is_moment, "uri": bool}
)
_RULES: Mapping[str, Callable[[Any, Any], bool]] = MappingProxyType(
    {
        "enum": lambda known, value: value in known,
        "minLength": lambda least, value: len(value) >= least,
        "maxLength": lambda most, value: len(value) <= most,
        "minimum": lambda least, value: value >= least,
        "maximum": lambda most, value: value <= most,
        "format": lambda name, value: _FORMATS[name](value),
        "pattern": _matches,
    }
)


def _wrong(word: str, limit: Any) -> str:
    said = {
        "enum": _("This must be one of: %(limit)s."),
        "minLength": _("This is too short: at least %(limit)s."),
        "maxLength": _("This is too long: at most %(limit)s."),
        "minimum": _("This is too small: at least %(limit)s."),
        "maximum": _("This is too large: at most %(limit)s."),
        "format": _("This must have the format “%(limit)s”."),
        "pattern": _("This must be like %(limit)s."),
    }
    shown = ", ".join(limit) if isinstance(limit, list) else limit
    return said[word] % {"limit": shown}
