"""What may stand between a verb of saying and its subject: a day, whom it was said to, and where.

"a déclaré mardi à l’AFP, dans un communiqué, le porte-parole …"
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.detection.attribution.mentions import Mention
from factcheck.detection.attribution.phrases import Phrases
from factcheck.detection.languages import Language
from factcheck.detection.tables import words
from factcheck.detection.tokens import Sort, Token

_ROUNDS = 4
_RECIPIENT_WITHIN = 5
_INSERTION_WITHIN = 8
_CHANNEL_WITHIN = 5
_TO = frozenset({"à", "au", "aux", "to"})
_TELLING = words("told tell tells telling")
_CHANNEL_TAIL = words("""
    commun commune de officiel presse publié écrit
""")


@dataclass(frozen=True, slots=True)
class Circumstances:
    text: str
    tokens: Sequence[Token]
    language: Language
    phrases: Phrases

    def skip(self, at: int, last: int) -> int:
        """The first token from here that is none of these."""
        for _round in range(_ROUNDS):
            begin = at
            at = self.skip_moments(at, last)
            if not self._lost_preposition(at, last):
                _recipient, at = self.recipient(at, last)
            at = self._skip_channel(at, last)
            at = self._skip_insertion(at, last)
            if at == begin:
                break
        return at

    def skip_moments(self, at: int, last: int) -> int:
        """Over adverbs, days and numbers of days."""
        while at < last:
            length = self._adverbial(at, last) or int(self._is_moment(at))
            if not length:
                break
            at += length
        return at

    def _adverbial(self, at: int, last: int) -> int:
        """ "pour sa part", "par exemple": how many tokens it has, 0 where none begins."""
        for phrase in self.language.adverbials_by_first.get(self.tokens[at].low, ()):
            end = at + len(phrase)
            if end <= last and all(self.tokens[at + n].low == low for n, low in enumerate(phrase)):
                return len(phrase)
        return 0

    def recipient(self, at: int, last: int) -> tuple[Mention | None, int]:
        """Whom it was said to ("à l’AFP", "told Reuters"), and the token after.

        Only an outlet is a mention; others ("à la presse") are passed over.
        """
        begin = self._after_to(at, last)
        if begin is None:
            return None, at
        end = begin
        while end < last and end - begin < _RECIPIENT_WITHIN and self._is_recipient_word(end):
            end += 1
            if self._is_outlet(end - 1) and end < last and not self._goes_on(end):
                break
        runs = self.phrases.name_runs(begin, end)
        if not runs or runs[0][0] - begin > 1:
            return None, end
        if not any(self._is_outlet(place) for place in range(begin, end)):
            return None, self._behind_unknown(at, *runs[0], last)
        a, b = runs[-1]
        if not any(self._is_outlet(place) for place in range(begin, b)):
            return None, at
        start, stop = self.tokens[a].start, self.tokens[b - 1].end
        return Mention(a, b, start, stop, self.text[start:stop], "organization"), b

    def _after_to(self, at: int, last: int) -> int | None:
        """Where the recipient begins: after "à" and an article, or right after "told"."""
        if at >= last:
            return None
        token = self.tokens[at]
        if token.low in _TO:
            at += 1
        elif token.low == "auprès" and at + 1 < last:
            at += 2
        elif not (
            self._told(at) if self.language.code == "en" else self._lost_preposition(at, last)
        ):
            return None
        if at < last and self.tokens[at].low in self.language.determiners:
            at += 1
        return at

    def _told(self, at: int) -> bool:
        return at > 0 and self.tokens[at - 1].low in _TELLING

    def _lost_preposition(self, at: int, last: int) -> bool:
        """ "a raconté AFP": as machine translation leaves it."""
        text = self.tokens[at].text if at < last else ""
        return len(text) > 1 and text.isupper()

    def _is_recipient_word(self, at: int) -> bool:
        low = self.tokens[at].low
        return (
            self.phrases.is_name(at, inside=True)
            or low in self.language.recipients
            or low in self.language.outlets
        )

    def _is_outlet(self, at: int) -> bool:
        token = self.tokens[at]
        acronym = token.text.isupper() and len(token.text) > 1
        return acronym or token.low in self.language.outlets

    def _behind_unknown(self, at: int, first: int, end: int, last: int) -> int:
        """ "sur Télé Vallée Paul Irigoyen", "à Télé Vallée le comédien": where the subject begins."""
        if end - first > 2:
            return end - 2
        following = self.tokens[end].low if end < last else ""
        return end if following in self.language.definite else at

    def _goes_on(self, at: int) -> bool:
        """ "France Bleu", "Le Monde": a second word of the outlet's name, not of a person's."""
        return self.tokens[at].low in self.language.outlets

    def _is_moment(self, at: int) -> bool:
        token = self.tokens[at]
        return (
            token.low in self.language.adverbs
            or token.sort is Sort.NUMBER
            or (token.low in self.language.moments and not token.capital)
        )

    def _skip_channel(self, at: int, last: int) -> int:
        """ "dans un communiqué", "sur Twitter", "in a statement"."""
        if at >= last or self.tokens[at].low not in self.language.channel_prepositions:
            return at
        runs = self.phrases.name_runs(at + 1, min(last, at + _CHANNEL_WITHIN + 1))
        if runs and runs[0][0] == at + 1 and self.language.code == "fr":
            a, b = runs[0]
            if self._is_outlet(a):
                return a + 1
            return self._behind_unknown(at, a, b, last)
        for place in range(at + 1, min(last, at + _CHANNEL_WITHIN)):
            low = self.tokens[place].low
            if low in self.language.channels or low in self.language.platforms:
                end = place + 1
                while end < last and self.tokens[end].low in _CHANNEL_TAIL:
                    end += 1
                return end
        return at

    def _skip_insertion(self, at: int, last: int) -> int:
        """ "a expliqué, vendredi au Parisien, Philippe …": a pair of commas before the subject."""
        if at >= last or self.tokens[at].text != ",":
            return at
        for place in range(at + 2, min(last - 1, at + _INSERTION_WITHIN)):
            if self.tokens[place].text == ",":
                following = self.tokens[place + 1]
                begins = following.capital or following.low in self.language.determiners
                return place + 1 if begins else at
        return at
