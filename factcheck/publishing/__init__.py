"""Publication: immutable snapshots, retraction, corrections. Only this package writes pages."""

from __future__ import annotations

from factcheck.publishing.about import write_about
from factcheck.publishing.articles import publish_article
from factcheck.publishing.facts import Note, publish_fact, retract_fact
from factcheck.publishing.holding import hold_claim
from factcheck.publishing.naming import NamesProtectedError, named_in_article, named_in_claim
from factcheck.publishing.previewing import preview_fact
from factcheck.publishing.translating import (
    Words,
    sign_translation,
    unsign_translation,
    write_translation,
)
from factcheck.publishing.translations import words_digest
from factcheck.publishing.unwritten import about_words

__all__ = [
    "NamesProtectedError",
    "Note",
    "Words",
    "about_words",
    "hold_claim",
    "named_in_article",
    "named_in_claim",
    "preview_fact",
    "publish_article",
    "publish_fact",
    "retract_fact",
    "sign_translation",
    "unsign_translation",
    "words_digest",
    "write_about",
    "write_translation",
]
