"""What a CMS sends and is answered."""

from __future__ import annotations

from typing import TypedDict

from factcheck.api.shapes import LINE, Schema
from factcheck.choices import Language
from factcheck.intake import MAX_CHARACTERS

_TEXT: Schema = {
    "type": "string",
    "minLength": 1,
    "description": f"At most {MAX_CHARACTERS} characters of words; 413 for more.",
}
_HEADLINE: Schema = {"type": "string", "maxLength": 300, "pattern": LINE}
_FORMAT: Schema = {"type": "string", "enum": ["text", "html", "markdown"]}

ARTICLE: Schema = {
    "type": "object",
    "description": "`headline` may be left out where the text begins with it; `format` is `text`.",
    "properties": {
        "external_id": {
            "type": "string",
            "maxLength": 120,
            "pattern": "^[A-Za-z0-9][A-Za-z0-9._:~@-]*$",
        },
        "language": {"type": "string", "enum": Language.values},
        "headline": _HEADLINE,
        "text": _TEXT,
        "format": _FORMAT,
        "byline": {"type": "string", "maxLength": 200, "pattern": LINE},
        "desk": {"type": "string", "maxLength": 80, "pattern": LINE},
        "source_url": {"type": "string", "maxLength": 500, "format": "uri"},
        "dated": {"type": "string", "format": "date"},
        # Of other centuries, a moment may not fit another time zone.
        "deadline": {"type": "string", "format": "date-time", "pattern": "^(19|20|21)[0-9]{2}-.*$"},
        "restricted": {"type": "boolean"},
    },
    "required": ["external_id", "language", "text"],
    "additionalProperties": False,
}
REVISION: Schema = {
    "type": "object",
    "description": "The whole text anew. `headline` and `format` as for an article.",
    "properties": {"headline": _HEADLINE, "text": _TEXT, "format": _FORMAT},
    "required": ["text"],
    "additionalProperties": False,
}


class ReceivedArticle(TypedDict):
    """`url` is its page at the desk, `readiness` where to ask what blocks it."""

    external_id: str
    url: str
    readiness: str
    revision: int


class ClaimToLookAt(TypedDict):
    """A claim whose words changed or were not found in the new text."""

    number: int
    state: str
    reason: str
    url: str


class RevisedArticle(TypedDict):
    """`is_new` is false when the article had this text already. `claims` counts them by what
    became of their words."""

    external_id: str
    url: str
    readiness: str
    revision: int
    is_new: bool
    claims: dict[str, int]
    to_look_at: list[ClaimToLookAt]


class ReadinessBlocker(TypedDict):
    """`code` is stable, `message` for people; `claim` is the number of one, `count` how many
    things it stands for."""

    code: str
    message: str
    url: str
    claim: int | None
    count: int


class Readiness(TypedDict):
    """`ready`: nothing blocks. `signed_off`: an editor has signed this text, with what blocks it
    or without."""

    external_id: str
    url: str
    revision: int
    sha256: str
    ready: bool
    signed_off: bool
    blockers: list[ReadinessBlocker]
