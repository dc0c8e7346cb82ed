"""Looking around in the tokens of one block: what the finders of cues have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.detection.cues import Cue, Form, Strength
from factcheck.detection.languages import Language
from factcheck.detection.tokens import Sort, Token

# Adverbs between an auxiliary and its verb, and tokens before a complement.
_MOST_ADVERBS = 4
_COMPLEMENT_WITHIN = 8
_LONGEST_GROUP = 6


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue and its tokens: [first, last) is the whole verb group, auxiliary and all.

    `pronoun` is the token that carries an inverted subject ("a-t-il"), else None.
    """

    cue: Cue
    first: int
    last: int
    pronoun: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a block; `first` and `last` bound a sentence, as everywhere here."""

    text: str
    tokens: Sequence[Token]
    language: Language

    def low(self, at: int, first: int, last: int) -> str:
        """The word at a place in plain lower case, "" outside the sentence."""
        return self.tokens[at].low if first <= at < last else ""

    def is_capital(self, at: int, last: int) -> bool:
        return at < last and self.tokens[at].capital

    def is_quoted(self, at: int, last: int) -> bool:
        return 0 <= at < last and self.tokens[at].sort is Sort.QUOTED

    def has_complement(self, at: int, last: int) -> bool:
        """Does "que", a colon or a quotation follow within a few words?"""
        for place in range(at, min(last, at + _COMPLEMENT_WITHIN)):
            token = self.tokens[place]
            if token.sort is Sort.QUOTED or token.text == ":" or token.low in self.language.links:
                return True
            if token.text in ";.":
                return False
        return False

    def skip_left(self, at: int, first: int) -> int:
        """The nearest token from here to the left that is no adverb."""
        for _step in range(_MOST_ADVERBS):
            length = self._adverbial_ending(at, first)
            if length == 0:
                break
            at -= length
        return at

    def skip_right(self, at: int, last: int) -> int:
        """The nearest token from here to the right that is no adverb, or `last`."""
        for _step in range(_MOST_ADVERBS):
            length = self._adverbial_beginning(at, last)
            if length == 0:
                break
            at += length
        return at

    def before(self, at: int, first: int) -> str:
        """The last word before this one that is no adverb."""
        place = self.skip_left(at - 1, first)
        return self.tokens[place].low if place >= first else ""

    def _adverbial_ending(self, at: int, first: int) -> int:
        """How many tokens the adverb or adverbial that ends here has; 0 when there is none."""
        if at < first:
            return 0
        low = self.tokens[at].low
        for words in self.language.adverbials_by_last.get(low, ()):
            if at + 1 - len(words) >= first and self._spells(at + 1 - len(words), words):
                return len(words)
        return int(low in self.language.adverbs)

    def _adverbial_beginning(self, at: int, last: int) -> int:
        if at >= last:
            return 0
        low = self.tokens[at].low
        for words in self.language.adverbials_by_first.get(low, ()):
            if at + len(words) <= last and self._spells(at, words):
                return len(words)
        return int(low in self.language.adverbs)

    def _spells(self, at: int, words: Sequence[str]) -> bool:
        end = at + len(words)
        return end <= len(self.tokens) and all(
            self.tokens[at + n].low == word for n, word in enumerate(words)
        )

    def group_start(self, at: int, first: int) -> int:
        """The first token of the verb group: auxiliaries, negations and clitics before the verb."""
        language = self.language
        for _step in range(_LONGEST_GROUP):
            before = self.low(at - 1, first, at)
            leads = before in language.auxiliaries or before in language.clitics
            if before in language.adverbs:
                word = self.before(at, first)
                leads = word in language.auxiliaries or word in language.clitics
            if not leads and before not in language.willing:
                break
            at -= 1
        return at

    def without_clitics(self, start: int, at: int) -> int:
        """Where the words of a cue begin: after the clitics of its group, but for "s’est"."""
        while start < at and self.tokens[start].low in self.language.clitics:
            reflexive = self.tokens[start].low in ("s'", "se")
            if reflexive and self.tokens[start + 1].low in self.language.be:
                break
            start += 1
        return start

    def is_negated(self, first: int, last: int) -> bool:
        return any(
            self.tokens[at].low in self.language.negations
            for at in range(first, min(last, len(self.tokens)))
        )

    def found(
        self,
        first: int,
        last: int,
        lemma: str,
        strength: Strength,
        form: Form,
        *,
        group: int | None = None,
        pronoun: int | None = None,
        negated: bool = False,
        impersonal: bool = False,
    ) -> FoundCue:
        """A cue of the tokens [first, last); its verb group begins at `group`."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        cue = Cue(
            start,
            end,
            self.text[start:end],
            lemma,
            strength,
            form,
            negated=negated,
            impersonal=impersonal,
        )
        begins = first if group is None else min(group, first)
        return FoundCue(cue, begins, last, pronoun)
