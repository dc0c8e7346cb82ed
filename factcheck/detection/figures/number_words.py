"""Numbers in words: "cent trente-sept", "a hundred and fifty"."""

from __future__ import annotations

from factcheck.detection.figures.view import View
from factcheck.detection.tables import NumberTable


class _Sum:
    """Adds words up as long as each still fits: tens leave room for ones, thousands for all."""

    def __init__(self, table: NumberTable) -> None:
        self.table = table
        self.thousands = 0
        self.below = 0

    @property
    def value(self) -> int:
        return self.thousands + self.below

    def take(self, word: str) -> bool:
        if word in self.table.small:
            return self._small(self.table.small[word])
        if word in self.table.hundred:
            return self._hundred(word)
        if word in self.table.thousand:
            return self._thousand(word)
        return False

    def _small(self, number: int) -> bool:
        under = self.below % 100
        fits = under == 0
        if number < 20 and under in self.table.long_tens:
            fits = True
        elif under == 10 and 7 <= number <= 9 and self.table.long_tens:
            # "dix-sept", "soixante-dix-huit".
            fits = True
        elif number < 10:
            fits = fits or (under >= 20 and under % 10 == 0)
        elif number == 20 and under == 4 and self.table.long_tens:
            # "quatre-vingt": four twenties.
            self.below += 76
            return True
        if fits:
            self.below += number
        return fits

    def _hundred(self, word: str) -> bool:
        if self.below == 0 and word in self.table.alone:
            self.below = 100
            return True
        if not 1 <= self.below < 20:
            return False
        self.below *= 100
        return True

    def _thousand(self, word: str) -> bool:
        if self.thousands or (self.below == 0 and word not in self.table.alone):
            return False
        self.thousands = (self.below or 1) * 1000
        self.below = 0
        return True


def spelled(view: View, at: int) -> tuple[int, int] | None:
    """The number whose words begin here, with the place behind it."""
    table = view.lexicon.numbers
    total = _Sum(table)
    key = view.key(at)
    if key in table.small or key in table.alone:
        if not total.take(key):
            return None
    elif key in table.one and view.key(at + 1) in table.hundred | table.thousand:
        total.below = 1
    else:
        return None
    end = at + 1
    while True:
        following = _next_word(view, end, total)
        if following is None:
            return total.value, end
        end = following


def _next_word(view: View, at: int, total: _Sum) -> int | None:
    """Take the next word of the number; the place behind it, None when there is none."""
    key = view.key(at)
    if view.hyphen(at):
        at += 1
        key = view.key(at)
    if key == total.table.joiner:
        return _joined(view, at, total)
    return at + 1 if total.take(key) else None


def _joined(view: View, at: int, total: _Sum) -> int | None:
    following = at + 2 if view.hyphen(at + 1) else at + 1
    key = view.key(following)
    if view.lexicon.language == "fr":
        fits = key in ("un", "une", "onze") and total.below % 100 >= 20
    else:
        fits = total.value >= 100 and total.below % 100 == 0 and key in total.table.small
    return following + 1 if fits and total.take(key) else None
