"""Makes one word of every number in a row of words."""

from __future__ import annotations

import re

from factcheck.quotecheck.number_words import CURRENCIES, NUMBER_WORDS, SIGNS, NumberWords
from factcheck.quotecheck.numbers import MARK, MILLION, key_of, spoken, written
from factcheck.quotecheck.words import Words

_TIME = re.compile("([0-9]{1,2})(?: ?h ?|:)([0-9]{2})")
# Shorter figures are below a million, and take no "de" before what is counted.
_SHORT = 7
# Words and signs that a number may begin with; digits besides.
_BEGINS = {
    language: frozenset(
        {
            *table.small, *table.one, *table.hundred, *table.magnitudes, *SIGNS, *CURRENCIES,
            table.percent[0],
        }
    )
    for language, table in NUMBER_WORDS.items()
}  # fmt: skip


def merge_numbers(words: Words, folded: str, language: str) -> Words:
    """The same words with one key for every way to say a number; may reuse the row given."""
    keys, begins = words.keys, _BEGINS[language]
    numbers = {key for key in set(keys) if key in begins or "0" <= key[0] <= "9"}
    at = [i for i, key in enumerate(keys) if key in numbers] if numbers else []
    return _Merging(words, folded, NUMBER_WORDS[language]).run(at) if at else words


def _figure(word: str, table: NumberWords) -> str:
    """The key of a short number or a time of day in digits; "" for any other word."""
    clock = _TIME.fullmatch(word)
    if clock:
        return f"{clock[1]}h{clock[2]}"
    value = written(word, table) if len(word) < _SHORT else None
    return "" if value is None else key_of(value)


class _Merging:
    """Copies a row of words, with every number made one word."""

    def __init__(self, words: Words, folded: str, table: NumberWords) -> None:
        self._words, self._folded, self._table = words, folded, table
        self._done = 0
        self._figures: dict[str, str] = {}
        self._out = Words(words.text, [], [], [], set())

    def run(self, at: list[int]) -> Words:
        for i in at:
            if i >= self._done:
                self._read(i)
        self._copy(len(self._words.keys))
        return self._out

    def _read(self, i: int) -> None:
        keys = self._words.keys
        if self._is_figure(i):
            return
        if keys[i] in SIGNS:
            self._emit(i, i + 1, SIGNS[keys[i]])
        elif tuple(keys[i : i + 2]) == self._table.percent:
            self._emit(i, i + 2, "%")
        elif keys[i] in CURRENCIES:
            self._amount(i)
        else:
            self._number(i)

    def _is_figure(self, i: int) -> bool:
        """Settle digits that nothing belongs to: by far the most numbers in most texts."""
        keys, table = self._words.keys, self._table
        word = keys[i]
        if word not in self._figures:
            self._figures[word] = _figure(word, table)
        alone = i + 1 == len(keys) or keys[i + 1] not in table.magnitudes
        if alone and self._figures[word]:
            keys[i] = self._figures[word]
            return True
        return False

    def _amount(self, i: int) -> None:
        """Set a sign that touches its number behind it: "$5" as "5 dollars" would stand."""
        keys = self._words.keys
        touches = i + 1 < len(keys) and self._gap(i) == ""
        money = written(keys[i + 1], self._table, money=True) if touches else None
        if money is not None:
            keys[i + 1] = key_of(money).removeprefix(MARK)
            self._number(i + 1, sign=i)

    def _number(self, i: int, sign: int | None = None) -> None:
        keys, table = self._words.keys, self._table
        found = spoken(keys, i, self._joined, table)
        if found is None:
            return
        end, value = found
        multiplies = keys[i] in table.hundred or keys[i] in table.magnitudes
        if multiplies and i > 0 and keys[i - 1] in table.article:
            self._copy(i)
            self._out.silent.add(len(self._out.keys) - 1)
        if sign is not None:
            self._copy(sign)
            self._done = i
        self._emit(i, end, key_of(value))
        if sign is not None:
            self._append(sign, sign + 1, keys[sign])
        if value >= MILLION and keys[end : end + 1] and keys[end] in table.of:
            self._copy(end + 1)
            self._out.silent.add(len(self._out.keys) - 1)

    def _joined(self, i: int) -> bool:
        return not self._gap(i).strip(" \n-")

    def _gap(self, i: int) -> str:
        return self._folded[self._words.ends[i] : self._words.starts[i + 1]]

    def _emit(self, first: int, last: int, key: str) -> None:
        self._copy(first)
        self._append(first, last, key)
        self._done = last

    def _append(self, first: int, last: int, key: str) -> None:
        self._out.keys.append(key)
        self._out.starts.append(self._words.starts[first])
        self._out.ends.append(self._words.ends[last - 1])

    def _copy(self, last: int) -> None:
        first, out, words = self._done, self._out, self._words
        out.keys += words.keys[first:last]
        out.starts += words.starts[first:last]
        out.ends += words.ends[first:last]
        self._done = max(first, last)
