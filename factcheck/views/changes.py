"""What readers would see change on a page that is public already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from factcheck.choices import Language, Outcome, PageState
from factcheck.documents import FactDocument, TranslationDocument
from factcheck.models import FactPage
from factcheck.publishing.comparing import told_changes
from factcheck.publishing.storing import stored


@dataclass(frozen=True, slots=True)
class Change:
    """One part of the page; texts are empty where only "it changed" can be said."""

    label: str
    before: str
    after: str


def changes_of(page: FactPage, new: FactDocument) -> list[Change]:
    """How the page would differ, so that readers have to be told; empty when it says the same."""
    old = stored(page)
    changes = [
        Change(_label(key), _text(key, old.get(key)), _text(key, new.get(key)))
        for key in told_changes(old, new)
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
        "translations": _("Translations"),
    }.get(key, key)


def _text(key: str, value: Any) -> str:
    """What can be shown on one line: a text, a label, a name, or the titles of a list."""
    if key == "translations":
        return "\n".join(_in_full(one) for one in value or ())
    if isinstance(value, list):
        return ", ".join(_text("", item) for item in value)
    if isinstance(value, dict):
        return str(next((value[k] for k in ("label", "name", "title") if k in value), ""))
    told = _TOLD.get(key)
    return told(value) if told and value else "" if value is None else str(value)


def _in_full(one: TranslationDocument) -> str:
    said = (one["title"], one["rating"]["label"], one["summary"], one["explanation"])
    language = str(Language(one["language"]).label)
    return f"{language}: {' — '.join(part for part in said if part)}"


def _moment(stamp: str) -> str:
    at = parse_datetime(stamp)
    return date_format(localtime(at), "DATETIME_FORMAT") if at else stamp


def _day(iso: str) -> str:
    at = parse_date(iso)
    return date_format(at) if at else iso


_TOLD: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "outcome": lambda value: str(Outcome(value).label),
        "said_on": _day,
        "valid_until": _day,
        "checked_at": _moment,
    }
)
