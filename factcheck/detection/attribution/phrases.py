"""Noun phrases beside a verb of saying: which of their words are its author."""

from __future__ import annotations

from dataclasses import replace

from factcheck.detection.attribution.mentions import Mention, MentionKind
from factcheck.detection.attribution.tails import Tails
from factcheck.detection.tokens import Sort

# How far a head is looked for, and how many words may belong to it before it.
_HEAD_WITHIN = 24
_MOST_BEFORE = 6
# "Wall Street arbitrageurs": words of an unknown kind of people behind a name.
_LONGEST_KIND = 2
_NAME_WITHIN = 9
# "le maire de Londres Sadiq Khan": a run this long is a place and a name.
_PLACE_AND_NAME = 3


class Phrases(Tails):
    """Reads a stretch of tokens as one mention."""

    def mention(self, first: int, last: int) -> Mention | None:
        """What the tokens [first, last) stand for, as the subject of a verb beside them."""
        first, last = self._trim(first, last)
        if first >= last:
            return None
        if last - first == 2 and self.tokens[first + 1].low in ("dernier", "dernière"):
            gender = "f" if self.tokens[first + 1].low == "dernière" else "m"
            return self._made(first, last, "pronoun", gender)
        runs = [run for run in self.name_runs(first, last) if not self._is_governed(run[0], first)]
        head = self._head(first, last, named=bool(runs))
        if head is None:
            return self._name_alone(first, last, runs)
        if self._opens_with_name(first, head, runs):
            return self._named(*runs[0])
        return self._name_with_role(last, runs, head) or self._role(first, last, head)

    def _opens_with_name(self, first: int, head: int, runs: list[tuple[int, int]]) -> bool:
        """ "Claire Dubosc fait le même constat": an article parts the name from the noun."""
        if not runs or runs[0][0] != first or runs[0][1] >= head:
            return False
        return any(
            self.tokens[at].low in self.language.determiners
            and self.tokens[at].low not in self.language.complements
            and self.tokens[at - 1].low not in self.language.complements
            for at in range(runs[0][1] + 1, head)
        )

    def named_behind(self, mention: Mention, last: int) -> Mention:
        """ "le directeur, Jean Dupont,": the name behind the comma, where there is one."""
        at = mention.last
        if mention.kind != "role" or at + 1 >= last or self.tokens[at].text != ",":
            return mention
        end = at + 1
        while end < min(last, at + _NAME_WITHIN) and self.tokens[end].text not in (",", ".", "("):
            end += 1
        behind = self.mention(at + 1, end)
        named = behind is not None and behind.kind == "name" and behind.last == end
        return behind if behind and named else mention

    def body(self, first: int, last: int) -> Mention:
        """The tokens [first, last) as the name of a body."""
        return self._made(first, last, "organization", "")

    def pronoun(self, at: int) -> Mention:
        return self._made(
            at, at + 1, "pronoun", self.language.pronouns.get(self.tokens[at].low, "")
        )

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        """Without what leads in (conjunctions, adverbs, signs) and what tells more behind."""
        language = self.language
        while first < last and (
            self.tokens[first].sort is Sort.SIGN
            or self.tokens[first].low in language.conjunctions
            or (self.tokens[first].low in language.adverbs and not self.tokens[first].capital)
        ):
            first += 1
        first = self._behind_one_of(first, last)
        for at in range(first, last):
            low = self.tokens[at].low
            if low in language.relatives or (low in language.closing and at > first):
                last = at
                break
        while first < last and (
            (self.tokens[last - 1].sort is Sort.SIGN and self.tokens[last - 1].text != ".")
            or self.tokens[last - 1].low in language.adverbs
        ):
            last -= 1
        return first, last

    def _behind_one_of(self, first: int, last: int) -> int:
        """ "one of the survivors", "l’un de ses amis": the phrase begins behind it."""
        at = first + (self.tokens[first].low == "l'") if first < last else first
        if at + 2 >= last or self.tokens[at].low not in ("un", "une", "one"):
            return first
        return at + 2 if self.tokens[at + 1].low in ("of", "de", "des", "d'") else first

    # The head

    def _head(self, first: int, last: int, *, named: bool) -> int | None:
        """The noun that says what the phrase is: the first that no preposition governs.

        None as well when all are governed by a name ("Jane Roe of the Institute") or by a noun
        that no table knows ("un familier du palais").
        """
        english = self.language.code == "en"
        governed = None
        for at in range(first, min(last, first + _HEAD_WITHIN)):
            if self.sort_of(at) is None:
                continue
            end = at
            while english and end + 1 < last and self.sort_of(end + 1) is not None:
                end += 1
            if not self._is_governed(at, first):
                return end
            governed = end if governed is None else governed
        begins = self.tokens[first].low
        return None if not english or named or begins in self.language.determiners else governed

    def _is_governed(self, at: int, first: int) -> bool:
        """Does a preposition stand before the noun, with only its own words between?"""
        language = self.language
        for place in range(at - 1, max(first, at - 5) - 1, -1):
            low = self.tokens[place].low
            if place == first and low in ("de", "du", "des", "d'"):
                return False
            if low in language.complements and (low != "des" or place > first):
                return True
            if low in language.determiners and low not in ("du", "des", "au", "aux"):
                return place > first and self.tokens[place - 1].low in language.complements
        return False

    # A name

    def _name_alone(self, first: int, last: int, runs: list[tuple[int, int]]) -> Mention | None:
        for a, b in reversed(runs):
            if b == last or self.tokens[b].low in self.language.complements:
                return self._named(a, self._name_end(a, b, last))
            if self.language.code == "en" and last - b <= _LONGEST_KIND:
                return self._made(a, last, "role", "")
        if len(runs) == 1 and runs[0][0] == first:
            return self._named(*runs[0])
        return self._other(first, last)

    def _name_end(self, a: int, b: int, last: int) -> int:
        """ "la Lyonnaise des jeux": one capital, an article before and a common noun behind."""
        alone = (
            b - a == 1
            and a > 0
            and (
                self.tokens[a - 1].low in self.language.definite
                or self.sort_of(a - 1) == "organization"
            )
        )
        if self.language.code == "en" or not alone or b + 1 >= last or self.tokens[b + 1].capital:
            return b
        return self.tail_end(a, last)

    def _name_with_role(self, last: int, runs: list[tuple[int, int]], head: int) -> Mention | None:
        """ "le ministre Jean Dupont", "spokesman Robert Gibbs", "Prime Minister Tony Blair"."""
        for a, b in reversed(runs):
            if b <= head:
                continue
            titles = [at for at in range(a, b) if self.sort_of(at) == "role"]
            if titles and b - titles[-1] > 1 and self._governs(titles[-1] + 1):
                # "le PDG de Renault": the acronym is the role.
                continue
            if b - a == 1 and a == head + 1 and self._is_label(a, head):
                continue
            if titles and titles[-1] + 1 < b:
                return self._with_role(self._named(titles[-1] + 1, b), titles[-1])
            if a <= head:
                # The head is a word of the name itself: "Likud Party", "West Mercia Police".
                alone = titles or b - a == 1
                return None if alone else self._named(a, b, self.sort_of(head))
            if (
                self.language.code == "en"
                or self.tokens[a - 1].low not in self.language.determiners
            ):
                return self._with_role(self._named(a, self._name_end(a, b, last)), head)
        return self._name_behind_place(head, last)

    def _governs(self, at: int) -> bool:
        return self.tokens[at].low in self.language.complements

    def _is_label(self, at: int, head: int) -> bool:
        """ "l’édile PS": a party, not a name."""
        text = self.tokens[at].text
        person = self.language.code == "fr" and self.sort_of(head) == "role"
        return person and text.isupper() and len(text) <= 4

    def _with_role(self, mention: Mention, head: int) -> Mention:
        low = self.tokens[head].low
        return replace(mention, role=low, gender=mention.gender or self._gender_of(low))

    def _name_behind_place(self, head: int, last: int) -> Mention | None:
        """ "le maire de Londres Sadiq Khan": the place, then the name, without a word between."""
        runs = self.name_runs(head + 1, last)
        if self.language.code != "fr" or self.sort_of(head) != "role" or len(runs) != 1:
            return None
        start, end = runs[0]
        plain = not any(
            self.tokens[at].low in self.language.particles or self.sort_of(at)
            for at in range(start, end)
        )
        if end != last or end - start < _PLACE_AND_NAME or not plain:
            return None
        return self._named(end - 2, end)

    def _named(self, first: int, last: int, kind: MentionKind | None = None) -> Mention:
        """A name without the title before it; its gender by the title, if there is one."""
        start, gender = first, ""
        while start < last - 1 and (
            self.tokens[start].low.rstrip(".") in self.language.titles
            or self.tokens[start].text == "."
        ):
            gender = gender or self._gender_of(self.tokens[start].low.rstrip("."))
            start += 1
        if start > 0 and not gender:
            gender = self._gender_of(self.tokens[start - 1].low)
        while last > start + 1 and self.tokens[last - 1].text == ".":
            last -= 1
        return self._made(start, last, kind or "name", gender)

    # A role, a body, a document, or a noun that no table knows

    def _role(self, first: int, last: int, head: int) -> Mention:
        start = head
        while start > first and head - start < _MOST_BEFORE and self.modifies(start - 1):
            start -= 1
        end = self.tail_end(head, last)
        determiner = self.tokens[start - 1].low if start > first else ""
        gender = self._gender(start, end, determiner)
        made = self._made(start, end, self.sort_of(head) or "other", gender)
        refers_back = end - start == 1 and determiner in self.language.definite
        return self._with_role(made, head) if refers_back else made

    def _other(self, first: int, last: int) -> Mention | None:
        """A noun that no table knows, with an article before it: "l’édile", "the trio"."""
        at = first
        while at < last and self.tokens[at].low in self.language.determiners:
            at += 1
        if at in (first, last) or not (self.tokens[at].is_word or "-" in self.tokens[at].text):
            return None
        if self.tokens[first].low in self.language.complements:
            return None
        end = self.tail_end(at, last)
        return self._made(at, end, "other", self._gender(at, end, self.tokens[at - 1].low))

    def _gender(self, start: int, end: int, determiner: str) -> str:
        if determiner in ("les", "des", "ces", "leurs") or determiner in self.language.numbers:
            return "p"
        words = [self.tokens[at].low for at in range(start, min(end, start + 4))]
        for low in (determiner, *words):
            if gender := self._gender_of(low):
                return gender
        plural = self.language.code == "en" and self.tokens[end - 1].low.endswith("s")
        return "p" if plural else ""

    def _gender_of(self, low: str) -> str:
        if low in self.language.female:
            return "f"
        return "m" if low in self.language.male else ""

    def _made(self, first: int, last: int, kind: MentionKind, gender: str) -> Mention:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        if self.text[start:end].endswith(("'s", "’s")):
            end -= 2
        return Mention(first, last, start, end, self.text[start:end], kind, gender)
