"""Structured data as nodes that refer to each other: finding them, and asking them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from factcheck.reviews.report import UnreadableError

Node = Mapping[str, Any]

# Nodes of one document, and values that wait for their turn; a page has some hundreds.
MOST = 300_000
# How far a value is looked for inside of values.
_DEPTH = 6
_VALUES = 50

_PREFIX = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:|sdo:)#?", re.IGNORECASE)
_NAMES = ("@value", "name", "text", "headline", "alternateName")


def below(document: Any) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """Every node in a document, in its order, each with the nodes around it, the inner one first.

    Works without recursion, and sees a node once even if a page refers to it in a circle.
    """
    open_: list[tuple[Any, tuple[Node, ...]]] = [(document, ())]
    seen: set[int] = set()
    while open_:
        value, around = open_.pop()
        if isinstance(value, dict):
            if id(value) in seen:
                continue
            seen.add(id(value))
            if len(seen) > MOST:
                raise UnreadableError("too many values in one document")
            yield value, around
            around = (value, *around[: _DEPTH - 1])
            open_.extend((one, around) for one in reversed(list(value.values())))
        elif isinstance(value, list):
            open_.extend((one, around) for one in reversed(value))
        if len(open_) > MOST:
            raise UnreadableError("too many values in one document")


def types(node: Node) -> set[str]:
    """The types of a node in lower case, without the name of the vocabulary."""
    said = node.get("@type", node.get("type"))
    several = said if isinstance(said, list) else [said]
    words = [word for one in several[:_VALUES] if isinstance(one, str) for word in one.split()]
    return {_PREFIX.sub("", word).lower() for word in words}


class Graph:
    """The nodes of a document by their names, and the values of their properties."""

    def __init__(self) -> None:
        self._named: dict[str, Node] = {}

    def learn(self, node: Node) -> None:
        """Remember a node that has a name and says something."""
        name = node.get("@id", node.get("id"))
        if isinstance(name, str) and len(node) > 1:
            known = self._named.get(name)
            if known is None or len(known) < len(node):
                self._named[name] = node

    def values(self, node: Node, *names: str) -> list[Any]:
        """The values of the first of these properties that has any, references resolved."""
        for name in names:
            found = [self._resolved(one) for one in _listed(_value(node, name))[:_VALUES]]
            found = [one for one in found if one not in (None, "", {})]
            if found:
                return found
        return []

    def nodes(self, node: Node, *names: str) -> list[Node]:
        """Of these values the nodes; a name of one stands for it."""
        found = self.values(node, *names)
        return [one for one in found if isinstance(one, dict)]

    def text(self, node: Node, *names: str) -> str:
        """The first of these properties that says something, as text; markup is still in it."""
        for name in names:
            for value in self.values(node, name):
                if said := text_of(value):
                    return said
        return ""

    def _resolved(self, value: Any) -> Any:
        if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
            return self._named.get(str(value.get("@id")), value)
        if isinstance(value, str):
            return self._named.get(value, value)
        return value


def text_of(value: Any, depth: int = 0) -> str:
    """What a value says, however it is wrapped."""
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, int | float | Decimal):
        return _figure(value)
    inner: Sequence[Any] = ()
    if isinstance(value, dict):
        inner = [_value(value, name) for name in _NAMES]
    elif isinstance(value, list):
        inner = value[:_VALUES]
    if depth < _DEPTH:
        for one in inner:
            if said := text_of(one, depth + 1):
                return said
    return ""


def _figure(value: float | Decimal) -> str:
    """A number in figures; none that is endless or beyond all reason."""
    return str(value) if -1e15 < value < 1e15 else ""


def _value(node: Node, name: str) -> Any:
    if name in node:
        return node[name]
    for key, value in node.items():
        if key.endswith(name) and _PREFIX.sub("", key) == name:
            return value
    return None


def _listed(value: Any) -> list[Any]:
    """A value, several, or those of an ordered list, as a list."""
    if isinstance(value, dict) and "@list" in value:
        value = value["@list"]
    elif isinstance(value, dict) and "@set" in value:
        value = value["@set"]
    return value if isinstance(value, list) else [value]
