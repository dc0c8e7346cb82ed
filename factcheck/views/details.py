"""What the kind of a claim adds to it, as labels and values to read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Field
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from factcheck.choices import Language
from factcheck.forms.details import DETAIL_FORMS
from factcheck.forms.numbers import write_number
from factcheck.models import Claim, Detail, detail_of
from factcheck.periods import in_words

Row = tuple[str, str]


def party_of(claim: Claim) -> int | None:
    """The id of the source that the claim's detail names; no query."""
    detail = detail_of(claim)
    return getattr(detail, f"{DETAIL_FORMS[claim.kind].party}_id", None)


def detail_rows(
    claim: Claim, sources: Mapping[int, str], *, left_out: Collection[str] = ()
) -> list[Row]:
    """Label and value of every detail that is filled in, but those that are `left_out`.

    `sources` are names one may see.
    """
    detail = detail_of(claim)
    if detail is None:
        return []
    form = DETAIL_FORMS[claim.kind]
    rows = [
        (_label(detail, name), _value(detail, name))
        for name in form.names
        if name != form.party and name not in left_out
    ]
    pk = party_of(claim)
    if pk is not None:
        rows.insert(0, (_label(detail, form.party), sources.get(pk, _("a protected source"))))
    return [row for row in rows if row[1]]


def _label(detail: Detail, name: str) -> str:
    field: Field[Any, Any] = detail._meta.get_field(name)  # type: ignore[assignment]  # details have no generic keys
    return capfirst(str(field.verbose_name))


def _value(detail: Detail, name: str) -> str:
    value: Any = getattr(detail, name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        plain = write_number(value, Language.ENGLISH)
        return str(number_format(plain, force_grouping=True))
    if isinstance(value, date):
        return date_format(value)
    if name == "period":
        return in_words(value)
    shown = getattr(detail, f"get_{name}_display", None)
    return str(shown() if shown else value or "")
