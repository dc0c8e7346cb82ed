"""The shapes of the Web Annotation Data Model that we export, and nothing of where they come from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from factcheck.anchoring import SelectorDict

MODEL = "http://www.w3.org/ns/anno.jsonld"
CONTENT_TYPE = f'application/ld+json; profile="{MODEL}"'
# The words of the domain are English in every language of the desk.
CODES = "en"
# Characters that no IRI may have; an import lets them through.
_NOT_IN_AN_IRI = re.compile(r"[\s\x00-\x20\x7f-\x9f<>\"{}|\\^`]")


@dataclass(frozen=True, slots=True)
class Publisher:
    """The newsroom, which answers for every annotation; `url` is that of its site, no slash."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A resource as it was at one time, and where exactly that is kept."""

    at: str
    url: str


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    copy: Copy | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Words of a text. With a position there is a copy, which is the text that it counts in."""

    source: str
    selectors: Sequence[SelectorDict]
    copy: Copy | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of some words: classes are codes, the assessment is in `language` or empty.

    Times are ISO 8601 in UTC, addresses absolute.
    """

    url: str
    created: str
    modified: str
    classes: Sequence[str]
    assessment: str
    language: str
    links: Sequence[Link]
    target: Target


def annotation(note: Note, *, publisher: Publisher) -> dict[str, Any]:
    """One Annotation, whole on its own also where it stands in a page."""
    return {
        "@context": MODEL,
        "id": note.url,
        "type": "Annotation",
        "motivation": ["assessing", "highlighting"] if note.assessment else ["highlighting"],
        "created": _utc(note.created),
        "modified": _utc(note.modified),
        "creator": _agent(publisher),
        "body": [
            *(_text(code, "classifying", CODES) for code in note.classes),
            *([_text(note.assessment, "assessing", note.language)] if note.assessment else []),
            *(_link(link) for link in note.links),
        ],
        "target": {
            "type": "SpecificResource",
            "source": _iri(note.target.source),
            "selector": list(note.target.selectors),
            **_state(note.target.copy),
        },
    }


def collection(
    url: str, label: str, notes: Sequence[Note], *, publisher: Publisher
) -> dict[str, Any]:
    """An AnnotationCollection with its one page in it; the model wants none where it is empty."""
    page = {
        "id": f"{url}#page",
        "type": "AnnotationPage",
        "partOf": url,
        "startIndex": 0,
        "items": [annotation(note, publisher=publisher) for note in notes],
    }
    return {
        "@context": MODEL,
        "id": url,
        "type": "AnnotationCollection",
        "label": label,
        "creator": _agent(publisher),
        "total": len(notes),
        **({"first": page, "last": page["id"]} if notes else {}),
    }


def _agent(publisher: Publisher) -> dict[str, str]:
    home = publisher.url + "/"
    return {"id": home, "type": "Organization", "name": publisher.name, "homepage": home}


def _text(value: str, purpose: str, language: str) -> dict[str, str]:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "value": value,
        "format": "text/plain",
        "language": language,
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": _iri(link.url),
        **_state(link.copy),
    }


def _state(copy: Copy | None) -> dict[str, Any]:
    if copy is None:
        return {}
    date = {"sourceDate": _utc(copy.at)} if copy.at else {}
    return {"state": {"type": "TimeState", **date, "cached": _iri(copy.url)}}


def _utc(stamp: str) -> str:
    """The model wants UTC written as Z."""
    return stamp.replace("+00:00", "Z")


def _iri(url: str) -> str:
    return _NOT_IN_AN_IRI.sub(lambda found: quote(found[0]), url)
