"""English verbs of saying where they stand in a sentence."""

from __future__ import annotations

from factcheck.detection.attribution.words import FoundCue, Words
from factcheck.detection.languages import Verb
from factcheck.detection.tables import words
from factcheck.detection.tokens import Sort

_DECLINING = words("""
    decline declined declines declining refuse refused refuses refusing unable unwilling
""")
_MODALS = words("""
    can could may might must shall should to would
""")
_SUPPORTS = words("did does do")
_PLURALS = words("""
    all also both i many media men most now others people police some they we who women you
""")


# Participles that need no "that": ", saying the offer was an insult".
_ADDING = words("adding arguing claiming explaining insisting saying telling warning")
_BEFORE_ADJUNCT = words(", : – — after and before by while")


class EnglishVerbs(Words):
    """Finds them at one place."""

    def at(self, at: int, first: int, last: int) -> FoundCue | None:
        low = self.tokens[at].low
        if low in ("comment", "elaborate") and self.before(at, first) == "to":
            return self._declined(at, first)
        if low == "reached" and self.is_negated(max(first, at - 4), at):
            start = self.group_start(at, first)
            return self.found(start, at + 1, "comment", "saying", "verb", negated=True)
        verb = self.language.verbs.get(low)
        if verb is None:
            return None
        before = self.low(at - 1, first, last)
        if before in self.language.determiners:
            return None
        helped = self.before(at, first) in _MODALS | _SUPPORTS | self.language.negations
        if (
            low in self.language.nouns
            and not helped
            and not (self._stands_as_verb(at, first, last))
        ):
            return None
        return self._by_mood(at, first, last, verb)

    def _by_mood(self, at: int, first: int, last: int, verb: Verb) -> FoundCue | None:
        place = self.skip_left(at - 1, first)
        aux = self.tokens[place].low if place >= first else ""
        if aux in self.language.have or (aux in self.language.be and "gerund" in verb.moods):
            return self._compound(at, first, place, verb)
        by = "participle" in verb.moods and self.low(at + 1, at, last) == "by"
        if aux in self.language.be or by:
            return self._passive(at, last, verb)
        if aux in _MODALS or aux in _SUPPORTS or aux in self.language.negations:
            return self._infinitive(at, first, last, verb, place)
        if "finite" in verb.moods or (
            "infinitive" in verb.moods and self._plural_before(at, first)
        ):
            return self.found(at, at + 1, verb.lemma, verb.strength, "verb")
        if "gerund" in verb.moods and self._is_adjunct(at, first, last):
            return self.found(at, at + 1, verb.lemma, verb.strength, "gerund")
        return None

    def _compound(self, at: int, first: int, place: int, verb: Verb) -> FoundCue | None:
        """ "has said", "is telling"."""
        start = self.group_start(place, first)
        negated = self.is_negated(start, at)
        return self.found(
            place, at + 1, verb.lemma, verb.strength, "verb", group=start, negated=negated
        )

    def _passive(self, at: int, last: int, verb: Verb) -> FoundCue | None:
        """ "was announced by the ministry": the agent is the author."""
        if self.low(at + 1, at, last) != "by":
            return None
        if verb.lemma not in self.language.core and not self.has_complement(at + 2, last):
            return None
        return self.found(at, at + 2, verb.lemma, verb.strength, "preposition")

    def _is_adjunct(self, at: int, first: int, last: int) -> bool:
        """ ", saying that …", "Declaring “…”": a participle that hangs on the subject."""
        before = self.low(at - 1, first, last) or ","
        if before == "as":
            return True
        if before == "," and self.tokens[at].low in _ADDING:
            return True
        return before in _BEFORE_ADJUNCT and self.has_complement(at + 1, last)

    def _infinitive(
        self, at: int, first: int, last: int, verb: Verb, place: int
    ) -> FoundCue | None:
        """ "declined to say", "did not say", "went on to say"."""
        if "infinitive" not in verb.moods:
            return None
        start = self.group_start(place, first)
        declines = self.low(start - 1, first, last) in _DECLINING
        if declines or self.is_negated(start, at):
            begin = start - 1 if declines else start
            return self.found(begin, at + 1, verb.lemma, verb.strength, "verb", negated=True)
        if self.tokens[place].low == "to" and self.has_complement(at + 1, last):
            return self.found(at, at + 1, verb.lemma, verb.strength, "gerund")
        return None

    def _declined(self, at: int, first: int) -> FoundCue | None:
        if self.low(at - 2, first, at) not in _DECLINING:
            return None
        return self.found(at - 2, at + 1, "comment", "saying", "verb", negated=True)

    def _stands_as_verb(self, at: int, first: int, last: int) -> bool:
        """For words that are nouns as often: "claims", "estimates", "suspected"."""
        if at == first:
            return False
        before = self.tokens[at - 1]
        low = before.low
        language = self.language
        if low == "as":
            return True
        if low in language.complements or low.endswith(("ed", "'s")):
            return False
        if low in language.subject_pronouns or low in language.have or low in language.relatives:
            return True
        follows = self.low(at + 1, first, last)
        if follows in ("that", ":") or self.is_quoted(at + 1, last):
            return True
        plural = low.removesuffix("s")
        named = (
            before.capital
            or low in language.people
            or plural in language.people
            or low in language.outlets
        )
        places = language.determiners | language.channel_prepositions
        if named and (follows in (",", ".", "") or follows in places):
            return True
        return before.sort is Sort.QUOTED and self.is_capital(at + 1, last)

    def _plural_before(self, at: int, first: int) -> bool:
        """A subject for the bare form: "officials say", "they say", "Libya and Iran say"."""
        if at == first:
            return False
        before = self.tokens[at - 1]
        if not before.is_word:
            return before.sort is Sort.QUOTED
        low = before.low
        if low in self.language.determiners or low in _MODALS:
            return False
        return low.endswith("s") or low in _PLURALS or before.capital
