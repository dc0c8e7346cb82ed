"""Whom a sentence begins with, and what that is: a person, a body, a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.detection.attribution.mentions import Mention
from factcheck.detection.attribution.phrases import Phrases
from factcheck.detection.languages import Language
from factcheck.detection.tables import words
from factcheck.detection.tokens import Sort, Token

_LONGEST_SUBJECT = 12
# Reflexives and negations: a French verb follows.
_BEFORE_VERB = words("s' se ne n'")
_IRREGULAR_PASTS = words("""
    ate beat became began bought broke brought built came caught chose cut drew drove fell felt
    flew fought found gave got grew held hit hurt kept knew led left let lost made meant met paid
    put quit ran rang read rose said sat saw sent set shook shot shut sold spent spoke spread
    stole stood struck swam swore taught thought threw told took went woke won wore wrote
""")
_MOST_LEADS = 2
_LONGEST_LEAD = 16
_PARTICIPLES = ("é", "ée", "és", "ées", "ant", "ed", "ing")
_GOVERNING = words("avec by dans par to with")


@dataclass(frozen=True, slots=True)
class Openings:
    text: str
    tokens: Sequence[Token]
    language: Language
    phrases: Phrases

    def of_sentence(self, first: int, before: int) -> Mention | None:
        """Whom a sentence begins with, behind what leads in up to a comma; None if in doubt."""
        for _part in range(_MOST_LEADS):
            if not self._leads_in(first, before):
                break
            comma = self._next_comma(first, before)
            if comma is None:
                return None
            first = comma + 1
        return self._beginning(first, before)

    def document(self, first: int, before: int) -> Mention | None:
        """ "Une étude publiée lundi dans la revue … montre": the sentence begins with a document."""
        end = first
        if first < before and self._leads_in(first, before):
            return None
        while end < before and end - first < _LONGEST_SUBJECT:
            if self.tokens[end].low in self.language.closing:
                mention = self.phrases.mention(first, end)
                return mention if mention and mention.kind == "document" else None
            if (
                self.tokens[end].sort is Sort.SIGN
                or self.tokens[end].low in self.language.auxiliaries
            ):
                return None
            end += 1
        return None

    def quoted(self, at: int, first: int) -> Mention | None:
        """ "Xinhua quoted Jane Roe as saying": whom somebody else quotes."""
        if at - 2 <= first or self.tokens[at - 1].low != "as":
            return None
        for place in range(at - 2, max(first, at - _LONGEST_SUBJECT), -1):
            if self.tokens[place].low in ("quoted", "quotes", "cited"):
                return self.phrases.mention(place + 1, at - 1) if place < at - 2 else None
        return None

    def _leads_in(self, first: int, before: int) -> bool:
        """ "À l’arrivée,", "Appelée à la barre,", "En désespoir de cause,"."""
        if first + 1 >= before:
            return False
        token, following = self.tokens[first], self.tokens[first + 1]
        return (
            token.low in self.language.complements
            or token.low in self.language.conjunctions
            or token.low in self.language.adverbs
            or (token.low.endswith(_PARTICIPLES) and self._is_governing(first + 1))
            or (following.text == "," and token.low in self.language.moments)
        )

    def _next_comma(self, first: int, before: int) -> int | None:
        for place in range(first, min(before - 1, first + _LONGEST_LEAD)):
            if self.tokens[place].text == ",":
                return place
        return None

    def _beginning(self, first: int, before: int) -> Mention | None:
        end = first
        while (
            end < before and end - first < _LONGEST_SUBJECT and not self._ends_subject(end, first)
        ):
            end += 1
        if end == first:
            leads = first < before and self.tokens[first].low in self.language.subject_pronouns
            return self.phrases.pronoun(first) if leads else None
        mention = self.phrases.mention(first, end)
        if mention is None or mention.kind in ("other", "document"):
            return None
        mention = self.phrases.named_behind(mention, before)
        lone = mention.kind == "name" and mention.first == first == mention.last - 1
        if lone and (mention.last >= before or self._is_governing(mention.last)):
            # "Conduire avec …", "Placé en …", "SCIENCES.": a capital that begins is no name.
            return None
        return mention

    def _ends_subject(self, at: int, first: int) -> bool:
        token, language = self.tokens[at], self.language
        if token.low in language.auxiliaries or (token.sort is Sort.SIGN and token.text != "."):
            return True
        if token.low in language.subject_pronouns or token.low in _BEFORE_VERB:
            return True
        if at == first or token.capital:
            return False
        past = language.code == "en" and (token.low.endswith("ed") or token.low in _IRREGULAR_PASTS)
        return past or token.low in language.verbs or token.low in language.relatives

    def _is_governing(self, at: int) -> bool:
        low = self.tokens[at].low
        return low in self.language.complements or low in _GOVERNING
