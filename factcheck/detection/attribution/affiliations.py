"""The body that a person speaks for: "Didier Neyrat, directeur marketing de Dedalus France"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.detection.attribution.mentions import Mention
from factcheck.detection.attribution.phrases import Phrases
from factcheck.detection.languages import Language
from factcheck.detection.tables import words
from factcheck.detection.tokens import Sort, Token

_APPOSITION_WITHIN = 14
_ROLE_WITHIN = 6
_SHORTEST_ACRONYM = 2
_LONGEST_ACRONYM = 6
# Acronyms of places.
_PLACES = words("dc drc eau la nyc rca rdc uae uk urss us usa uss ussr")
# "Russian executive": English writes adjectives of countries like names.
_DEMONYMS = ("ian", "ean", "can", "ish", "ese", "french", "dutch", "eli", "aqi", "ani", "greek")


@dataclass(frozen=True, slots=True)
class Affiliations:
    """Looks at the words beside an author, in the tokens of one block.

    A place or a person is no body, so a name behind "de" or "of" counts when a table or its
    capitals say that it is one, or when the role is an office that only a company has ("PDG").
    """

    tokens: Sequence[Token]
    language: Language
    phrases: Phrases

    def of(self, author: Mention, last: int) -> Mention | None:
        """The body that the author of a statement in a sentence up to `last` speaks for."""
        if author.kind != "name":
            return None
        return (
            self._in_brackets(author, last)
            or self._behind(author.last, last)
            or self._in_role_before(author.first)
            or self._before_role(author.first, 0)
        )

    def _in_brackets(self, author: Mention, last: int) -> Mention | None:
        """ "X (CNRS)"; in "Droits sans frontières (DSF)" the brackets only shorten the name."""
        at = author.last
        if at + 2 >= last or self.tokens[at].text != "(" or self.tokens[at + 2].text != ")":
            return None
        initials = {token.text[0].upper() for token in self.tokens[author.first : author.last]}
        if not self._is_acronym(at + 1) or initials.issuperset(self.tokens[at + 1].text):
            return None
        return self._made(at + 1, at + 2)

    def _behind(self, at: int, last: int) -> Mention | None:
        """ "X, directeur de Y,", "X, le Y journaliste", "X, du CNRS", "X of the BBC"."""
        if at + 1 >= last:
            return None
        if self.tokens[at].text != ",":
            return self._governed(at, at, last)
        end = self._end(at + 1, last)
        role = self._role(at + 1, end)
        if role is None:
            return self._governed(at + 1, at + 1, end)
        return self._before_role(role + 1, at + 1) or self._of_role(role, end)

    def _in_role_before(self, first: int) -> Mention | None:
        """ "le directeur marketing de Y, X", "le porte-parole de la SNCF X"."""
        end = first - (first > 0 and self.tokens[first - 1].text == ",")
        start = end
        while start > 0 and end - start < _APPOSITION_WITHIN and not self._is_border(start - 1):
            start -= 1
        roles = [at for at in range(start, end) if self._is_role(at)]
        found = self._of_role(roles[-1], end) if roles else None
        return found if found and found.last == end else None

    def _before_role(self, end: int, first: int) -> Mention | None:
        """ "Y chief executive X", "le Y journaliste": a body right before a role up to `end`."""
        role = end
        while role > first and end - role < _ROLE_WITHIN and self._is_plain(role - 1):
            role -= 1
        roles = [at for at in range(role, end) if self._is_role(at)]
        start = role
        while start > first and self.tokens[start - 1].capital:
            start -= 1
        runs = self.phrases.name_runs(start, role)
        if not roles or not runs or runs[-1][1] != role:
            return None
        a, b = runs[-1]
        while a + 1 < b and self.tokens[a].low in self.language.former:
            a += 1
        if self._is_body(a, b):
            return self._made(a, b)
        sure = roles[0] == role and any(self._is_office(at) or self._reports(at) for at in roles)
        foreign = self.tokens[a].low.endswith(_DEMONYMS)
        return self._made(a, b) if sure and b - a == 1 and not foreign else None

    def _of_role(self, role: int, end: int) -> Mention | None:
        """The body that the words of a role lead to: "analyste chez Y", "director of Y"."""
        for at in range(role + 1, end - 1):
            if found := self._governed(at, role, end):
                return found
        return None

    def _governed(self, at: int, role: int, end: int) -> Mention | None:
        """The body behind a preposition, the role being the words [role, at)."""
        if self.tokens[at].low not in self.language.complements:
            return None
        begin = at + 1
        while begin < end and self.tokens[begin].low in self.language.determiners:
            begin += 1
        runs = self.phrases.name_runs(begin, end)
        if not runs or runs[0][0] != begin:
            return None
        a, b = runs[0]
        return self._made(a, b) if self._is_body(a, b) or self._employs(at, a, b, role) else None

    def _employs(self, at: int, a: int, b: int, role: int) -> bool:
        """Does a role that only a body has lead straight to this name?"""
        before = range(role, at)
        if (
            any(self._reports(n) for n in before)
            and self.tokens[b - 1].low in self.language.outlets
        ):
            return True
        if self.tokens[at].low in self.language.employing:
            return any(self._is_staff(n) for n in before)
        plain = not any(self.tokens[n].low in self.language.complements for n in before)
        return plain and a == at + 1 and any(self._is_office(n) for n in before)

    def _role(self, first: int, end: int) -> int | None:
        within = range(first, min(end, first + _ROLE_WITHIN))
        return next((at for at in within if self._is_role(at)), None)

    def _is_role(self, at: int) -> bool:
        return self.phrases.sort_of(at) == "role"

    def _is_office(self, at: int) -> bool:
        return self.tokens[at].low in self.language.offices

    def _reports(self, at: int) -> bool:
        return self.tokens[at].low in self.language.reporters

    def _is_staff(self, at: int) -> bool:
        return (
            self.tokens[at].low in self.language.staff or self._is_office(at) or self._reports(at)
        )

    def _is_plain(self, at: int) -> bool:
        return not self.tokens[at].capital and self.phrases.modifies(at)

    def _is_body(self, a: int, b: int) -> bool:
        return any(
            self._is_acronym(at)
            or self.phrases.sort_of(at) == "organization"
            or self.tokens[at].low in self.language.outlet_names
            for at in range(a, b)
        )

    def _is_acronym(self, at: int) -> bool:
        text = self.tokens[at].text
        return (
            text.isupper()
            and text.isalpha()
            and _SHORTEST_ACRONYM <= len(text) <= _LONGEST_ACRONYM
            and text.lower() not in _PLACES
        )

    def _end(self, at: int, last: int) -> int:
        """Where the words of an apposition end."""
        end = at
        while end < last and end - at < _APPOSITION_WITHIN and not self._is_border(end):
            end += 1
        return end

    def _is_border(self, at: int) -> bool:
        token = self.tokens[at]
        return (
            token.sort is Sort.QUOTED
            or (token.sort is Sort.SIGN and token.text not in "-'’&")
            or token.low in self.language.relatives
            or token.low in self.language.auxiliaries
            or token.low in self.language.closing
        )

    def _made(self, first: int, last: int) -> Mention:
        return self.phrases.body(first, last)
