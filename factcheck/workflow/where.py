"""Where in a piece of evidence: what a locator lacks for its kind, in a sentence with an example."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from factcheck.choices import EvidenceKind
from factcheck.locators import lacks
from factcheck.models import Citation

_SPOKEN: Mapping[tuple[str, ...], Promise] = MappingProxyType(
    {
        ("date", "channel"): _(
            "Say when and how it was said: the date and the channel, for example “12 May 2025, by phone”."
        ),
        ("date",): _("Add the date with its year, for example “12 May 2025, by phone”."),
        ("channel",): _(
            "Add how it was said, for example “12 May 2025, by phone” or “12 May 2025, on France Inter”."
        ),
    }
)
_PLACES: Mapping[str, Promise] = MappingProxyType(
    {
        EvidenceKind.DOCUMENT: _(
            "Say where in the document: its page, paragraph or section, for example “p. 12, § 3”."
        ),
        EvidenceKind.DATASET: _(
            "Say where in the data: the row, cell, table or series, for example “sheet 1, row 45” or “Sheet1!B12”."
        ),
        EvidenceKind.PAGE: _(
            "Say where on the page: its paragraph or heading, or its words in quotation marks, for example “paragraph 3”."
        ),
        EvidenceKind.RECORDING: _(
            "Say where in the recording: its time code, for example “00:12:30–00:13:05”."
        ),
        EvidenceKind.IMAGE: _(
            "Say where in the picture: which part of it, its caption, or words in it in quotation marks, for example “top left”."
        ),
    }
)
_BACKWARDS = _("This stretch ends before it begins: turn the two time codes round.")


def ask(kind: str, missing: tuple[str, ...] = ("date", "channel")) -> str:
    """What to type for evidence of this kind; of what was said, only what is missing."""
    return str(_PLACES[kind] if kind in _PLACES else _SPOKEN[missing])


def where_lacks(citation: Citation) -> str:
    """What its locator still has to say before it can carry a verdict; "" when it is precise."""
    kind = citation.evidence.kind
    missing = lacks(citation.locator, kind)
    if not missing:
        return ""
    return str(_BACKWARDS) if missing == ("order",) else ask(kind, missing)
