"""Microdata and RDFa Lite: marked elements of a page as nodes like those of JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.reviews.pages import Contents, Element

# What an element of one page may refer to, and how much of its words is a value.
_MOST_REFERENCES = 20
_LONGEST = 30_000
# Where a value is, but for words.
_ADDRESSES = ("href", "src", "data", "resource")
_NAMES = re.compile(r"\s+")


def items_of(contents: Contents) -> list[dict[str, Any]]:
    """Every item of a page; those that are values of others stand in them, too."""
    return _Items(contents).read()


class _Items:
    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.elements = contents.elements
        # The nodes of elements that are items, by their place.
        self.nodes: dict[int, dict[str, Any]] = {}
        # How many more properties are read, and how many pieces of words for them.
        self.properties = 50_000
        self.pieces = 2_000_000

    def read(self) -> list[dict[str, Any]]:
        self.nodes = {n: _node(one) for n, one in enumerate(self.elements) if _is_item(one)}
        if self.nodes:
            owners = self._owners()
            for place, owner in enumerate(owners):
                if owner >= 0:
                    self._give(owner, place)
            self._refer(owners)
        return list(self.nodes.values())

    def _refer(self, owners: list[int]) -> None:
        """Give items what they refer to by its id, elsewhere in the page."""
        named = {one.attributes.get("id"): n for n, one in enumerate(self.elements)}
        for place in self.nodes:
            names = _split(self.elements[place].attributes.get("itemref"))
            for name in names[:_MOST_REFERENCES]:
                if name in named:
                    self._give_all(place, named[name], owners)

    def _owners(self) -> list[int]:
        """For each element, the item around it, or -1."""
        owners: list[int] = []
        for element in self.elements:
            outer = element.outer
            owners.append(outer if outer < 0 or outer in self.nodes else owners[outer])
        return owners

    def _give_all(self, item: int, root: int, owners: list[int]) -> None:
        """What is marked in an element elsewhere belongs to this item as well."""
        for place in range(root, self.elements[root].last + 1):
            self.properties -= 1
            if self.properties < 0:
                return
            inside = owners[place] >= root and place != root
            if not inside and place != item:
                self._give(item, place)

    def _give(self, item: int, place: int) -> None:
        element = self.elements[place]
        names = [
            *_split(element.attributes.get("itemprop")),
            *_split(element.attributes.get("property")),
        ]
        self.properties -= len(names)
        if not names or self.properties < 0:
            return
        value = self.nodes[place] if place in self.nodes else self._value(element)
        for name in names:
            self.nodes[item].setdefault(name, []).append(value)

    def _value(self, element: Element) -> str:
        attributes = element.attributes
        if attributes.get("content") is not None:
            return attributes["content"]
        for name in ("datetime", *_ADDRESSES):
            if attributes.get(name):
                return attributes[name]
        if element.tag in {"data", "meter"} and attributes.get("value"):
            return attributes["value"]
        words = _joined(
            self.contents.words, element.start, min(element.end, element.start + self.pieces)
        )
        self.pieces -= len(words)
        # It is text already: brackets in it are no markup.
        return "".join(words).replace("<", "&lt;")


def _joined(words: list[str], start: int, end: int) -> list[str]:
    """Words of the page; too many to be a value are cut, and left out later for their length."""
    length = 0
    for place in range(start, end):
        length += len(words[place])
        if length > _LONGEST:
            return words[start : place + 1]
    return words[start:end]


def _is_item(element: Element) -> bool:
    return "itemscope" in element.attributes or "typeof" in element.attributes


def _node(element: Element) -> dict[str, Any]:
    attributes: Mapping[str, str] = element.attributes
    node: dict[str, Any] = {"@type": list(_types(attributes))}
    name = attributes.get("itemid") or (
        attributes.get("resource") if "typeof" in attributes else ""
    )
    return {**node, "@id": name} if name else node


def _types(attributes: Mapping[str, str]) -> Iterator[str]:
    yield from _split(attributes.get("itemtype"))
    yield from _split(attributes.get("typeof"))


def _split(names: str | None) -> list[str]:
    return [name for name in _NAMES.split(names or "") if name]
