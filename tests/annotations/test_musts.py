"""The schema refuses what the Recommendation forbids: each fault is put into a right export."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from factcheck.annotations import annotation, collection
from tests.annotations.test_notes import NOTE, PUBLISHER
from tests.musts import faults, misplaced

Data = dict[str, Any]
UTF_16 = "😀😀 Il y a 12 clients."


def put(*path: str | int, value: Any) -> Callable[[Data], None]:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return change


def without(*path: str | int) -> Callable[[Data], None]:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        del data[path[-1]]

    return change


QUOTE: tuple[str | int, ...] = ("target", "selector", 0)
POSITION: tuple[str | int, ...] = ("target", "selector", 1)
STATE = ("target", "state")

IN_AN_ANNOTATION = {
    "no context": without("@context"),
    "another context": put("@context", value="https://schema.org"),
    "contexts without ours": put("@context", value=["https://schema.org"]),
    "no id": without("id"),
    "a relative id": put("id", value="/facts/f-1/annotation.jsonld"),
    "two ids": put("id", value=["https://example.org/1", "https://example.org/2"]),
    "an id with a space": put("id", value="https://example.org/a b"),
    "no type": without("type"),
    "another type": put("type", value="Note"),
    "no target": without("target"),
    "an empty list of targets": put("target", value=[]),
    "a target without source": without("target", "source"),
    "a body and a bodyValue": put("bodyValue", value="Oui."),
    "a body without value": without("body", 0, "value"),
    "a body with two values": put("body", 0, "value", value=["figure", "quote"]),
    "a link to nothing": without("body", 3, "source"),
    "an unknown purpose": put("body", 0, "purpose", value="judging"),
    "an unknown motivation": put("motivation", value=["verifying"]),
    "a time with an offset": put("created", value="2026-08-01T10:00:00+00:00"),
    "a date for a time": put("modified", value="2026-08-01"),
    "two times": put("created", value=["2026-08-01T10:00:00Z", "2026-08-01T10:00:00Z"]),
    "no exact": without(*QUOTE, "exact"),
    "two exacts": put(*QUOTE, "exact", value=["12", "clients"]),
    "two prefixes": put(*QUOTE, "prefix", value=["Il", "y a"]),
    "no suffix but null": put(*QUOTE, "suffix", value=None),
    "an unknown selector": put(*QUOTE, "type", value="WordSelector"),
    "no selector in the list": put("target", "selector", value=[]),
    "a start in a string": put(*POSITION, "start", value="7"),
    "a start before the text": put(*POSITION, "start", value=-1),
    "half a character": put(*POSITION, "start", value=7.5),
    "no end": without(*POSITION, "end"),
    "an end before the start": put(*POSITION, "end", value=6),
    "an end at the start": put(*POSITION, "end", value=7),
    "a source date with an offset": put(*STATE, "sourceDate", value="2026-08-03T10:00:00+02:00"),
    "a copy that is no address": put(*STATE, "cached", value="texts/2.txt"),
    "a state that says nothing": put(*STATE, value={"type": "TimeState"}),
}

IN_A_COLLECTION = {
    "no context": without("@context"),
    "another context": put("@context", value="http://www.w3.org/ns/ldp.jsonld"),
    "no id": without("id"),
    "another type": put("type", value="Collection"),
    "no page": without("first"),
    "two pages at first": put("first", value=["https://example.org/1", "https://example.org/2"]),
    "a label that is no string": put("label", value=["Titre", 1]),
    "less than none": put("total", value=-1),
    "a total in a string": put("total", value="1"),
    "a page with a context of its own": put(
        "first", "@context", value="http://www.w3.org/ns/anno.jsonld"
    ),
    "a page without id": without("first", "id"),
    "a page of another type": put("first", "type", value="Page"),
    "a page without items": without("first", "items"),
    "a page with no item": put("first", "items", value=[]),
    "a page that is part of something unnamed": put("first", "partOf", value={"label": "Titre"}),
    "a page that starts before the first": put("first", "startIndex", value=-1),
    "an item that is no annotation": put("first", "items", 0, "type", value="Note"),
    "an item without target": without("first", "items", 0, "target"),
}


@pytest.mark.parametrize("name", IN_AN_ANNOTATION)
def test_an_annotation_with_a_fault_is_refused(name: str) -> None:
    data = annotation(NOTE, publisher=PUBLISHER)
    assert faults(data, "annotation") == []
    broken = deepcopy(data)

    IN_AN_ANNOTATION[name](broken)

    assert faults(broken, "annotation") != []


@pytest.mark.parametrize("name", IN_A_COLLECTION)
def test_a_collection_with_a_fault_is_refused(name: str) -> None:
    data = collection("https://example.org/c", "Titre", [NOTE], publisher=PUBLISHER)
    assert faults(data, "collection") == []
    broken = deepcopy(data)

    IN_A_COLLECTION[name](broken)

    assert faults(broken, "collection") != []


def test_a_page_on_its_own_needs_its_context() -> None:
    page = collection("https://example.org/c", "Titre", [NOTE], publisher=PUBLISHER)["first"]
    context = {"@context": "http://www.w3.org/ns/anno.jsonld"}

    assert faults(page, "page") != []
    assert faults({**page, **context}, "page") == []
    assert faults({**page, **context, "items": []}, "page") != []


def test_positions_in_utf_16_are_told_from_code_points() -> None:
    data = deepcopy(annotation(NOTE, publisher=PUBLISHER))
    words = UTF_16.index("12 clients")
    quote, place = data["target"]["selector"]
    quote["prefix"], place["start"], place["end"] = UTF_16[:words], words, words + 10
    assert misplaced(data, UTF_16) == []

    units = len(UTF_16[:words].encode("utf-16-le")) // 2
    place["start"], place["end"] = units, units + 10

    assert misplaced(data, UTF_16) == ["exact", "prefix", "suffix"]
