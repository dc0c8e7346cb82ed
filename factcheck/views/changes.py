"""What readers would see change on a page that is public already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from factcheck.choices import Outcome, PageState
from factcheck.models import Claim, FactPage, Verdict
from factcheck.publishing.composing import compose_fact
from factcheck.publishing.facts import UNREMARKABLE
from factcheck.publishing.storing import stored


@dataclass(frozen=True, slots=True)
class Change:
    """One part of the page; texts are empty where only "it changed" can be said."""

    label: str
    before: str
    after: str


def changes_of(page: FactPage, claim: Claim, verdict: Verdict) -> list[Change]:
    """How the page would differ, so that readers have to be told; empty when it says the same."""
    old = stored(page)
    new = compose_fact(page, claim, verdict)
    changes = [
        Change(_label(key), _text(old.get(key)), _text(value))
        for key, value in new.items()
        if key not in UNREMARKABLE and old.get(key) != value
    ]
    if page.state == PageState.RETRACTED:
        changes.insert(0, Change(_("State"), _("retracted"), _("published")))
    return changes


def _label(key: str) -> str:
    return {
        "title": _("Statement"),
        "outcome": _("Outcome"),
        "rating": _("Rating"),
        "summary": _("Public summary"),
        "explanation": _("How we know"),
        "evidence": _("Evidence"),
        "claimant": _("Who said it"),
        "said_on": _("Said on"),
        "channel": _("Channel"),
        "checked_at": pgettext("label", "Checked on"),
        "valid_until": _("Valid until"),
    }.get(key, key)


def _text(value: Any) -> str:
    """What can be shown on one line: a text, a label, a name, or the titles of a list."""
    if value in Outcome.values:
        return str(Outcome(value).label)
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    if isinstance(value, dict):
        return str(next((value[k] for k in ("label", "name", "title") if k in value), ""))
    return "" if value is None else str(value)
