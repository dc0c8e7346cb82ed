"""Where a statement was made in public: "a écrit sur Twitter", "said on her Facebook page"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.detection.attribution.circumstances import Circumstances
from factcheck.detection.attribution.mentions import Mention
from factcheck.detection.attribution.phrases import Phrases
from factcheck.detection.languages import Language
from factcheck.detection.tokens import Token

_WITHIN = 9


@dataclass(frozen=True, slots=True)
class Platforms:
    """Finds the platform in the tokens of one block."""

    tokens: Sequence[Token]
    language: Language
    phrases: Phrases
    circumstances: Circumstances

    def behind(self, at: int, last: int) -> Mention | None:
        """The platform named right after a verb of saying or its author.

        Days and whom it was said to may stand between, but no other word: "a écrit un livre sur
        Facebook" is about it.
        """
        if found := self._on(at, last):
            return found
        at = self.circumstances.skip_moments(at, last)
        _recipient, at = self.circumstances.recipient(at, last)
        at = self.circumstances.skip_moments(at, last)
        if at < last and self.tokens[at].text == ",":
            at += 1
        return self._on(at, last)

    def opening(self, first: int, last: int) -> Mention | None:
        """The platform that a sentence begins with: "Sur Twitter, il a écrit"."""
        found = self._on(first, last)
        closed = found is not None and found.last < last and self.tokens[found.last].text == ","
        return found if closed else None

    def _on(self, at: int, last: int) -> Mention | None:
        if at >= last or self.tokens[at].low not in self.language.channel_prepositions:
            return None
        for place in range(at + 1, min(last, at + _WITHIN)):
            token = self.tokens[place]
            if token.capital and token.low in self.language.platforms:
                return self.phrases.body(place, place + 1) if self._is_on(at, place) else None
            if not self._leads(token):
                return None
        return None

    def _is_on(self, at: int, place: int) -> bool:
        prepositions = self.language.platform_prepositions
        return any(self.tokens[n].low in prepositions for n in range(at, place))

    def _leads(self, token: Token) -> bool:
        """A word between the preposition and the platform: "sur son compte officiel"."""
        language = self.language
        return (
            token.low in language.accounts
            or token.low in language.determiners
            or token.low in language.channels
            or token.low in language.channel_prepositions
        )
