"""A row that came in, and the ways to say what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import cast

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.intake.decode import CONTROLS
from factcheck.sheets import Line, as_written
from factcheck.tables.columns import Column
from factcheck.tables.lookups import Lookups

_YES = frozenset({"yes", "oui", "true", "vrai", "1", "x"})
_NO = frozenset({"no", "non", "false", "faux", "0"})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_REFUSED: Mapping[str, Promise] = MappingProxyType(
    {
        "formula": gettext_lazy("This cell holds a formula: paste its value instead."),
        "error": gettext_lazy("This cell holds an error of the spreadsheet: mend or clear it."),
    }
)


class Effect(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


# What became of a row, or the faults that keep it out: a column and a sentence each.
Outcome = Effect | Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row and what to do; `column` is empty when it is the row as a whole."""

    row: int
    column: str
    sentence: str


class RowError(Exception):
    """The row cannot come in: a sentence for each column that is to blame, "" for none."""

    def __init__(self, column: str, sentence: str, *more: tuple[str, str]) -> None:
        self.faults = ((column, sentence), *more)
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells by the name of their column. An empty cell says nothing and changes nothing."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def given(self, names: Iterable[str]) -> list[str]:
        return [name for name in names if self[name]]


@dataclass(frozen=True, slots=True)
class Run:
    """Who brings a file in, under which name.

    `desk` finds what rows name. `people` are those of the desk already met, `protected` the names
    of protected sources.
    """

    actor: User
    file: str
    desk: Lookups
    people: dict[str, User | None] = field(default_factory=dict)
    protected: list[frozenset[str]] = field(default_factory=list)

    def person(self, row: Row, column: str) -> User:
        """Whoever the cell names, by username."""
        name = row[column]
        if name not in self.people:
            self.people[name] = User.objects.filter(username=name).first()
        person = self.people[name]
        if person is None:
            raise RowError(
                column, _("Nobody here has the username “%(name)s”.") % {"name": name[:40]}
            )
        return person


def row_of(line: Line, columns: Sequence[Column]) -> Row:
    """Raises RowError for what no column may hold."""
    faults = [
        (columns[place].name if place < len(columns) else "", str(_REFUSED[why]))
        for place, why in line.refused.items()
    ]
    cells = [as_written(cell).strip() for cell in line.cells]
    if any(cells[len(columns) :]):
        faults.append(("", _("This row has more cells than there are columns.")))
    named = dict(zip((one.name for one in columns), cells, strict=False))
    for name, cell in named.items():
        if CONTROLS.search(cell):
            faults.append((name, _("This cell holds characters that cannot be read: retype it.")))
    if faults:
        raise RowError(*faults[0], *faults[1:])
    return Row(line.number, named)


def refuse_form(form: forms.BaseForm, names: Mapping[str, str] = MappingProxyType({})) -> None:
    """Raise what a form says, by column; `names` are fields that are called otherwise here."""
    faults = [
        (names.get(name, "" if name == "__all__" else name), sentence)
        for name, errors in form.errors.as_data().items()
        for error in errors
        for sentence in _sentences(form, name, error)
    ]
    if faults:
        raise RowError(*faults[0], *faults[1:])


def _sentences(form: forms.BaseForm, name: str, error: ValidationError) -> list[str]:
    """What the form says; of a word that is no choice, which words are."""
    field = form.fields.get(name)
    of_rows = isinstance(field, forms.ModelChoiceField)
    if error.code != "invalid_choice" or of_rows or not isinstance(field, forms.ChoiceField):
        return error.messages
    choices = cast("list[tuple[str, str]]", field.choices)
    return [one_of(str(value) for value, _label in choices if value)]


def one_of(words: Iterable[str]) -> str:
    return _("Write one of: %(words)s.") % {"words": ", ".join(words)}


def yes_or_no(row: Row, column: str, *, default: bool = False) -> bool:
    said = row[column].casefold()
    if said and said not in _YES | _NO:
        raise RowError(column, _("Write yes or no."))
    return said in _YES if said else default


def check_dates(row: Row, *, days: Iterable[str] = (), moments: Iterable[str] = ()) -> None:
    """One form only: what 03/04 means depends on who reads it."""
    _check(row, days, _DAY, lambda: _("Write the date as 2021-02-14."))
    _check(row, moments, _MOMENT, lambda: _("Write the date and time as 2021-02-14 09:30."))


def _check(
    row: Row, columns: Iterable[str], shape: re.Pattern[str], sentence: Callable[[], str]
) -> None:
    for column in row.given(columns):
        if not shape.fullmatch(row[column]):
            raise RowError(column, sentence())
