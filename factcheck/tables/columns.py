"""What a table holds: its columns by name, as French and English spreadsheets head them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from factcheck.choices import Language
from factcheck.errors import NotPossibleError
from factcheck.piles import without_piles


@dataclass(frozen=True, slots=True)
class Column:
    """The heads are part of the format, so they are no translations: old files stay readable."""

    name: str
    french: str
    example: str = ""
    required: bool = False

    @property
    def english(self) -> str:
        return self.name.replace("_", " ")

    def head(self, language: str) -> str:
        return self.french if language == Language.FRENCH else self.english


class HeaderError(NotPossibleError):
    """The first row does not name the columns of this table."""


def columns_in(cells: Sequence[str], known: Sequence[Column]) -> list[Column]:
    """The column of each cell of the first row. Raises HeaderError."""
    by_head = {_plain(head): one for one in known for head in (one.name, one.french)}
    found = [by_head.get(_plain(cell)) for cell in cells]
    strangers = [cell for cell, one in zip(cells, found, strict=True) if one is None]
    columns = [one for one in found if one is not None]
    if strangers:
        raise HeaderError(
            _("Unknown columns: %(strangers)s. Take them out or rename them. Known are: %(known)s.")
            % {"strangers": _listed(strangers), "known": _named(known)}
        )
    twice = [one for one in known if columns.count(one) > 1]
    if twice:
        raise HeaderError(
            _("These columns are there twice: %(columns)s. Take one of each out.")
            % {"columns": _named(twice)}
        )
    missing = [one for one in known if one.required and one not in columns]
    if missing:
        raise HeaderError(
            _("These columns are missing: %(columns)s.") % {"columns": _named(missing)}
        )
    return columns


def _named(columns: Iterable[Column]) -> str:
    return ", ".join(f"{one.name} ({one.french})" for one in columns)


def _listed(cells: Iterable[str]) -> str:
    """What a file says is a stranger's text: not more of it than helps."""
    shown = [f"“{' '.join(cell.split())[:40]}”" for cell in cells]
    return ", ".join(shown[:10])


def _plain(head: str) -> str:
    plain = without_piles(head).casefold().replace("_", " ").replace("’", "'")
    letters = unicodedata.normalize("NFKD", plain)
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())
