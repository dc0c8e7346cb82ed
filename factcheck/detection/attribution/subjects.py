"""The subject before a verb of saying: "Damien Bancal, le journaliste qui …, a raconté"."""

from __future__ import annotations

from factcheck.detection.attribution.clauses import Clauses
from factcheck.detection.attribution.mentions import Mention
from factcheck.detection.attribution.words import FoundCue
from factcheck.detection.tokens import Sort

_FARTHEST = 60
_MOST_COMMAS = 5
_LONGEST_PHRASE = 14
_DASHES = (")", "—", "–", "-")


class Subjects(Clauses):
    """Finds it in the tokens of one block."""

    def before(self, one: FoundCue, first: int, left: int) -> list[Mention]:
        """The subject that ends right before a verb group, back to `left` at most."""
        at = one.first - 1
        if at < first:
            return []
        token = self.tokens[at]
        low = token.low
        if low == "monde" and at - 2 >= first and self.tokens[at - 2].low == "tout":
            return []
        if low in self.language.relatives:
            return self._antecedent(one, at, first)
        if low in self.language.subject_pronouns:
            return [] if low in self.language.impersonal else [self.phrases.pronoun(at)]
        if token.text == "," or token.text in _DASHES:
            return self._before_apposition(at, first)
        return self.ending_at(at + 1, max(first, min(left, at)))

    def _antecedent(self, one: FoundCue, at: int, first: int) -> list[Mention]:
        """ "X, qui a indiqué que": only for those who say; others merely fear or hope."""
        if self.tokens[at].low not in ("qui", "who") or not self._says(one):
            return []
        end = at - 1 if at > first and self.tokens[at - 1].text == "," else at
        named = self.name_ending(end, first)
        return [named] if named else self.ending_at(end, first)[-1:]

    def _says(self, one: FoundCue) -> bool:
        following = self.tokens[one.last] if one.last < len(self.tokens) else None
        return one.cue.strength == "saying" or (
            one.cue.strength == "thinking"
            and following is not None
            and (following.sort is Sort.QUOTED or following.low in ("que", "qu'", "that"))
        )

    # Appositions

    def _before_apposition(self, at: int, first: int) -> list[Mention]:
        """The name before an earlier comma, when what stands between tells more about it."""
        commas = 0
        place = at - 1
        while place > first and at - place < _FARTHEST and commas < _MOST_COMMAS:
            token = self.tokens[place]
            if token.text == ")":
                # What stands in brackets is passed over: "le maire (DVC) de Corve".
                while place > first and self.tokens[place].text != "(":
                    place -= 1
                place -= 1
                continue
            if token.text in (";", ":") or token.sort is Sort.QUOTED:
                break
            if token.text in (",", "(", *_DASHES) and self.tokens[place - 1].text != ",":
                commas += 1
                found = self._spelled_out(place, first) or self.ending_at(place, first)
                if found and self._may_lead(found[-1], place, first):
                    return self._name_between(found, place + 1, at)
            place -= 1
        return []

    def _spelled_out(self, at: int, first: int) -> list[Mention]:
        """ "Droits sans frontières (DSF)": the words whose initials stand in the brackets."""
        acronym = self.tokens[at + 1].text if at + 2 < len(self.tokens) else ""
        if self.tokens[at].text != "(" or not (acronym.isupper() and len(acronym) > 1):
            return []
        start = at
        while start > first and at - start < _LONGEST_PHRASE and self.tokens[start - 1].is_word:
            start -= 1
            if self.tokens[start].capital and self.tokens[start].text[0] == acronym[0]:
                initials = [self.tokens[n].text[0].upper() for n in range(start, at)]
                if len(initials) > 1 and all(letter in initials for letter in acronym):
                    return [self.phrases.body(start, at)]
        return []

    def _name_between(self, found: list[Mention], start: int, end: int) -> list[Mention]:
        """ "le directeur, Jean Dupont, a déclaré": the name is in the apposition."""
        if found[-1].kind != "role":
            return found
        between = self.phrases.mention(start, end)
        named = between is not None and between.kind == "name" and between.last == end
        return [between] if between and named else found

    def _may_lead(self, mention: Mention, end: int, first: int) -> bool:
        """Is this the head of an apposition: somebody, with nothing but a border before?"""
        if mention.kind in ("other", "pronoun") or mention.last < end - 1:
            return False
        at = mention.first - 1
        while at >= first and self._introduces(at):
            at -= 1
        if at < first or mention.kind == "name":
            return at < first or self.tokens[at].low not in self.language.complements
        token = self.tokens[at]
        return (
            token.low in self.language.conjunctions
            or token.low in self.language.joiners
            or token.text in (",", ":", "—", "–")
            or token.sort is Sort.QUOTED
        ) and token.low not in self.language.complements

    def _introduces(self, at: int) -> bool:
        token = self.tokens[at]
        return (
            token.low in self.language.determiners
            or token.low.rstrip(".") in self.language.titles
            or token.text == "."
        )
