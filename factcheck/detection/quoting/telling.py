"""Telling quotations from titles, names, charges, terms and scare quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.detection.attribution.passages import Passage, Sentence
from factcheck.detection.languages import Language
from factcheck.detection.quoting.credits import Credit
from factcheck.detection.quoting.marks import Quoted
from factcheck.detection.tokens import Token

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_STOPS = (".", "!", "?", "…")
_CALLS = ("!", "?")
# A string of so many words is a quotation even if nobody is credited with it.
_ENOUGH_WORDS = 6
_MANY_WORDS = 4
_SOME_WORDS = 3
# A string that comes again and has no more words than this is a name: "Plus belle la vie".
_LONGEST_NAME = 5
_LONG_WORD = 4
_INFINITIVES = ("er", "ir", "re")


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """A quoted string as token `at` of a sentence, who is credited, and whether a speaker goes on.

    `inside` are its words without the marks and the white space beside them.
    """

    passage: Passage
    sentence: Sentence
    at: int
    inside: str
    credit: Credit
    carried: bool

    @property
    def words(self) -> list[str]:
        return _WORD.findall(self.inside)

    @property
    def before(self) -> Token | None:
        return self.passage.tokens[self.at - 1] if self.at else None

    @property
    def after_colon(self) -> bool:
        return self.before is not None and self.before.text == ":"

    @property
    def is_sentence(self) -> bool:
        return self.inside.endswith((*_STOPS, ","))


class Telling:
    """Decides string by string; `quoted` are all quoted strings of the text."""

    def __init__(self, text: str, language: Language, quoted: Iterable[Quoted]) -> None:
        self._language = language
        self._times = Counter(_key(text[one.inner : one.outer]) for one in quoted)

    def is_quotation(self, place: QuotedPlace) -> bool:
        words = len(place.words)
        if words == 0 or self._is_name(place, words):
            return False
        if place.after_colon and words >= _SOME_WORDS:
            return True
        if place.credit.position != "before" and self._is_reason(place):
            return False
        if place.credit.closeness == "beside":
            return self._is_said(place, words)
        if place.carried and place.inside.endswith(_STOPS):
            return True
        if self._is_alone(place):
            return words >= _SOME_WORDS
        if place.credit.closeness == "sentence":
            return self._is_part(place, words)
        helped = place.before is not None and place.before.low in self._language.have
        some = place.carried or (helped and place.inside[0].islower())
        return words >= (_SOME_WORDS if some else _ENOUGH_WORDS) or (
            words >= _MANY_WORDS and place.is_sentence
        )

    def _is_alone(self, place: QuotedPlace) -> bool:
        """A sentence of its own, or part of a headline that credits nobody."""
        headline = place.passage.block.zone == "headline" and place.credit.closeness == "none"
        return headline or place.sentence.last - place.sentence.first <= 2

    def _is_said(self, place: QuotedPlace, words: int) -> bool:
        """With words of attribution beside it: all but a single term of somebody's sentence."""
        if words > 1 or place.after_colon:
            return True
        if place.credit.position != "after":
            return place.credit.position != "before"
        return place.at == place.sentence.first or not (place.before and place.before.is_word)

    def _is_part(self, place: QuotedPlace, words: int) -> bool:
        """With words of attribution elsewhere in the sentence: a part of what was said, or a term?"""
        inside = place.inside
        french = self._language.code == "fr"
        if french and inside[0].isupper() and words <= _ENOUGH_WORDS and not place.is_sentence:
            return False
        determined = self._is_determined(place)
        if determined and place.at == place.sentence.first + 1 and place.credit.position == "after":
            # "Le « plan d’urgence » coûtera 3 milliards, selon la ministre."
            return False
        if self._is_reason(place):
            return False
        if words >= _SOME_WORDS:
            return True
        # "said the move was a “tactical change”", but not "selon le texte, les « petites entreprises »".
        return words == _SOME_WORDS - 1 and (not determined or self._is_reported(place))

    def _is_reported(self, place: QuotedPlace) -> bool:
        """Does the string stand in what a verb of saying before it reports?"""
        attribution = place.credit.attribution
        return (
            place.credit.position == "before"
            and attribution is not None
            and attribution.found.cue.strength == "saying"
            and attribution.found.cue.form != "preposition"
        )

    # Titles, names, charges

    def _is_name(self, place: QuotedPlace, words: int) -> bool:
        if self._is_introduced(place) or self._is_nickname(place) or self._is_charge(place):
            return not (place.is_sentence and self._is_spoken(place))
        if self._has_capitals(place, words):
            return not (place.is_sentence and self._is_spoken(place))
        again = self._times[_key(place.inside)] > 1 and words <= _LONGEST_NAME
        return (
            again
            and not place.is_sentence
            and (place.inside[0].isupper() or self._is_determined(place))
        )

    def _is_spoken(self, place: QuotedPlace) -> bool:
        attribution = place.credit.attribution
        stance = attribution is not None and attribution.found.cue.strength == "stance"
        return place.credit.closeness == "beside" and not stance

    def _is_introduced(self, place: QuotedPlace) -> bool:
        """ "le film « X »", "surnommé « X »", unless that word is the verb of saying itself."""
        before = place.before
        if before is None or not (
            before.low in self._language.naming_words or before.low in self._language.title_nouns
        ):
            return False
        attribution = place.credit.attribution
        cue = attribution.found.cue if attribution else None
        return cue is None or not cue.start <= before.start < cue.end

    def _is_nickname(self, place: QuotedPlace) -> bool:
        """ "Ramón « El Zorro » Duarte", "Bruno Costa, dit « le Boucher du port »"."""
        tokens, at, before = place.passage.tokens, place.at, place.before
        if before is None or at + 1 >= len(tokens):
            return False
        if before.capital and tokens[at + 1].capital and place.inside[0].isupper():
            return before.low not in self._language.not_names
        article = place.inside.split(maxsplit=1)[0].lower() in ("le", "la", "the")
        return before.low in ("dit", "dite") and article and at > 1 and tokens[at - 2].text == ","

    def _is_charge(self, place: QuotedPlace) -> bool:
        """ "coupable de « harcèlement moral »", "charged with “theft”"."""
        before = place.passage.tokens[max(0, place.at - 2) : place.at]
        return any(token.low in self._language.charges for token in before)

    def _has_capitals(self, place: QuotedPlace, words: int) -> bool:
        """Written as titles are: every long word with a capital, in English nearly every one."""
        sentence = place.is_sentence and (words >= _MANY_WORDS or place.carried)
        if sentence or place.inside.endswith(_CALLS):
            return False
        long = [word for word in place.words if len(word) >= _LONG_WORD]
        capitals = sum(word[0].isupper() for word in long)
        if self._language.code == "en":
            return words > 1 and bool(long) and capitals * 10 >= len(long) * 8
        return len(long) > 1 and capitals == len(long)

    def _is_reason(self, place: QuotedPlace) -> bool:
        """A charge: "poursuivi pour « homicide involontaire »", unlike "pour « apaiser … »"."""
        first = place.inside.split(maxsplit=1)[0]
        introduced = place.before is not None and place.before.low in ("pour", "for")
        article = first in self._language.determiners or "'" in first or "’" in first
        return introduced and first.islower() and not (article or first.endswith(_INFINITIVES))

    def _is_determined(self, place: QuotedPlace) -> bool:
        """ "le « nouveau modèle »": an article before it makes it a term."""
        return place.before is not None and place.before.low in self._language.determiners


def _key(inside: str) -> str:
    return inside.strip(" \u00a0\u202f.,").casefold()
