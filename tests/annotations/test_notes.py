from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factcheck.anchoring import describe, to_annotation
from factcheck.annotations import Copy, Link, Note, Publisher, Target, annotation, collection
from tests.musts import faults

PUBLISHER = Publisher(name="La Rédaction", url="https://facts.example.org")
AGENT = {
    "id": "https://facts.example.org/",
    "type": "Organization",
    "name": "La Rédaction",
    "homepage": "https://facts.example.org/",
}
TEXT = "Il y a 12 clients."
NOTE = Note(
    url="https://facts.example.org/facts/f-1/annotation.jsonld",
    created="2026-08-01T10:00:00+00:00",
    modified="2026-08-02T10:00:00+00:00",
    classes=("figure", "verified"),
    assessment="Vérifié — Oui.",
    language="fr",
    links=(
        Link("https://facts.example.org/facts/f-1/"),
        Link(
            "https://example.org/r",
            copy=Copy(at="2026-07-01T00:00:00+00:00", url="https://archive.example.org/r"),
        ),
    ),
    target=Target(
        "https://facts.example.org/articles/a-1/",
        to_annotation(describe(TEXT, 7, 17)),
        copy=Copy(
            at="2026-08-03T10:00:00+00:00",
            url="https://facts.example.org/articles/a-1/texts/2.txt",
        ),
    ),
)


def of(**changes: Any) -> dict[str, Any]:
    data = annotation(replace(NOTE, **changes), publisher=PUBLISHER)
    assert faults(data, "annotation") == []
    return data


def text_body(value: str, purpose: str, language: str) -> dict[str, str]:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "value": value,
        "format": "text/plain",
        "language": language,
    }


def test_a_note_is_an_annotation() -> None:
    assert of() == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://facts.example.org/facts/f-1/annotation.jsonld",
        "type": "Annotation",
        "motivation": ["assessing", "highlighting"],
        "created": "2026-08-01T10:00:00Z",
        "modified": "2026-08-02T10:00:00Z",
        "creator": AGENT,
        "body": [
            text_body("figure", "classifying", "en"),
            text_body("verified", "classifying", "en"),
            text_body("Vérifié — Oui.", "assessing", "fr"),
            {
                "type": "SpecificResource",
                "purpose": "linking",
                "source": "https://facts.example.org/facts/f-1/",
            },
            {
                "type": "SpecificResource",
                "purpose": "linking",
                "source": "https://example.org/r",
                "state": {
                    "type": "TimeState",
                    "sourceDate": "2026-07-01T00:00:00Z",
                    "cached": "https://archive.example.org/r",
                },
            },
        ],
        "target": {
            "type": "SpecificResource",
            "source": "https://facts.example.org/articles/a-1/",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "12 clients",
                    "prefix": "Il y a ",
                    "suffix": ".",
                },
                {"type": "TextPositionSelector", "start": 7, "end": 17},
            ],
            "state": {
                "type": "TimeState",
                "sourceDate": "2026-08-03T10:00:00Z",
                "cached": "https://facts.example.org/articles/a-1/texts/2.txt",
            },
        },
    }


def test_words_that_nobody_has_judged_are_highlighted_only() -> None:
    data = of(assessment="")

    assert data["motivation"] == ["highlighting"]
    assert {body["purpose"] for body in data["body"]} == {"classifying", "linking"}


def test_a_copy_of_unknown_date_has_none() -> None:
    link = Link("https://example.org/r", copy=Copy(at="", url="https://archive.example.org/r"))

    assert of(links=[link])["body"][-1]["state"] == {
        "type": "TimeState",
        "cached": "https://archive.example.org/r",
    }


def test_a_target_without_copy_has_no_state() -> None:
    assert "state" not in of(target=replace(NOTE.target, copy=None))["target"]


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ('https://example.org/"<x>', "https://example.org/%22%3Cx%3E"),
        ("https://example.org/a\n\x7f\u2028", "https://example.org/a%0A%7F%E2%80%A8"),
        ("https://example.org/{x}|\\^`", "https://example.org/%7Bx%7D%7C%5C%5E%60"),
        ("https://example.org/é%20?q=1&r=2#f", "https://example.org/é%20?q=1&r=2#f"),
    ],
)
def test_what_no_address_may_hold_is_escaped(url: str, iri: str) -> None:
    assert of(links=[Link(url)])["body"][-1]["source"] == iri


def test_a_collection_holds_its_one_page() -> None:
    url = "https://facts.example.org/articles/a-1/annotations.jsonld"
    notes = [NOTE, replace(NOTE, url="https://facts.example.org/facts/f-2/annotation.jsonld")]

    data = collection(url, "Titre", notes, publisher=PUBLISHER)

    assert faults(data, "collection") == []
    assert data == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": url,
        "type": "AnnotationCollection",
        "label": "Titre",
        "creator": AGENT,
        "total": 2,
        "first": {
            "id": url + "#page",
            "type": "AnnotationPage",
            "partOf": url,
            "startIndex": 0,
            "items": [annotation(note, publisher=PUBLISHER) for note in notes],
        },
        "last": url + "#page",
    }


def test_an_empty_collection_has_no_page() -> None:
    data = collection("https://facts.example.org/x", "Titre", [], publisher=PUBLISHER)

    assert faults(data, "collection") == []
    assert (data["total"], "first" in data, "last" in data) == (0, False, False)
