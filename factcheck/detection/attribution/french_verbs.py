"""French verbs of saying where they stand in a sentence."""

from __future__ import annotations

from factcheck.detection.attribution.words import FoundCue, Words
from factcheck.detection.french.cues import AFTER_FAIRE, AFTER_LAISSER, INVERTED, REFLEXIVE
from factcheck.detection.french.verbs import FAIRE, LAISSER, METTRE
from factcheck.detection.languages import Verb
from factcheck.detection.tables import words
from factcheck.detection.tokens import Sort

_CLITIC_SELF = ("s'", "se")
_ENDINGS = tuple(sorted(INVERTED, key=len, reverse=True))
# "lit-on dans le rapport", "apprend-on auprès de".
_READING = words("apprend lit")
_UNWILLING = words("""
    décliné refusaient refusait refusant refuse refusent refusé
""")
# An infinitive or a noun follows these, never a verb with its subject.
_BEFORE_NO_VERB = words("""
    au aux d' de des du en par pour sans à
""")
_PASSED_ON = words("citer communiquer évoquer relayer")
_AGENT_WITHIN = 5


class FrenchVerbs(Words):
    """Finds them at one place."""

    def at(self, at: int, first: int, last: int) -> FoundCue | None:
        return self._inverted(at, first, last) or self._plain(at, first, last)

    # "a-t-il ajouté", "dit-elle", "explique-t-on", "fait-il savoir"

    def _inverted(self, at: int, first: int, last: int) -> FoundCue | None:
        low = self.tokens[at].low
        if "-" not in low:
            return None
        ending = next((e for e in _ENDINGS if low.endswith(e) and len(low) > len(e)), None)
        if ending is None:
            return None
        base = low.removesuffix(ending)
        made = (at + 1, _READ) if base in _READING else self._inverted_verb(base, at, last)
        if made is None:
            return None
        end, verb = made
        begin = at
        if self.low(at - 1, first, last) in _CLITIC_SELF:
            begin = at - 1
        return self.found(
            begin, end, verb.lemma, verb.strength, "inversion",
            group=self.group_start(at, first), pronoun=at, impersonal=ending.endswith("on"),
        )  # fmt: skip

    def _inverted_verb(self, base: str, at: int, last: int) -> tuple[int, Verb] | None:
        """The verb that the inverted subject belongs to, and the token after its last word."""
        place = self.skip_right(at + 1, last)
        word = self.low(place, at, last)
        if base in FAIRE and word in AFTER_FAIRE:
            return place + 1, _SAY
        if base == "peut" and word == "lire":
            return place + 1, _READ
        if base in self.language.auxiliaries:
            if word == "fait" and self.low(place + 1, at, last) in AFTER_FAIRE:
                return place + 2, _SAY
            if word == "appris":
                return place + 1, _LEARN
            if word == "mis" and self._spells(place + 1, ("en", "garde")):
                return place + 3, _WARN
            verb = self.language.verbs.get(word)
            return (place + 1, verb) if verb and "participle" in verb.moods else None
        verb = self.language.verbs.get(base)
        return (at + 1, verb) if verb and "finite" in verb.moods else None

    # Every other form

    def _plain(self, at: int, first: int, last: int) -> FoundCue | None:
        low = self.tokens[at].low
        if low in AFTER_FAIRE and self.before(at, first) in (FAIRE | LAISSER):
            return self._after_faire(at, first, "faire savoir")
        if low in AFTER_LAISSER and self.before(at, first) in LAISSER:
            return self._after_faire(at, first, "laisser entendre")
        if low in ("commentaire", "suite") and (found := self._declined(at, first)):
            return found
        if low in METTRE and self._spells(at + 1, ("en", "garde")) and at + 2 < last:
            return self._warns(at, first)
        verb = self.language.verbs.get(low)
        if verb is None:
            return None
        return self._by_mood(at, first, last, verb)

    def _declined(self, at: int, first: int) -> FoundCue | None:
        """ "s’est refusé à tout commentaire", "n’a pas donné suite"."""
        refused = (
            self.low(at - 1, first, at) == "tout" and self.low(at - 3, first, at) in _UNWILLING
        )
        verb = at - 3 if refused else at - 1
        silent = (
            self.low(verb, first, at) == "donné" and self.before(verb, first) in self.language.have
        )
        if not refused and not silent:
            return None
        start = self.group_start(verb, first)
        if silent and not self.is_negated(start, at):
            return None
        begin = self.without_clitics(start, at)
        return self.found(begin, at + 1, "commenter", "saying", "verb", group=start, negated=True)

    def _warns(self, at: int, first: int) -> FoundCue:
        """ "met en garde", "a mis en garde"."""
        place = self.skip_left(at - 1, first)
        helped = place >= first and self.tokens[place].low in self.language.have
        begin = place if helped else at
        start = self.group_start(begin, first)
        return self.found(begin, at + 3, "mettre en garde", "saying", "verb", group=start)

    def _by_mood(self, at: int, first: int, last: int, verb: Verb) -> FoundCue | None:
        if "participle" in verb.moods and (found := self._participle(at, first, last, verb)):
            return found
        if "finite" in verb.moods:
            return self._finite(at, first, last, verb)
        if "infinitive" in verb.moods:
            return self._infinitive(at, first, last, verb)
        if "gerund" in verb.moods and self._is_adjunct(at, first, last):
            return self.found(at, at + 1, verb.lemma, verb.strength, "gerund")
        return None

    def _after_faire(self, at: int, first: int, lemma: str) -> FoundCue:
        """ "a fait savoir", "laisse entendre"."""
        start = self.group_start(self.skip_left(at - 1, first), first)
        begin = self.without_clitics(start, at)
        negated = self.is_negated(start, at)
        return self.found(begin, at + 1, lemma, "saying", "verb", group=start, negated=negated)

    def _participle(self, at: int, first: int, last: int, verb: Verb) -> FoundCue | None:
        place = self.skip_left(at - 1, first)
        low = self.tokens[place].low if place >= first else ""
        if low in ("avoir", "être"):
            return None
        if low in self.language.have:
            start = self.group_start(place, first)
            negated = self.is_negated(start, at + 1)
            return self.found(
                place, at + 1, verb.lemma, verb.strength, "verb", group=start, negated=negated
            )
        if low in self.language.be:
            return self._with_be(at, first, last, verb, place)
        if "finite" not in verb.moods and self._lost_auxiliary(at, first, last):
            return self.found(at, at + 1, verb.lemma, verb.strength, "participle")
        return self._with_agent(at, last, verb)

    def _with_be(self, at: int, first: int, last: int, verb: Verb, place: int) -> FoundCue | None:
        """ "s’est félicité", and the passive with its agent: "a été annoncé par"."""
        if self.low(place - 1, first, last) in _CLITIC_SELF and verb.lemma in REFLEXIVE:
            return self.found(place - 1, at + 1, verb.lemma, verb.strength, "verb")
        return self._with_agent(at, last, verb)

    def _with_agent(self, at: int, last: int, verb: Verb) -> FoundCue | None:
        """ "a été annoncé par le ministère", "annoncé mardi par …": the agent is the author."""
        if verb.lemma not in self.language.core and verb.lemma not in _PASSED_ON:
            return None
        for place in range(at + 1, min(last, at + _AGENT_WITHIN)):
            low = self.tokens[place].low
            if low == "par":
                return self.found(at, place + 1, verb.lemma, verb.strength, "preposition")
            if low not in self.language.moments and low not in self.language.adverbs:
                break
        return None

    def _lost_auxiliary(self, at: int, first: int, last: int) -> bool:
        """ "Il mentionné:", "Le ministère mentionné que": as machine translation leaves it."""
        if at == first or not self.tokens[at - 1].is_word:
            return False
        if not self.tokens[at].low.endswith(("é", "it", "u", "is")):
            return False
        before = self.tokens[at - 1].low
        return self.low(at + 1, first, last) in (":", "que", "qu'") and before not in (
            self.language.be | {"comme", "tel", "telle"}
        )

    def _finite(self, at: int, first: int, last: int, verb: Verb) -> FoundCue | None:
        low = self.tokens[at].low
        before = self.low(at - 1, first, last)
        if before in _BEFORE_NO_VERB or (before in _CLITIC_SELF and verb.lemma not in REFLEXIVE):
            return None
        noun = low in self.language.nouns
        clitic = before in ("le", "la", "l'", "les", "leur") and not noun
        if before in self.language.determiners and not clitic:
            return None
        if noun and not self._stands_as_verb(at, first, last):
            return None
        start = self.group_start(at, first)
        negated = self.is_negated(start, min(last, at + 2))
        begin = at - 1 if before in _CLITIC_SELF else at
        return self.found(
            begin, at + 1, verb.lemma, verb.strength, "verb", group=start, negated=negated
        )

    def _stands_as_verb(self, at: int, first: int, last: int) -> bool:
        """For words that are nouns as often: "note", "annonce", "juge"."""
        before = self.tokens[at - 1] if at > first else None
        if before is not None and before.low in self.language.subject_pronouns:
            return True
        following = self.low(at + 1, first, last)
        if following in self.language.clause_openers or self.has_complement(at + 1, last):
            return True
        inserted = before is not None and (
            before.sort is Sort.QUOTED or (before.text == "," and at - 2 >= first)
        )
        return inserted and self.low(at + 1, first, last) not in (",", ".", "")

    def _infinitive(self, at: int, first: int, last: int, verb: Verb) -> FoundCue | None:
        before = self.low(at - 1, first, last)
        second = self.low(at - 2, first, last)
        linked = before in ("à", "de", "d'", "par")
        if before in self.language.willing or (linked and second in self.language.willing):
            return self._willing(
                at, at - 1 if before in self.language.willing else at - 2, first, verb
            )
        if linked and second in _UNWILLING:
            start = self.group_start(at - 2, first)
            begin = self.without_clitics(start, at)
            return self.found(
                begin, at + 1, verb.lemma, verb.strength, "verb", group=start, negated=True
            )
        told = self.low(at + 1, first, last) in (":", ",", "que", "qu'")
        told = told or self.is_quoted(at + 1, last)
        if before in ("de", "d'") and told and second in ("avant", "lieu"):
            return self.found(at, at + 1, verb.lemma, verb.strength, "gerund", group=at - 2)
        if before in ("de", "d'") and told and second not in self.language.determiners:
            return self.found(at, at + 1, verb.lemma, verb.strength, "infinitive", group=at - 1)
        return None

    def _willing(self, at: int, place: int, first: int, verb: Verb) -> FoundCue:
        """ "a tenu à préciser", "souhaite rappeler"."""
        auxiliary = self.skip_left(place - 1, first)
        has_auxiliary = auxiliary >= first and self.tokens[auxiliary].low in self.language.have
        start = self.group_start(auxiliary if has_auxiliary else place, first)
        begin = self.without_clitics(start, at)
        return self.found(begin, at + 1, verb.lemma, verb.strength, "verb", group=start)

    def _is_adjunct(self, at: int, first: int, last: int) -> bool:
        """ ", affirmant que …", "en déclarant : …": a participle that hangs on the subject."""
        before = self.low(at - 1, first, last) or ","
        if self.is_quoted(at + 1, last):
            return True
        return before in (",", "en", "et", "tout", "–", "—") and self.has_complement(at + 1, last)


_READ = Verb("lire", "saying", frozenset({"finite"}))
_LEARN = Verb("apprendre", "saying", frozenset({"participle"}))
_WARN = Verb("mettre en garde", "saying", frozenset({"finite"}))
_SAY = Verb("faire savoir", "saying", frozenset({"finite"}))
