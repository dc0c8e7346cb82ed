"""Checked claims as W3C Web Annotations (JSON-LD). Plain data in, plain data out; no query.

`notes` is the one builder; `published` fills it from the documents of public pages.
"""

from __future__ import annotations

from factcheck.annotations.notes import (
    CONTENT_TYPE,
    Copy,
    Link,
    Note,
    Publisher,
    Target,
    annotation,
    collection,
)
from factcheck.annotations.published import (
    PublicText,
    has_annotation,
    note_of,
    public_text,
    published_text,
)

__all__ = [
    "CONTENT_TYPE",
    "Copy",
    "Link",
    "Note",
    "PublicText",
    "Publisher",
    "Target",
    "annotation",
    "collection",
    "has_annotation",
    "note_of",
    "public_text",
    "published_text",
]
