"""What differs between two states of a fact page, and what of it readers have to be told."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from factcheck.choices import Language
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


def in_short(old: FactDocument, new: FactDocument) -> tuple[str, str]:
    """What each state says, in one line for a note: the verdict where it differs, otherwise the
    translation that does, with the name of its language. Empty for what is not there or was taken
    back, and both where what differs is elsewhere: then the note alone tells of it."""
    before, after = _verdict(old), _verdict(new)
    if before != after:
        return before, after
    now = {one["language"]: one for one in translations_of(new)}
    for one in translations_of(old):
        for line in (_verdict, _title):
            before, after = line(one), line(now.get(one["language"]))
            if before != after:
                return _named(one, before, new), _named(one, after, new)
    return "", ""


def _verdict(said: FactDocument | TranslationDocument | None) -> str:
    label = said["rating"]["label"] if said else ""
    return f"{label} — {said['summary']}" if said and label else ""


def _title(said: TranslationDocument | None) -> str:
    return said["title"] if said else ""


def _named(one: TranslationDocument, line: str, page: FactDocument) -> str:
    with override(page["language"]):
        language = Language(one["language"]).label
        said = {"language": language, "words": line}
        return _("in %(language)s: %(words)s") % said if line else ""


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
