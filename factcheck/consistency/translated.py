"""Whether a text and its translation have the same figures, however each language writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.detection import Figure, analyse

# The noun that is counted has another name in each language; these are the same in both.
_SAME_EVERYWHERE = frozenset({"money", "percent"})
# English has words of its own for them: "deux fois" is "twice".
_TIMES = frozenset({"fois", "times"})


@dataclass(frozen=True, slots=True)
class Apart:
    """Figures that one text has and the other has not, as they are written, in their order."""

    original: list[str]
    translation: list[str]

    def __bool__(self) -> bool:
        return bool(self.original or self.translation)


def figures_apart(original: str, language: str, translation: str, other: str) -> Apart:
    """Compared by value: "491 840" is "491,840", "17 h 40" is "5:40 pm", "deux" is "two".

    A figure that stands twice in one text and once in the other is told, too. Of what the rules
    of one language alone can read, it says too much rather than too little.
    """
    here, there = _figures(original, language), _figures(translation, other)
    return Apart(_missing(here, there), _missing(there, here))


def _figures(text: str, language: str) -> list[Figure]:
    found = analyse(text, language=language).figures
    return [figure for figure in found if figure.value and figure.unit not in _TIMES]


def _missing(these: Iterable[Figure], those: Iterable[Figure]) -> list[str]:
    left = Counter(_value(figure) for figure in those)
    missing = []
    for figure in these:
        value = _value(figure)
        if left[value]:
            left[value] -= 1
        else:
            missing.append(figure.text)
    return missing


def _value(figure: Figure) -> tuple[str, str]:
    return figure.value, figure.unit if figure.type in _SAME_EVERYWHERE else ""
