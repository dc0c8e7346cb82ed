"""The sentences that words are drawn into. `_` is a word, `#` a figure, `@` a year; what stands
between brackets are the words of the article that the claim is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.choices import Kind
from factcheck.management.loading.words import Piece, piece_of

_TITLES: Mapping[tuple[str, str], str] = {
    ("fr", Kind.FIGURE): "Le nombre de _ _ a atteint [ # _ _ ] dans la région de _ en @",
    ("fr", Kind.QUOTE): "Une déclaration annonce [ que la _ et la _ ] seraient _ par _ _ dès @",
    ("fr", Kind.SOURCE): "La personne citée sur [ la _ de _ ] dirige bien _ _ avec _ depuis @",
    ("en", Kind.FIGURE): "The number of _ _ reached [ # _ _ ] in the region of _ in @",
    ("en", Kind.QUOTE): "A statement announces [ that the _ and the _ ] were _ by _ _ from @",
    ("en", Kind.SOURCE): "The person quoted about [ the _ of _ ] really leads _ _ with _ since @",
}
_SUMMARIES: Mapping[str, str] = {
    "fr": "Les relevés de _ _ le confirment pour la _ de @ sauf dans _ _ où _ et _ manquent encore malgré # _ de _",
    "en": "The records of _ _ confirm it for the _ of @ except in _ _ where _ and _ are missing despite # _ of _",
}
_EXPLANATIONS: Mapping[str, str] = {
    "fr": "Nous avons comparé _ _ avec _ puis relu les archives de _ _ et interrogé _ _ à propos de _",
    "en": "We compared _ _ with _ then read the archive of _ _ again and questioned _ _ about _",
}
_BODIES: Mapping[str, tuple[str, str]] = {
    "fr": ("Dans cet article sur la _ il est écrit", "comme le rappelle un dossier sur _ _ et _"),
    "en": ("In this article about the _ it is written", "as a file about _ _ and _ reminds us"),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What fills the blanks of one fact."""

    words: Iterator[Piece]
    figure: Piece
    year: Piece


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence; its words are those from `start` to `end`."""

    parts: Sequence[Piece | str]
    start: int
    end: int

    def fill(self, drawn: Drawn) -> list[Piece]:
        blanks = {"#": drawn.figure, "@": drawn.year}
        return [
            part
            if isinstance(part, Piece)
            else (next(drawn.words) if part == "_" else blanks[part])
            for part in self.parts
        ]

    @property
    def blanks(self) -> int:
        return sum(part == "_" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Sentences:
    """All that one kind of claim says in one language."""

    title: Pattern
    summary: Pattern
    explanation: Pattern
    before: Pattern
    after: Pattern

    @property
    def blanks(self) -> int:
        every = (self.title, self.summary, self.explanation, self.before, self.after)
        return sum(pattern.blanks for pattern in every)


def sentences(language: str, kind: str) -> Sentences:
    before, after = _BODIES[language]
    texts = (
        _TITLES[language, kind],
        _SUMMARIES[language],
        _EXPLANATIONS[language],
        before,
        after,
    )
    return Sentences(*(_pattern(text, language) for text in texts))


def _pattern(text: str, language: str) -> Pattern:
    parts: list[Piece | str] = []
    places = [0, 0]
    for word in text.split():
        if word in "[]":
            places["[]".index(word)] = len(parts)
        else:
            parts.append(word if word in "_#@" else piece_of(word, language))
    return Pattern(parts, *places)
