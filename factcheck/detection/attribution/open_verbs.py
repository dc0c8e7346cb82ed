"""Verbs of saying that no table knows: right after a quotation nearly any verb is one."""

from __future__ import annotations

from factcheck.detection.attribution.words import FoundCue, Words
from factcheck.detection.tables import words
from factcheck.detection.tokens import Sort

_PARTICIPLES = ("é", "ée", "és", "ées", "i", "u", "is", "it")
_PRESENTS = ("e", "ent", "it", "t", "d")
_CLITICS = words("s' se lui leur m' t' l' ne n'")
_SUBJECTS = words("""
    des l' la le les sa son un une
""")


class OpenVerbs(Words):
    """«…», a tranché le maire · “…,” Smith quipped."""

    def at(self, at: int, first: int, last: int) -> FoundCue | None:
        """The verb at this place, if a quotation stands right before it or before its subject."""
        token = self.tokens[at]
        if token.capital:
            return None
        if self.language.code == "fr":
            return self._french(at, first, last)
        return self._english(at, first, last)

    def _french(self, at: int, first: int, last: int) -> FoundCue | None:
        place = at - 1
        while place > first and self.tokens[place].low in _CLITICS:
            place -= 1
        if not self._quoted_before(place, first):
            return None
        low = self.tokens[at].low
        if low in self.language.have:
            place = self.skip_right(at + 1, last)
            word = self.low(place, at, last)
            if word in self.language.verbs:
                return None
            if (
                word.endswith(_PARTICIPLES)
                and word not in self.language.be
                and (self._subject_at(place + 1, last))
            ):
                return self.found(at, place + 1, word, "saying", "verb")
        elif low.endswith(_PRESENTS) and self._subject_at(at + 1, last) and self._may_be_verb(low):
            begin = at - 1 if self.low(at - 1, first, last) in ("s'", "se") else at
            return self.found(begin, at + 1, low, "saying", "verb", group=place + 1)
        return None

    def _may_be_verb(self, low: str) -> bool:
        language = self.language
        return not any(
            low in table
            for table in (
                language.determiners, language.people, language.organisations, language.documents, language.conjunctions, language.complements, language.be,
                language.adverbs, language.auxiliaries, language.relatives, language.closing,
            )
        )  # fmt: skip

    def _subject_at(self, at: int, last: int) -> bool:
        """A name, or an article before somebody who can speak."""
        if at >= last:
            return False
        token = self.tokens[at]
        if token.capital and token.low not in self.language.not_names:
            return True
        following = self.low(at + 1, at, last)
        return token.low in _SUBJECTS and (
            following in self.language.people or self.is_capital(at + 1, last)
        )

    def _english(self, at: int, first: int, last: int) -> FoundCue | None:
        low = self.tokens[at].low
        if not low.endswith("ed") or not self._ends_clause(at + 1, last):
            return None
        subject = at - 1
        while subject > first and at - subject < 3 and self.tokens[subject].capital:
            subject -= 1
        named = subject < at - 1 or self.tokens[at - 1].low in ("he", "she", "they")
        place = subject if subject < at - 1 else at - 2
        if named and self._quoted_before(place, first):
            return self.found(at, at + 1, low, "saying", "verb")
        return None

    def _ends_clause(self, at: int, last: int) -> bool:
        return at >= last or self.tokens[at].text in ",.:;"

    def _quoted_before(self, at: int, first: int) -> bool:
        """A quotation with a comma behind it, or one that no other words lead to."""
        paused = at >= first and self.tokens[at].text in (",", "–", "—")
        at -= paused
        if at < 0 or self.tokens[at].sort is not Sort.QUOTED:
            return False
        return paused or at <= first or not self.tokens[at - 1].is_word
