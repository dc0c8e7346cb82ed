"""What differs between two states of a fact page, and what of it readers have to be told."""

from __future__ import annotations

from typing import Any

from factcheck.documents import FactDocument, TranslationDocument, translations_of

# What may differ between two states of a page without a reader being told: a verdict found anew
# has another date, so the same date with another signature is only another way to sign.
UNREMARKABLE = frozenset(
    {
        "number",
        "modified_at",
        "published_at",
        "state",
        "corrections",
        "origin",
        "passage",
        "checked_by",
        "approved_by",
    }
)
TRANSLATIONS = "translations"
# What may follow its rows in silence.
QUIET = ("origin", "passage", "checked_by", "approved_by", "evidence", TRANSLATIONS)
# Of a piece of evidence: what is said of the copy that is kept, not what was found in it.
_OF_THE_COPY = frozenset({"copy_origin", "verified_at"})


def told_changes(old: FactDocument, new: FactDocument) -> list[str]:
    """The parts that would say something else to a reader, so that a note has to tell of it."""
    keys = [key for key in {**new, **old} if key not in UNREMARKABLE]
    return [key for key in keys if _differs(key, old, new)]


def follows(old: FactDocument, new: FactDocument) -> bool:
    """Whether anything is left to take over when there is nothing to tell."""
    return any(old.get(key) != new.get(key) for key in QUIET)


def _differs(key: str, old: FactDocument, new: FactDocument) -> bool:
    if key == TRANSLATIONS:
        return _is_translated_anew(old, new)
    return bool(_told(key, old) != _told(key, new))


def _is_translated_anew(old: FactDocument, new: FactDocument) -> bool:
    """Whether a translation that readers have is gone or another one. One more says nothing else
    than the page does already."""
    now = {one["language"]: _words(one) for one in translations_of(new)}
    return any(now.get(one["language"]) != _words(one) for one in translations_of(old))


def _words(one: TranslationDocument) -> tuple[Any, ...]:
    return one["title"], one["summary"], one["explanation"], one["rating"]


def _told(key: str, document: FactDocument) -> Any:
    value = document.get(key)
    if key != "evidence":
        return value
    return [
        {name: word for name, word in piece.items() if name not in _OF_THE_COPY}
        for piece in document["evidence"]
    ]
