"""What the ledger keeps of a change: each field before and after, as plain values.

Sources and people are recorded by their id: names may be protected, now or later, and the ledger
forgets nothing. Whoever reads a line is told the names that they may see then.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, cast

from django.db.models import Field, Model

from factcheck.models import DETAIL_MODELS, Claim, ReviewEvent

Plain = str | int | bool
OF_CLAIM = ("statement", "risk", "assignee", "due")
# The verbs whose lines hold a "before" and an "after".
RECORDED = ("edit", "assign")


def plain(value: Any) -> Plain:
    """A field's value as the ledger keeps it; "" stands for nothing."""
    if value is None:
        return ""
    if isinstance(value, Model):
        return cast(int, value.pk)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value if isinstance(value, bool | int) else str(value)


def state_of(claim: Claim) -> dict[str, Plain]:
    """Every field of a claim and of its detail that a person can change, as it is saved now."""
    row = Claim.objects.get(pk=claim.pk)
    state = {name: plain(getattr(row, field_of(claim, name).attname)) for name in OF_CLAIM}
    detail = DETAIL_MODELS[claim.kind].objects.filter(claim=claim.pk).first()
    for name in detail_names(claim.kind):
        held = getattr(detail, field_of(claim, name).attname) if detail else None
        state[name] = plain(held)
    return state


def changes(before: Mapping[str, Plain], after: Mapping[str, Plain]) -> dict[str, Any]:
    """The part of a ledger line's data that says what was changed."""
    names = sorted(name for name in after if before[name] != after[name])
    return {
        "before": {name: before[name] for name in names},
        "after": {name: after[name] for name in names},
    }


def earlier(claim: Claim, version: int) -> dict[str, Plain]:
    """What the fields held at a version, of those that were changed after it."""
    lines = ReviewEvent.objects.filter(claim=claim, verb__in=RECORDED).order_by("sequence")
    held: dict[str, Plain] = {}
    for data in lines.values_list("data", flat=True):
        if data.get("version", 0) > version:
            for name, value in data["before"].items():
                held.setdefault(name, value)
    return held


def detail_names(kind: str) -> list[str]:
    """The fields of the kind's own row."""
    fields = DETAIL_MODELS[kind]._meta.concrete_fields
    return [field.name for field in fields if field.name not in ("id", "claim")]


def field_of(claim: Claim, name: str) -> Field[Any, Any]:
    """The model's field of that name, of the claim or of its kind's row."""
    model: type[Model] = Claim if name in OF_CLAIM else DETAIL_MODELS[claim.kind]
    return cast("Field[Any, Any]", model._meta.get_field(name))
