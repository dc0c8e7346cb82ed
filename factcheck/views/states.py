"""What changed from one state of a fact page to the next, in words. No query, no row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from django.utils.translation import gettext as _

from factcheck.anchoring import Change, word_diff
from factcheck.choices import Language, Stance
from factcheck.documents import (
    CorrectionDocument,
    EvidenceDocument,
    FactDocument,
    translations_of,
)
from factcheck.models import FactSnapshot
from factcheck.periods import in_words

# Past it, finding out which words are the same costs more than a page may.
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of the page with its words before and after; `changes` are empty for long texts.

    `language` is that of the words.
    """

    label: str
    changes: list[Change]
    language: str


@dataclass(frozen=True, slots=True)
class State:
    """One state, the notes that came with it, and how it differs from the one before it.

    `is_first` for the oldest that is shown: there is nothing to compare it with.
    """

    number: int
    at: datetime
    as_of: str
    sha256: str
    notes: list[CorrectionDocument]
    differences: list[Difference]
    is_first: bool


def state_of(snapshot: FactSnapshot, before: FactSnapshot | None) -> State:
    """In the language that is active."""
    document = cast(FactDocument, snapshot.document)
    old = cast(FactDocument, before.document) if before else None
    told = len(old["corrections"]) if old else 0
    return State(
        number=snapshot.number,
        at=snapshot.created_at,
        as_of=instant(snapshot.created_at),
        sha256=snapshot.sha256,
        notes=document["corrections"][told:],
        differences=list(_differences(old, document)) if old else [],
        is_first=old is None,
    )


def instant(moment: datetime) -> str:
    """As an address can hold it, to the microsecond."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def words_changed(before: str, after: str) -> list[Change]:
    """Word by word, unless the texts are too long for that."""
    return word_diff(before, after) if len(before) + len(after) <= LONGEST else []


def _differences(old: FactDocument, new: FactDocument) -> Iterator[Difference]:
    parts = dict(_parts(new))
    for label, before in _parts(old):
        if before != parts[label]:
            yield Difference(label, words_changed(before, parts[label]), new["language"])
    for language in Language.values:
        before, after = _translation(old, language), _translation(new, language)
        if before != after:
            label = _("Translation: %(language)s") % {"language": Language(language).label}
            yield Difference(label, words_changed(before, after), language)


def _parts(document: FactDocument) -> Iterator[tuple[str, str]]:
    """What a reader would miss, each under its name."""
    claimant = document["claimant"]
    passage = document["passage"]
    yield _("Claim"), document["title"]
    yield _("Who said it"), claimant["name"] if claimant else ""
    yield _("When"), in_words(document["said_on"])
    yield _("Where"), document["channel"]
    yield _("Verdict"), document["rating"]["label"]
    yield _("In short"), document["summary"]
    yield _("How we know"), document["explanation"]
    yield _("Evidence"), "\n".join(_evidence(piece) for piece in document["evidence"])
    yield _("Valid until"), in_words(document["valid_until"])
    yield _("In the article"), passage["before"] + passage["exact"] + passage["after"]
    yield _("Article"), document["origin"]["headline"]
    yield _("Checked by"), document["checked_by"]
    yield _("Approved by"), document["approved_by"]


def _translation(document: FactDocument, language: str) -> str:
    for one in translations_of(document):
        if one["language"] == language:
            said = (one["title"], one["rating"]["label"], one["summary"], one["explanation"])
            return "\n".join(part for part in said if part)
    return ""


def _evidence(piece: EvidenceDocument) -> str:
    stance = str(Stance(piece["stance"]).label)
    parts = (
        stance,
        piece["title"],
        piece["source"],
        piece["locator"],
        piece["excerpt"],
        piece["url"],
    )
    return ", ".join(part for part in parts if part)
