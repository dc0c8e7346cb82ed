"""Which words negate, in French with what becomes of "ne"."""

from __future__ import annotations

from collections.abc import Set

from factcheck.quotecheck.meaning_words import MeaningWords, word_set
from factcheck.quotecheck.words import Words

# How far "pas" may stand behind its "ne", and "personne" before it.
BEHIND = 6
BEFORE = 3
# "avant qu'il ne parte", "je crains qu'il ne vienne": this "ne" negates nothing.
_EXPLETIVE = word_set("avant moins peur crainte crains craint craignait empêcher")
TRIGGER = 5

_SAME_BREATH = frozenset(" \n\t\u00a0\u202f'’-")


class Negation:
    """One side of a comparison. `kept` are its words that the other side has too."""

    def __init__(self, words: Words, kept: Set[int], table: MeaningWords) -> None:
        self._words, self._kept, self._table = words, kept, table

    def within(self, first: int, last: int) -> bool:
        return any(map(self.negates, range(first, last)))

    def negates(self, word: int) -> bool:
        """Does this word negate, on its own or for want of the "pas" that would?"""
        keys, table = self._words.keys, self._table
        if keys[word] in table.negations or keys[word].endswith("n't"):
            return tuple(keys[word : word + 2]) not in table.affirmed
        if keys[word] in table.particles:
            return not (self._expletive(word) or self._still_negated(word))
        behind = keys[max(0, word - BEHIND) : word]
        return keys[word] in table.weak and not table.particles.isdisjoint(behind)

    def touches(self, first: int, last: int) -> bool:
        """Does a stretch begin or end with a negation of the word beside it?"""
        opens = self.joined(first - 1) and self.negates(first)
        return opens or (self.joined(last - 1) and self.negates(last - 1))

    def joined(self, word: int) -> bool:
        """Do this word and the next stand in one breath, with no punctuation between them?"""
        if not 0 <= word < len(self._words.keys) - 1:
            return False
        return _SAME_BREATH.issuperset(self._words.between(word, word + 1))

    def _still_negated(self, particle: int) -> bool:
        """Speech drops "ne" and keeps "pas": nothing changes. With "plus" everything does."""
        near = range(max(0, particle - BEFORE), particle + BEHIND + 1)
        return any(
            word in self._kept and self._words.keys[word] in self._table.negations for word in near
        )

    def _expletive(self, particle: int) -> bool:
        return not _EXPLETIVE.isdisjoint(self._words.keys[max(0, particle - TRIGGER) : particle])
