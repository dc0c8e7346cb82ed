"""The author after the words of attribution: "…, a indiqué la police", "selon X", "“…,” said X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.detection.attribution.circumstances import Circumstances
from factcheck.detection.attribution.mentions import Mention
from factcheck.detection.attribution.phrases import Phrases
from factcheck.detection.attribution.words import FoundCue
from factcheck.detection.languages import Language
from factcheck.detection.tables import words
from factcheck.detection.tokens import Sort, Token

_LONGEST_PHRASE = 14
_LONGEST_OCCASION = 16
_WORDING_TAIL = 6
_NAME_AFTER_WORDING = 4
_OBJECT_PRONOUNS = words("""
    elles eux her him lui them
""")
_LETS_INVERT = words("""
    ainsi ce comme où qu' que
""")
_PLACES = words("à au aux chez dans auprès sur")
_PLACE_PHRASES = (
    ("auprès", "de"),
    ("auprès", "du"),
    ("auprès", "des"),
    ("au", "sein", "de"),
    ("au", "sein", "du"),
)
_NO_SUBJECT = words("""
    at in on that to
""")
_PAUSES = (",", "—", "–", "-", "!", "?", "…", ")")


@dataclass(frozen=True, slots=True)
class Inversions:
    text: str
    tokens: Sequence[Token]
    language: Language
    phrases: Phrases
    circumstances: Circumstances

    def after_preposition(self, one: FoundCue, last: int) -> list[Mention]:
        """Whom "selon" names; the name behind mere words ("selon les informations de X")."""
        found = self._with_name(self._phrase_after(one.last, last, bare=True), last)
        if len(found) != 1 or found[0].kind != "document":
            return found
        first = found[0].first
        if self.tokens[first].low not in self.language.wordings or first + 1 >= last:
            return found
        runs = self.phrases.name_runs(first + 1, min(last, found[0].last + _WORDING_TAIL))
        far = not runs or runs[0][0] - first > _NAME_AFTER_WORDING
        if far or self.tokens[first + 1].low not in self.language.complements:
            return found
        named = self.phrases.mention(*runs[0])
        return [named] if named else found

    def place_of(self, at: int, last: int) -> list[Mention]:
        """ "indique-t-on au parquet", "auprès de la préfecture", "dans le rapport": who says so."""
        at = self.circumstances.skip_moments(at, last)
        if at >= last or self.tokens[at].low not in _PLACES:
            return []
        at += len(next((p for p in _PLACE_PHRASES if self._spells(at, p)), ("",))) - 1
        mention = self._leading(at + 1, self._phrase_end(at + 1, last), bare=True)
        known = mention is not None and mention.kind not in ("other", "name", "pronoun")
        return [mention] if mention and known else []

    def _spells(self, at: int, phrase: tuple[str, ...]) -> bool:
        return at + len(phrase) <= len(self.tokens) and all(
            self.tokens[at + n].low == low for n, low in enumerate(phrase)
        )

    def after_verb(
        self, one: FoundCue, first: int, last: int, before: list[Mention]
    ) -> list[Mention]:
        """The inverted subject, none where one stands before the verb."""
        if one.cue.form == "infinitive":
            return []
        if self.language.code == "en":
            return self._english(one, first, last, before)
        return self._french(one, first, last, before)

    def _french(self, one: FoundCue, first: int, last: int, before: list[Mention]) -> list[Mention]:
        at = one.first - 1
        if at >= first and not self._lets_invert(at):
            return self._without_comma(one, last, before)
        if not before:
            return self._after_statement(one, at, last)
        found = self._subject(one, last) if at >= first and self.tokens[at].text == "," else []
        if not found or found[-1].kind == "other":
            return []
        # Between commas stands an apposition, and then the object: "a accusé la direction d’avoir".
        end = found[-1].last
        ends = end >= last or (
            self.tokens[end].low not in self.language.complements and self._ends_clause(end, last)
        )
        return found if ends else []

    def _after_statement(self, one: FoundCue, at: int, last: int) -> list[Mention]:
        """ "…, a indiqué la police": nobody stands before the verb."""
        found = self._subject(one, last)
        if found and found[-1].kind != "other":
            return found
        quoted = at >= 0 and self.tokens[at - (self.tokens[at].text == ",")].sort is Sort.QUOTED
        if quoted and (behind := self._behind_occasion(one.last, last)):
            return behind
        return found if found and self._ends_clause(found[-1].last, last) else []

    def _behind_occasion(self, at: int, last: int) -> list[Mention]:
        """ "«…», a martelé lors d’un meeting à Vaubreuil la candidate …": where, then who."""
        end = at
        while end < min(last, at + _LONGEST_OCCASION) and not self._is_pause(end):
            end += 1
        for place in range(at + 1, end):
            tied = self.tokens[place - 1].low in self.language.complements
            titled = self.tokens[place].low.rstrip(".") in self.language.titles
            person = self.tokens[place].low in self.language.definite and (
                place + 1 < end and self.phrases.sort_of(place + 1) in ("role", "organization")
            )
            if not tied and (person or (titled and self.tokens[place].capital)):
                mention = self.phrases.mention(place, end)
                return self._with_name([mention] if mention else [], last)
        runs = self.phrases.name_runs(at + 1, end)
        if not runs or runs[-1][1] != end or end - runs[-1][0] < 2:
            return []
        mention = self.phrases.mention(max(runs[-1][0], end - 2), end)
        return [mention] if mention else []

    def _is_pause(self, at: int) -> bool:
        token = self.tokens[at]
        return token.sort is Sort.QUOTED or (token.sort is Sort.SIGN and token.text not in "-'’")

    def _lets_invert(self, at: int) -> bool:
        token = self.tokens[at]
        return token.text in _PAUSES or token.low in _LETS_INVERT or not token.is_word

    def _without_comma(self, one: FoundCue, last: int, before: list[Mention]) -> list[Mention]:
        """ "… dans le nord de la ville explique Ouest-France.": the comma was forgotten."""
        if one.cue.strength != "saying" or (before and before[-1].kind != "other"):
            return []
        found = self._phrase_after(one.last, last, bare=False)
        if not found or found[-1].kind == "other" or found[-1].is_pronoun:
            return []
        return found if self._ends_clause(found[-1].last, last) else []

    def _english(
        self, one: FoundCue, first: int, last: int, before: list[Mention]
    ) -> list[Mention]:
        """Only after a quotation, or after a comma at the end of the sentence."""
        at = one.first - 1
        if before or one.last >= last or self.tokens[one.last].low in _NO_SUBJECT:
            return []
        comma = at >= first and self.tokens[at].text == ","
        place = at - 1 if comma else at
        quoted = place >= 0 and self.tokens[place].sort is Sort.QUOTED
        if not (quoted or comma):
            return []
        found = self._subject(one, last)
        if not found:
            return []
        sure = quoted and found[-1].kind != "other"
        determined = self.tokens[found[0].first - 1].low in self.language.determiners
        if found[-1].kind == "other" and not (quoted and determined):
            return []
        return found if sure or self._ends_clause(found[-1].last, last) else []

    def _subject(self, one: FoundCue, last: int) -> list[Mention]:
        """The phrase after the verb."""
        return self._with_name(self._phrase_after(one.last, last, bare=False), last)

    def _with_name(self, found: list[Mention], last: int) -> list[Mention]:
        """ "prévient le directeur, Jean Dupont.": the name, not the role."""
        return [self.phrases.named_behind(found[0], last)] if len(found) == 1 else found

    def _ends_clause(self, at: int, last: int) -> bool:
        if at >= last:
            return True
        token, language = self.tokens[at], self.language
        if token.text == ":" or token.low in language.links or token.sort is Sort.QUOTED:
            return False
        return (
            token.sort is Sort.SIGN
            or token.low in language.complements
            or token.low in language.conjunctions
            or token.low in language.moments
            or token.low in language.closing
        )

    def _phrase_after(self, at: int, last: int, *, bare: bool) -> list[Mention]:
        """The mention that begins here or behind circumstances, with one joined by "and".

        `bare`: a noun that no table knows is taken without an article too.
        """
        at = self.circumstances.skip(at, last)
        mention = self._leading(at, self._phrase_end(at, last), bare=bare)
        if mention is None:
            return []
        determined = at < last and self.tokens[at].low in self.language.determiners
        if mention.kind == "other" and not bare and not determined:
            return []
        if mention.last < last - 1 and self.tokens[mention.last].low in self.language.joiners:
            start = mention.last + 1
            other = self._leading(start, self._phrase_end(start, last))
            known = other and "other" not in (mention.kind, other.kind)
            if other and known and other.first - start <= 1:
                return [mention, other]
        return [mention]

    def _leading(self, at: int, end: int, *, bare: bool = False) -> Mention | None:
        """The phrase that starts here: a pronoun, a name, or a noun with its tail."""
        if at >= end:
            return None
        token, language = self.tokens[at], self.language
        alone = at + 1 >= end
        if token.low in language.pronouns or (token.low in _OBJECT_PRONOUNS and alone):
            return self.phrases.pronoun(at)
        begins = (
            token.capital
            or token.low in language.determiners
            or token.low.rstrip(".") in language.titles
            or token.low in language.numbers
            or self.phrases.sort_of(at) is not None
        )
        if token.low in language.links or (not begins and not bare):
            return None
        return self.phrases.mention(at, end)

    def _phrase_end(self, at: int, last: int) -> int:
        """Where a phrase that begins at `at` certainly ends."""
        end = at
        while end < last and end - at < _LONGEST_PHRASE and not self._is_end(at, end, last):
            end += 1
        return end

    def _is_end(self, at: int, end: int, last: int) -> bool:
        token, language = self.tokens[end], self.language
        if token.text in ",;:()[]—–…!?" or token.sort is Sort.QUOTED:
            return True
        if token.text == ".":
            return not self._abbreviates(end)
        if end == at:
            return False
        if token.low in language.joiners:
            goes_on = end + 1 < last and self.tokens[end + 1].low in language.complements
            return not goes_on and not self.phrases.joins_name(end, last)
        if end > at + 1 and self._continues_elsewhere(end):
            return True
        return (
            (token.low in language.conjunctions and token.low not in language.complements)
            or token.low in language.auxiliaries
            or token.low in language.closing
            or token.low in language.links
            or (
                token.low in language.moments
                and not token.capital
                and token.low not in language.complements
            )
        )

    def _continues_elsewhere(self, at: int) -> bool:
        """A participle in -ing or -ant, or in French whom it was said to."""
        low = self.tokens[at].low
        if low in ("à", "au", "aux"):
            return self.language.code == "fr"
        verb = self.language.verbs.get(low)
        return verb is not None and "gerund" in verb.moods

    def _abbreviates(self, at: int) -> bool:
        before = self.tokens[at - 1] if at else None
        return (
            before is not None
            and before.end == self.tokens[at].start
            and (len(before.text) == 1 or before.low in self.language.titles)
        )
