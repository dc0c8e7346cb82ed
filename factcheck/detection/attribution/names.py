"""Capitalised runs: where a name begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.detection.attribution.mentions import MentionKind
from factcheck.detection.languages import Language
from factcheck.detection.tables import words
from factcheck.detection.tokens import Sort, Token

# "World Travel and Tourism Council": how far behind "and" the word that tells may stand.
_JOINED_WITHIN = 5
_SHORTEST_PLURAL = 4
_NUMBERED = words("radio france channel chaîne canal europe")
_HEADS_OF_NAMES = words("duke earl house university department")


@dataclass(frozen=True, slots=True)
class Names:
    """Finds names in the tokens of one block."""

    text: str
    tokens: Sequence[Token]
    language: Language

    def name_runs(self, first: int, last: int) -> list[tuple[int, int]]:
        """Runs of capitalised words, particles inside them included: "Charles de Gaulle"."""
        runs: list[tuple[int, int]] = []
        at = first
        while at < last:
            end = self._run_end(at, last)
            if end > at:
                runs.append((at, end))
            at = max(end, at + 1)
        return runs

    def _run_end(self, at: int, last: int) -> int:
        if not self.is_name(at):
            return at
        end = at + 1
        while end < last:
            if self.is_name(end, inside=True):
                end += 1
            elif self.joins_name(end, last):
                end += 2
            elif self.tokens[end].sort is Sort.NUMBER and self.tokens[end - 1].low in _NUMBERED:
                # "Radio 4", "France 2".
                end += 1
            elif self.tokens[end].low in self.language.particles and self.joins_name(end + 1, last):
                # "Tunde van der Berg": two particles in a row.
                end += 3
            elif self.tokens[end].text == "." and len(self.tokens[end - 1].text) <= 2:
                end += 1
            else:
                break
        return end

    def is_name(self, at: int, *, inside: bool = False) -> bool:
        """Can this token be a word of a name? `inside`: one has begun already."""
        token = self.tokens[at]
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if token.sort is Sort.NUMBER and self.language.code == "fr":
            # "20 Minutes", "24 Heures": French writes no other word in capitals after a number.
            return following is not None and following.capital
        if not token.capital:
            return False
        known = token.low in self.language.not_names
        if token.text.endswith(("'", "’")):
            return following is not None and following.capital and not known
        return inside or not known or (token.text.isupper() and len(token.text) > 1)

    def joins_name(self, at: int, last: int) -> bool:
        """A word between two capitalised ones: "Bank of England", "Travel and Tourism Council"."""
        if at + 1 >= last:
            return False
        low = self.tokens[at].low
        if not self.tokens[at + 1].capital:
            return False
        if low in ("of", "for"):
            # "Bank of England" is one name, "Jane Roe of Leeds" is not.
            before = self.tokens[at - 1] if at else None
            return (
                before is not None
                and before.capital
                and (self.sort_of(at - 1) == "organization" or before.low in _HEADS_OF_NAMES)
            )
        if low in self.language.particles:
            return True
        return low in self.language.joiners and self._names_body(at + 1, last)

    def _names_body(self, at: int, last: int) -> bool:
        end = at
        while end < min(last, at + _JOINED_WITHIN) and self.tokens[end].capital:
            if end > at and self.sort_of(end) == "organization":
                return True
            end += 1
        return False

    def sort_of(self, at: int) -> MentionKind | None:
        """What a noun is by the tables: a person's role, a body, a document."""
        token = self.tokens[at]
        if not token.is_word:
            return None
        low = token.low.removesuffix("'s")
        singular = low[:-1] if low.endswith("s") and len(low) >= _SHORTEST_PLURAL else low
        forms = {low, singular, low.removesuffix("es")}
        if low in self.language.not_plurals:
            forms = {low}
        if low.endswith("ies"):
            forms.add(low[:-3] + "y")
        if "-" in singular:
            forms.add(singular.rpartition("-")[2])
        language = self.language
        if not forms.isdisjoint(language.people):
            return "role"
        if not forms.isdisjoint(language.organisations):
            return "organization"
        return None if forms.isdisjoint(language.documents) else "document"
