"""The cues of a sentence, whichever kind they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.detection.attribution.english_verbs import EnglishVerbs
from factcheck.detection.attribution.french_verbs import FrenchVerbs
from factcheck.detection.attribution.open_verbs import OpenVerbs
from factcheck.detection.attribution.prepositions import Prepositions
from factcheck.detection.attribution.words import FoundCue
from factcheck.detection.languages import Language
from factcheck.detection.tokens import Token


class CueFinder:
    """Finds the cues in the tokens of one block."""

    def __init__(self, text: str, tokens: Sequence[Token], language: Language) -> None:
        verbs = FrenchVerbs if language.code == "fr" else EnglishVerbs
        self._tokens = tokens
        self._prepositions = Prepositions(text, tokens, language)
        self._verbs = verbs(text, tokens, language)
        self._open_verbs = OpenVerbs(text, tokens, language)

    def find(self, first: int, last: int) -> Iterator[FoundCue]:
        """The cues of the sentence [first, last), in order, none sharing a word."""
        at = first
        while at < last:
            found = self._at(at, first, last) if self._tokens[at].is_word else None
            if found is None:
                at += 1
            else:
                yield found
                at = max(found.last, at + 1)

    def _at(self, at: int, first: int, last: int) -> FoundCue | None:
        return (
            self._prepositions.at(at, last)
            or self._verbs.at(at, first, last)
            or self._open_verbs.at(at, first, last)
        )
