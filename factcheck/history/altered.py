"""What a line of the ledger says was changed, in words, as far as one person may be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from django.contrib.auth.models import User
from django.core.exceptions import FieldDoesNotExist
from django.db.models import (
    BooleanField,
    DateField,
    DateTimeField,
    DecimalField,
    Field,
    ForeignKey,
    QuerySet,
)
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from factcheck import annotating, policy
from factcheck.anchoring import Change, word_diff
from factcheck.forms.people import name_of
from factcheck.models import Citation, Claim, ReviewEvent
from factcheck.periods import in_words

# The verbs about one piece of evidence of a claim, which their lines name.
CITING = ("cite", "uncite", "correct_citation")


@dataclass(frozen=True, slots=True)
class Altered:
    """A field and what became of its words."""

    label: str
    changes: list[Change]


@dataclass(frozen=True, slots=True)
class Names:
    """What ids stand for; of sources and evidence only what the person may see."""

    sources: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)
    evidence: Mapping[int, str] = field(default_factory=dict)


def names_in(claim: Claim, events: Iterable[ReviewEvent], viewer: User | None) -> Names:
    """The names that the lines need; three queries at most."""
    parties: set[int] = set()
    people: set[int] = set()
    pieces: set[int] = set()
    for event in events:
        for name, value in _recorded(event):
            if isinstance(_field(claim, name), ForeignKey) and isinstance(value, int):
                (people if name in annotating.OF_CLAIM else parties).add(value)
        if event.verb in CITING and isinstance(event.data.get("evidence"), int):
            pieces.add(event.data["evidence"])
    known = User.objects.filter(pk__in=people) if people else []
    return Names(
        sources=_visible(policy.known_sources, viewer, parties, "name"),
        people={user.pk: name_of(user) for user in known},
        evidence=_visible(policy.visible_evidence, viewer, pieces, "title"),
    )


def altered_by(claim: Claim, event: ReviewEvent, names: Names) -> list[Altered]:
    """Field by field; nothing for lines that do not say, as older ones."""
    if event.verb not in annotating.RECORDED:
        return []
    before, after = event.data.get("before", {}), event.data.get("after", {})
    return [
        Altered(label_of(claim, name), word_diff(*(_words(claim, name, v, names) for v in values)))
        for name, values in ((n, (before[n], after[n])) for n in before if n in after)
    ]


def fields_changed(event: ReviewEvent) -> list[str]:
    """What of a citation was corrected, field by field: never from what or to what."""
    names = event.data.get("changed", []) if event.verb == "correct_citation" else []
    fields = [cast("Field[Any, Any]", Citation._meta.get_field(name)) for name in names]
    return [str(one.verbose_name) for one in fields]


def label_of(claim: Claim, name: str) -> str:
    found = _field(claim, name)
    return capfirst(str(found.verbose_name)) if found is not None else name


def _visible(
    rows_for: Callable[[User], QuerySet[Any]], viewer: User | None, wanted: set[int], column: str
) -> dict[int, str]:
    if viewer is None or not wanted:
        return {}
    return {row.pk: getattr(row, column) for row in rows_for(viewer).filter(pk__in=wanted)}


def _recorded(event: ReviewEvent) -> list[tuple[str, Any]]:
    if event.verb not in annotating.RECORDED:
        return []
    return [pair for side in ("before", "after") for pair in event.data.get(side, {}).items()]


def _field(claim: Claim, name: str) -> Field[Any, Any] | None:
    """The model's field, unless the ledger is older than the model."""
    try:
        return annotating.field_of(claim, name)
    except FieldDoesNotExist:
        return None


def _words(claim: Claim, name: str, value: Any, names: Names) -> str:
    """A recorded value as a person reads it."""
    column = _field(claim, name)
    if value == "" or column is None:
        return str(value)
    if isinstance(column, ForeignKey):
        if name in annotating.OF_CLAIM:
            return names.people.get(value, "?")
        return names.sources.get(value, _("a protected source"))
    if isinstance(column, BooleanField):
        return _("yes") if value else _("no")
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    return _formatted(column, str(value))


def _formatted(column: Field[Any, Any], value: str) -> str:
    if isinstance(column, DateTimeField):
        moment = parse_datetime(value)
        return date_format(timezone.localtime(moment), "DATETIME_FORMAT") if moment else value
    if isinstance(column, DateField):
        day = parse_date(value)
        return date_format(day) if day else value
    if isinstance(column, DecimalField):
        try:
            return str(number_format(Decimal(value), force_grouping=True))
        except InvalidOperation:
            return value
    return in_words(value) if column.name == "period" else value
