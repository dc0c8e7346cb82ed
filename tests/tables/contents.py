"""What the database holds, told so that two ways to the same rows can be compared."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import models

from factcheck.models import ReviewEvent

# When something was written, and what follows from that or from the order of the ledger.
_MOMENTS = frozenset(
    {"created_at", "status_since", "proposed_at", "approved_at", "added_at", "decided_at", "at"}
)
_CHAIN = frozenset({"id", "sequence", "hash", "previous_hash", "due_at"})
# What a line of the ledger names by its id.
_NAMED = {
    "citation": "Citation",
    "evidence": "Evidence",
    **dict.fromkeys(("attributed_to", "speaker", "source"), "Source"),
}
Row = dict[str, Any]


def contents() -> dict[str, list[Row]]:
    """Every row of the desk by its table: ids as their rank, moments as whether there is one.

    Of the ledger the lines of each claim in their order: a set writes the same lines of several
    claims together.
    """
    tables = [*apps.get_app_config("factcheck").get_models(include_auto_created=True), User]
    ranks = {model: _ranks(model) for model in tables if not model._meta.proxy}
    found = {
        model._meta.label: [_told(row, model, ranks) for row in _rows(model)] for model in ranks
    }
    found.pop("factcheck.LedgerHead")
    lines: dict[Any, list[Row]] = defaultdict(list)
    for line in found["factcheck.ReviewEvent"]:
        lines[line["claim_id"]].append(line)
    found["factcheck.ReviewEvent"] = [line for key in sorted(lines, key=str) for line in lines[key]]
    return found


def _rows(model: type[models.Model]) -> Any:
    return model._base_manager.order_by("pk").values()


def _ranks(model: type[models.Model]) -> dict[Any, int]:
    pks = model._base_manager.order_by("pk").values_list("pk", flat=True)
    return {pk: rank for rank, pk in enumerate(pks)}


def _told(row: Row, model: type[models.Model], ranks: dict[type[models.Model], Any]) -> Row:
    told = {}
    for field in model._meta.concrete_fields:
        value = row[field.attname]
        if field.name in _MOMENTS and isinstance(value, datetime):
            told[field.attname] = "some time"
        elif model is ReviewEvent and field.name in _CHAIN:
            continue
        elif field.primary_key and not field.remote_field:
            told[field.attname] = ranks[model].get(value)
        elif field.remote_field is not None and field.related_model in ranks:
            told[field.attname] = ranks[field.related_model].get(value)
        else:
            told[field.attname] = value
    if model is ReviewEvent:
        told["data"] = _data(row["data"], ranks)
    return told


def _data(data: Row, ranks: dict[type[models.Model], Any]) -> Row:
    told: Row = {}
    for key, value in data.items():
        if isinstance(value, dict):
            told[key] = _data(value, ranks)
        elif key in _NAMED:
            told[key] = ranks[apps.get_model("factcheck", _NAMED[key])].get(value)
        else:
            told[key] = value
    return told
