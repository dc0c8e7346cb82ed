"""Sentences with the answer written into them, and what the detector makes of them.

⟦…⟧ is what must be found. Where more than one span is right, {…} inside is the least of it:
"⟦le porte-parole, {Luc Arnaud}⟧" is found by the name alone, with the title, or with both.
⟪…⟫ may be found or not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import zip_longest

import pytest

from factcheck.detection import Analysis, analyse
from factcheck.detection.suggestions import Quote, Source, Span, Suggestion

# A sentence alone would be read as the headline.
HEADLINE = "Les nouvelles du soir\n\n"

_SIGNS = re.compile(r"[⟦⟧{}⟪⟫]")
_LEADING = re.compile(r"(?:(?:le|la|les|un|une|des|du|de|m\.|mme|me) |[ld]['’])", re.IGNORECASE)


@dataclass(slots=True)
class Marked:
    """The plain text; the widest and the least right span of each answer; what is optional."""

    text: str = ""
    widest: list[Span] = field(default_factory=list)
    least: list[Span] = field(default_factory=list)
    optional: list[Span] = field(default_factory=list)

    @property
    def wanted(self) -> list[str]:
        return [self.text[start:end] for start, end in self.least]

    def found(self, suggestions: Iterable[Suggestion]) -> list[str]:
        """The suggestions in order, each as the answer that it fits, otherwise as it is."""
        return [self._named(one) for one in suggestions if not self._is_optional(one)]

    def _named(self, one: Suggestion) -> str:
        for (start, end), (first, last) in zip(self.widest, self.least, strict=True):
            if start <= one.start <= first and last <= one.end <= end:
                return self.text[first:last]
        return one.text

    def _is_optional(self, one: Suggestion) -> bool:
        return any(start < one.end and one.start < end for start, end in self.optional)


def read_marked(sentence: str, headline: str = HEADLINE) -> Marked:
    marked = Marked(headline)
    opened: dict[str, int] = {}
    place = 0
    for sign in _SIGNS.finditer(sentence):
        marked.text += sentence[place : sign.start()]
        place = sign.end()
        at = len(marked.text)
        match sign[0]:
            case "⟧":
                marked.widest.append((opened["⟦"], at))
                marked.least.append((opened.pop("{", opened["⟦"]), opened.pop("}", at)))
            case "⟫":
                marked.optional.append((opened["⟪"], at))
            case opening:
                opened[opening] = at
    marked.text += sentence[place:]
    return marked


def read(text: str, headline: str = HEADLINE) -> Analysis:
    return analyse(headline + text, language="fr")


def quotes(text: str, headline: str = HEADLINE) -> list[Quote]:
    return list(read(text, headline).quotes)


def origins(text: str) -> list[Source]:
    """Those whom something is attributed to, without recipients, platforms and the like."""
    return [one for one in analyse(text, language="fr").sources if one.role == "origin"]


def as_accepted(given: Iterable[str], accepted: Iterable[str]) -> list[str]:
    """Each name as the row that accepts it, "Luc Arnaud | porte-parole"; articles do not count."""
    return [_accepting(name, row) for name, row in zip_longest(given, accepted, fillvalue="—")]


def _accepting(name: str, row: str) -> str:
    return row if bare(name) in [bare(form) for form in row.split(" | ")] else name


def bare(name: str) -> str:
    """Without the article or the title before it."""
    while leading := _LEADING.match(name):
        name = name[leading.end() :]
    return name.replace("’", "'")


def table(*rows: tuple[object, ...] | str) -> Callable[..., object]:
    """Parametrise a test by rows; each is named by its first words."""
    names = ["-".join(re.findall(r"\w+", str(_first(row)))[:4]) for row in rows]
    columns = ("text", "wanted") if isinstance(rows[0], tuple) else "text"
    return pytest.mark.parametrize(columns, rows, ids=names)


def _first(row: tuple[object, ...] | str) -> object:
    return row[0] if isinstance(row, tuple) else row
