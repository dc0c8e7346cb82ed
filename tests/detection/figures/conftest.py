from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from factcheck.detection.figures import find_figures
from factcheck.detection.reading import read
from factcheck.detection.suggestions import Figure
from factcheck.intake.blocks import Block

Found = Callable[..., list[str]]


def figures_of(text: str, language: str, dated: date | None = None) -> list[Figure]:
    """The figures of a text that is all body."""
    body = [Block("body", 0, len(text))]
    return find_figures(read(text, language=language, dated=dated, blocks=body))


def shown(figure: Figure) -> str:
    """A figure in one line: "27 morts = 27 morts", "18 à 25 ans = 18..25 an"."""
    return f"{figure.text} = {figure.value} {figure.unit}".rstrip()


@pytest.fixture(scope="session")
def french() -> Found:
    return lambda text: [shown(figure) for figure in figures_of(text, "fr")]


@pytest.fixture(scope="session")
def english() -> Found:
    return lambda text: [shown(figure) for figure in figures_of(text, "en")]


@pytest.fixture(scope="session")
def figures() -> Callable[..., list[Figure]]:
    return figures_of
