"""Which words beside a noun belong to it: where a noun phrase ends."""

from __future__ import annotations

from factcheck.detection.attribution.names import Names
from factcheck.detection.tokens import Sort

_MOST_AFTER = 9


class Tails(Names):
    """Finds the borders of a noun phrase."""

    def tail_end(self, head: int, last: int) -> int:
        """Where the words that belong to a head end; English ones begin with a preposition."""
        end = head + 1
        english = self.language.code == "en"
        if english and (end >= last or self.tokens[end].low not in self.language.complements):
            return end
        while end < last and end - head < _MOST_AFTER and not self._ends_phrase(end):
            end += 1
        if (
            end < last
            and end - head > 1
            and self._begins_phrase(end)
            and (self.tokens[end - 2].low not in self.language.complements)
        ):
            # "le vieil homme range | ses outils": the word before an article is the verb.
            end -= 1
        while end > head + 1 and self._dangles(end - 1):
            end -= 1
        return end

    def modifies(self, at: int) -> bool:
        token, language = self.tokens[at], self.language
        return token.sort in (Sort.WORD, Sort.NUMBER) and not any(
            token.low in table
            for table in (
                language.determiners, language.complements, language.conjunctions,
                language.joiners, language.moments, language.verbs, language.adverbs,
            )
        )  # fmt: skip

    def _ends_phrase(self, at: int) -> bool:
        token, language = self.tokens[at], self.language
        if token.text in ("-", "'", "’", "&"):
            return False
        if token.low in language.joiners and at + 1 < len(self.tokens):
            # "d’incendie | et de secours": a second complement.
            return self.tokens[at + 1].low not in language.complements
        return (
            token.sort is Sort.SIGN
            or token.low in language.conjunctions
            or (token.low in language.moments and not token.capital)
            or token.low in language.auxiliaries
            or token.low in language.closing
            or token.low in ("s'", "se")
            or self._begins_phrase(at)
            or self._is_channel(at)
        )

    def _is_channel(self, at: int) -> bool:
        """ "l’entraîneur | en conférence de presse": where it is said is no part of the name."""
        language = self.language
        if self.tokens[at].low not in language.channel_prepositions:
            return False
        following = [token.low for token in self.tokens[at + 1 : at + 3]]
        if following and following[0] in language.determiners:
            return following[-1] in language.accounts
        return bool(following) and (
            following[0] in language.channels
            or following[0] in language.platforms
            or following[0] in language.outlet_names
        )

    def _begins_phrase(self, at: int) -> bool:
        """ "l’auteur | quelques instants plus tard": an article that no preposition leads to."""
        language = self.language
        low, before = self.tokens[at].low, self.tokens[at - 1].low
        return (
            low in language.determiners
            and low not in language.complements
            and before not in language.complements
            and before not in language.determiners
        )

    def _dangles(self, at: int) -> bool:
        low, language = self.tokens[at].low, self.language
        return (
            low in language.complements
            or low in language.determiners
            or low in language.joiners
            or low in language.adverbs
        )
