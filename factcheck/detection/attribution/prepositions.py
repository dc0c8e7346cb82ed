"""Prepositions of attribution: "selon", "d’après", "pour X,", "according to"."""

from __future__ import annotations

from factcheck.detection.attribution.words import FoundCue, Words
from factcheck.detection.tables import words
from factcheck.detection.tokens import Sort

# "Pour X," with its comma, X of so many tokens at most.
_LONGEST_PERSON = 10
_LEARNED_WITHIN = 8
_THEY = words("lui elle eux elles")


class Prepositions(Words):
    """Finds them at one place."""

    def at(self, at: int, last: int) -> FoundCue | None:
        """The preposition of attribution that begins here."""
        for phrase in self.language.prepositions.get(self.tokens[at].low, ()):
            end = at + len(phrase)
            if end <= last and self._spells(at, phrase):
                if phrase[0] == "auprès" and not self._learned_before(at):
                    return None
                if self._names_no_source(end, last):
                    return None
                if phrase[-1] in self.language.sources:
                    # The noun itself is the source: "de source policière".
                    end -= 1
                return self.found(at, end, " ".join(phrase), "saying", "preposition")
        return self._pour(at, last)

    def _learned_before(self, at: int) -> bool:
        """ "a-t-on appris mardi auprès de la préfecture": only so does it tell who said it."""
        return any(
            self.tokens[place].low == "appris" for place in range(max(0, at - _LEARNED_WITHIN), at)
        )

    def _names_no_source(self, at: int, last: int) -> bool:
        """ "selon les cas", "according to plan"."""
        low = self.low(at, 0, last)
        if low in self.language.determiners and low not in self.language.not_sources:
            low = self.low(at + 1, 0, last)
        return low in self.language.not_sources

    def _pour(self, at: int, last: int) -> FoundCue | None:
        """Only at the beginning of a clause, before somebody who can speak, and with a comma."""
        if self.language.code != "fr" or self.tokens[at].low != "pour" or not self._opens(at):
            return None
        place = at + 1
        if self.low(place, at, last) in ("le", "la", "l'", "les", "un", "une", "ce", "cette"):
            place += 1
        if self.low(place, at, last) in _THEY and self.low(place + 1, at, last) == ",":
            return self.found(at, at + 1, "pour", "saying", "preposition")
        if not self._can_speak(place, last):
            return None
        for end in range(place + 1, min(last, place + _LONGEST_PERSON)):
            token = self.tokens[end]
            if token.text == ",":
                return self.found(at, at + 1, "pour", "saying", "preposition")
            if token.low in self.language.auxiliaries or token.sort is Sort.QUOTED:
                break
        return None

    def _can_speak(self, at: int, last: int) -> bool:
        low = self.low(at, 0, last)
        return (
            low in self.language.people
            or low.removesuffix("s") in self.language.people
            or low in self.language.titles
            or low in self.language.organisations
            or (self.is_capital(at, last) and self.is_capital(at + 1, last))
        )

    def _opens(self, at: int) -> bool:
        if at == 0:
            return True
        before = self.tokens[at - 1]
        return before.text in ".!?,:" or before.sort is Sort.QUOTED or before.low in ("et", "mais")
