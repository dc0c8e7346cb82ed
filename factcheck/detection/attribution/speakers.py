"""Who is meant: pronouns and references back, by what has been said before in the article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from factcheck.detection.attribution.mentions import Mention
from factcheck.detection.languages import Language

# How many mentions back a pronoun may reach.
_REACH = 12
_SINGULAR = ("m", "f")


@dataclass(slots=True)
class Speakers:
    """The people and bodies of an article in the order in which they come up.

    A new block counts as farther away: a pronoun looks in its own and the one before it first.
    """

    language: Language
    # "DSF" → "Droits sans frontières", where the text explains it.
    abbreviations: Mapping[str, str]
    # Each mention with the number of its block.
    _met: list[tuple[int, Mention]] = field(default_factory=list)
    # The last word of each name to its fullest form: "Bancal" → "Damien Bancal".
    _full: dict[str, str] = field(default_factory=dict)
    # A role to the name it last stood with: "banque" → "LCL".
    _by_role: dict[str, str] = field(default_factory=dict)

    def meet(self, mention: Mention, block: int) -> None:
        """Remember somebody who says something or is what a sentence is about."""
        if mention.is_pronoun or mention.kind == "other":
            return
        if mention.kind == "name":
            last = mention.text.split()[-1]
            if len(mention.text) > len(self._full.get(last, "")):
                self._full[last] = mention.text
            if mention.role:
                self._by_role[mention.role] = mention.text
        self._met.append((block, mention))

    def resolve(self, mention: Mention, block: int) -> str:
        """What a mention stands for: a name or a role of the text; "" for a pronoun of nobody's."""
        if not mention.is_pronoun:
            return self.referred(mention)
        reach = [one for one in self._met[-_REACH:] if one[1].start < mention.start]
        near = [one for number, one in reach if number >= block - 1]
        far = [one for number, one in reach if number < block - 1]
        for candidates, fits in (
            (near, self._fits), (near, self._fits_loosely), (far, self._fits), (near + far, _any),
        ):  # fmt: skip
            for earlier in reversed(candidates):
                if fits(mention, earlier):
                    return self.referred(earlier)
        return ""

    def latest(self, block: int, before: int) -> str:
        """The last person named in this block or the one above, or ""."""
        for number, earlier in reversed(self._met[-_REACH:]):
            if number >= block - 1 and earlier.kind == "name" and earlier.start < before:
                return earlier.text
        return ""

    def referred(self, mention: Mention) -> str:
        """The name that a reference back ("la banque") stands for, else the words as they are."""
        if mention.kind == "name" or not mention.role:
            return mention.text
        return self._by_role.get(mention.role, mention.text)

    def canonical(self, mention: Mention) -> str:
        """The fullest form of a name in the article so far."""
        if mention.text in self.abbreviations:
            return self.abbreviations[mention.text]
        if mention.kind != "name":
            return self.referred(mention)
        return self._full.get(mention.text.split()[-1], mention.text)

    def _fits(self, pronoun: Mention, earlier: Mention) -> bool:
        if earlier.kind == "document":
            return False
        if pronoun.gender == "p":
            return earlier.gender == "p" or earlier.kind == "organization"
        if earlier.gender == "p":
            return False
        if pronoun.gender == "n":
            return earlier.kind != "name"
        if (
            self.language.code == "en"
            and pronoun.gender in _SINGULAR
            and (earlier.kind == "organization")
        ):
            return False
        return not earlier.gender or not pronoun.gender or earlier.gender == pronoun.gender

    def _fits_loosely(self, pronoun: Mention, earlier: Mention) -> bool:
        """A body's gender is grammar: careless prose says "il" of a bank."""
        return (
            earlier.kind == "organization"
            and pronoun.gender in _SINGULAR
            and (self.language.code == "fr" and earlier.gender != "p")
        )


def _any(pronoun: Mention, earlier: Mention) -> bool:
    return earlier.kind == "name"
