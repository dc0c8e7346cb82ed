"""What the Web Annotation Data Model demands: by schema, and what a schema cannot say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "web_annotation.json").read_text(encoding="utf-8")
)


def faults(data: Any, kind: str) -> list[str]:
    """What is wrong with an "annotation", "collection" or "page"; empty when it conforms."""
    validator = Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{kind}"})
    found = [error.message for error in validator.iter_errors(data)]
    return found or [fault for one in annotations_in(data) for fault in reversed_spans(one)]


def annotations_in(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The annotations of a collection with its page in it, of a page, or the one that it is."""
    if data["type"] == "AnnotationCollection":
        return annotations_in(data["first"]) if "first" in data else []
    items: list[dict[str, Any]] = data["items"] if data["type"] == "AnnotationPage" else [data]
    return items


def selector(annotation: dict[str, Any], kind: str) -> dict[str, Any]:
    """The one selector of this kind, empty for none."""
    given = [one for one in annotation["target"]["selector"] if one["type"] == kind]
    assert len(given) <= 1
    return given[0] if given else {}


def reversed_spans(annotation: dict[str, Any]) -> list[str]:
    place = selector(annotation, "TextPositionSelector")
    return [f"{place} ends before it starts"] if place and place["end"] <= place["start"] else []


def misplaced(annotation: dict[str, Any], text: str) -> list[str]:
    """Where the words of an annotation disagree with the text, counted in code points."""
    quote = selector(annotation, "TextQuoteSelector")
    place = selector(annotation, "TextPositionSelector")
    start, end = place["start"], place["end"]
    around = {
        "exact": text[start:end],
        "prefix": text[max(0, start - 32) : start],
        "suffix": text[end : end + 32],
    }
    return [part for part, words in around.items() if quote[part] != words]
