"""The subject that ends at a place, back to the border of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.detection.attribution.mentions import Mention
from factcheck.detection.attribution.phrases import Phrases
from factcheck.detection.languages import Language
from factcheck.detection.tokens import Sort, Token

_FARTHEST = 60
_LONGEST_PHRASE = 14
_LONGEST_STRING = 5
_BORDERS = frozenset(";:()[]—–…!?")


@dataclass(frozen=True, slots=True)
class Clauses:
    text: str
    tokens: Sequence[Token]
    language: Language
    phrases: Phrases

    def ending_at(self, end: int, left: int) -> list[Mention]:
        """The subject that ends right before `end`, with what is joined to it by "and"."""
        start = end
        while start > left and end - start < _FARTHEST and not self._is_border(start - 1, end):
            start -= 1
        mention = self.phrases.mention(start, end)
        if mention is None:
            return []
        joined = self._joined(mention, start, left)
        if (
            joined
            and mention.kind == "role"
            and mention.first == start
            and (self.language.code == "fr")
        ):
            # "la chanteuse et comédienne": one person, for the second noun has no article.
            return joined
        return [*joined, mention]

    def _is_border(self, at: int, end: int) -> bool:
        """Does a clause begin after this token?"""
        token, language = self.tokens[at], self.language
        if token.sort is Sort.QUOTED:
            return not self._names_something(at)
        if token.text == "," or token.text in _BORDERS:
            return True
        if token.text == "." and at and len(self.tokens[at - 1].text) > 3:
            return True
        if token.low in language.joiners:
            # "d’incendie et de secours": both belong to the noun before.
            goes_on = at + 1 < end and self.tokens[at + 1].low in language.complements
            return not goes_on and not self.phrases.joins_name(at, end)
        return token.low in language.conjunctions or (
            token.low in language.auxiliaries and token.low != "to"
        )

    def _names_something(self, at: int) -> bool:
        """ "le collectif « Sauvons l’étang » a déclaré": the string belongs to the noun before."""
        if at == 0 or len(self.tokens[at].text.split()) > _LONGEST_STRING:
            return False
        if self.tokens[at - 1].low in self.language.complements:
            return True
        return not self.tokens[at - 1].capital and self.phrases.sort_of(at - 1) is not None

    def _joined(self, mention: Mention, start: int, left: int) -> list[Mention]:
        """ "Libération et Zataz ont révélé": what stands before "et" when it is somebody too."""
        at = start - 1
        if (
            mention.kind == "other"
            or at <= left
            or (self.tokens[at].low not in self.language.joiners)
        ):
            return []
        if mention.kind in ("name", "document") and (named := self.name_ending(at, left)):
            return [named]
        begin = at
        while begin > left and at - begin < _LONGEST_PHRASE and not self._is_border(begin - 1, at):
            begin -= 1
        other = self.phrases.mention(begin, at)
        return [other] if other and other.last == at and other.kind != "other" else []

    def name_ending(self, end: int, left: int) -> Mention | None:
        """A name right before this token that no article or preposition ties to another noun."""
        start = end
        while start > left and self.phrases.is_name(start - 1):
            start -= 1
        tied = self.language.determiners | self.language.complements | self.language.titles
        if start == end or (start > left and self.tokens[start - 1].low in tied):
            return None
        return self.phrases.mention(start, end)
