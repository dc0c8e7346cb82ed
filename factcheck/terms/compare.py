"""What two claims have in common, in the words that they use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from factcheck.terms.words import Term

# "some": there are figures in both, and each has one that the other lacks.
Figures = Literal["none", "same", "some", "other"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Words and figures as they are written here, but for those that only the other has."""

    both: tuple[str, ...]
    here: tuple[str, ...]
    there: tuple[str, ...]
    figures: Figures


def compare(here: Sequence[Term], there: Sequence[Term]) -> Comparison:
    """What two texts share, and what only one of them has, each word once and in its order."""
    ours, theirs = _once(here), _once(there)
    return Comparison(
        both=tuple(shown for key, shown in ours.items() if key in theirs),
        here=tuple(shown for key, shown in ours.items() if key not in theirs),
        there=tuple(shown for key, shown in theirs.items() if key not in ours),
        figures=_figures(_figures_of(here), _figures_of(there)),
    )


def _once(terms: Sequence[Term]) -> dict[str, str]:
    shown: dict[str, str] = {}
    for term in terms:
        # A sign belongs to its figure and says nothing alone.
        if term.key[-1].isalnum():
            shown.setdefault(term.key, term.shown)
    return shown


def _figures_of(terms: Sequence[Term]) -> set[str]:
    return {term.key for term in terms if term.is_figure}


def _figures(here: set[str], there: set[str]) -> Figures:
    if not here or not there:
        return "none"
    if not here & there:
        return "other"
    return "same" if here <= there or there <= here else "some"
