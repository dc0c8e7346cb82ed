"""Who is credited with a quoted string, by what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from factcheck.detection.attribution.attributor import Attribution
from factcheck.detection.attribution.mentions import Mention
from factcheck.detection.attribution.passages import Passage, Sentence, read_inside
from factcheck.detection.languages import Language
from factcheck.detection.quoting.marks import Quoted
from factcheck.detection.suggestions import Position
from factcheck.detection.tokens import Sort, Token

Closeness = Literal["beside", "sentence", "none"]

# Words that may stand between a cue and the string it introduces.
_NEAR = 3
# Words of a title before the name: "White House press secretary Jane Roe said".
_LONGEST_TITLE = 6
# An inquit inside the marks stands near the beginning; longer strings are not read for one.
_LONGEST_WITH_INQUIT = 4000
_LONGEST_LEAD_IN = 40
_SPEAKING_PRONOUNS = frozenset(["il", "elle", "ils", "elles", "he", "she", "they"])
_CLOSERS = " \u00a0\u202f»”’\"'"
_PAUSES = ",.!?…–—-;"


@dataclass(frozen=True, slots=True)
class Credit:
    """`author` is None when the words of attribution name nobody."""

    closeness: Closeness
    attribution: Attribution | None = None
    position: Position = ""
    author: Mention | None = None


NOBODY = Credit("none")


def _credited(closeness: Closeness, one: Attribution, position: Position) -> Credit:
    return Credit(closeness, one, position, one.authors[-1] if one.authors else None)


@dataclass(frozen=True, slots=True)
class Crediting:
    """Finds the credit of quoted strings in one passage."""

    text: str
    language: Language
    passage: Passage

    def credit(self, sentence: Sentence, at: int, quoted: Quoted) -> Credit:
        """The credit of the quoted string that is token `at` of the sentence."""
        return (
            self._inside(quoted)
            or self._after(sentence, at)
            or self._before(sentence, at)
            or self._lead_in(sentence, at)
            or self._by_agent(sentence, at)
            or self._in_sentence(sentence, at)
            or NOBODY
        )

    def _inside(self, quoted: Quoted) -> Credit | None:
        """«…, a réagi X. …»: the attribution stands inside the marks."""
        if quoted.outer - quoted.inner > _LONGEST_WITH_INQUIT:
            return None
        passage = self.passage
        inside = read_inside(self.text, passage.block, passage.number, quoted, self.language)
        for sentence in inside.sentences:
            for one in sentence.attributions:
                if self._is_inquit(inside.tokens, one):
                    return _credited("beside", one, "inside")
        return None

    def _is_inquit(self, tokens: Sequence[Token], one: Attribution) -> bool:
        if one.side != "after" or not one.authors or one.found.cue.form == "preposition":
            return False
        author = one.authors[-1]
        if author.is_pronoun and author.text.lower() not in _SPEAKING_PRONOUNS:
            return False
        if author.kind == "document":
            return False
        before = tokens[one.found.first - 1].text if one.found.first else ""
        after = tokens[one.last].text if one.last < len(tokens) else ""
        return before in (",", "?", "!", "–", "—") and after in (",", ".", "")

    def _after(self, sentence: Sentence, at: int) -> Credit | None:
        """«…», a déclaré X · “…,” X said: the attribution begins right after the marks."""
        tokens = self.passage.tokens
        start = at + 1
        while start < len(tokens) and start <= at + 2 and tokens[start].text in _PAUSES:
            start += 1
        stopped = any(token.text in ".;" for token in tokens[at + 1 : start])
        for one in self._attributions_from(sentence, at + 1):
            begin = min([one.found.first, *(author.first for author in one.authors)])
            if begin > start + _LONGEST_TITLE:
                return None
            if self._follows(at, start, begin, one, stopped=stopped):
                return _credited("beside", one, "after")
        return None

    def _attributions_from(self, sentence: Sentence, first: int) -> list[Attribution]:
        """Those of the sentence and of the next one that begin at token `first` or later."""
        near = self.passage.sentences[sentence.number : sentence.number + 2]
        return [one for each in near for one in each.attributions if one.first >= first]

    def _follows(self, at: int, start: int, begin: int, one: Attribution, *, stopped: bool) -> bool:
        tokens = self.passage.tokens
        if one.found.cue.form in ("gerund", "infinitive") or begin < start:
            return False
        if tokens[begin].capital and (stopped or self._ends_with_stop(tokens[at])):
            return False
        between = tokens[start:begin]
        if one.side != "before" and len(between) > _NEAR:
            return False
        if one.side == "before":
            return self._introduces_name(between) and not self._introduces_next(one)
        return all(
            token.low in self.language.adverbs
            or token.low in self.language.conjunctions
            or token.low in self.language.clitics
            for token in between
        )

    def _introduces_name(self, between: Sequence[Token]) -> bool:
        """“…,” the minister Jane Roe said: only an article, a title or a role stands between.

        In French the verb comes first, so that a subject before it begins a sentence of its own.
        """
        return self.language.code == "en" and all(
            (
                token.is_word
                and token.low not in self.language.verbs
                and token.low not in self.language.conjunctions
            )
            or token.text in (".", ",", "'")
            for token in between
        )

    def _introduces_next(self, one: Attribution) -> bool:
        """“…” X said: “…”: what follows the colon is what X said, not what came before."""
        tokens = self.passage.tokens
        return one.last < len(tokens) and tokens[one.last].text == ":"

    def _ends_with_stop(self, token: Token) -> bool:
        quoted = token.quoted
        return quoted is not None and (
            self.text[quoted.inner : quoted.outer].rstrip(_CLOSERS).endswith((".", "…"))
        )

    def _before(self, sentence: Sentence, at: int) -> Credit | None:
        """X a déclaré : «…» · X said “…”: the nearest attribution before, nothing between."""
        before = [one for one in sentence.attributions if one.last <= at]
        if not before:
            return None
        one = before[-1]
        if one.found.cue.strength == "thinking" and len(before) > 1:
            # "said he had shown “…”": the saying counts.
            said = before[-2]
            one = said if said.found.cue.strength == "saying" and said.authors else one
        between = self.passage.tokens[one.last : at]
        if any(token.sort is Sort.QUOTED for token in between):
            return None
        words = sum(token.is_word for token in between)
        if (between and between[-1].text == ":") or words <= _NEAR:
            return _credited("beside", one, "before")
        return None

    def _lead_in(self, sentence: Sentence, at: int) -> Credit | None:
        """X : «…»: somebody, a colon, and no verb of saying between them."""
        first = sentence.first
        if not 1 <= at - 1 - first <= _LONGEST_LEAD_IN or self.passage.tokens[at - 1].text != ":":
            return None
        opening = self.passage.tokens[first]
        if opening.low in self.language.subject_pronouns:
            return Credit("beside", None, "before", self.passage.phrases.pronoun(first))
        subject = self._labelled(sentence, at - 1) or sentence.subject
        return Credit("beside", None, "before", subject) if subject else None

    def _labelled(self, sentence: Sentence, at: int) -> Mention | None:
        """ "Réponse de Luc Arnaud : «…»", "Verdict de la candidate : «…»"."""
        tokens, first = self.passage.tokens, sentence.first
        if tokens[first].low not in self.language.labels or at - first < 3:
            return None
        return self.passage.phrases.mention(first + 2, at)

    def _by_agent(self, sentence: Sentence, at: int) -> Credit | None:
        """ "was dismissed as “a cruel joke” by Jane Roe"."""
        tokens = self.passage.tokens
        if at + 2 >= sentence.last or tokens[at + 1].low not in ("by", "par"):
            return None
        end = at + 2
        while end < sentence.last and tokens[end].is_word:
            end += 1
        mention = self.passage.phrases.mention(at + 2, end)
        if mention is None or mention.kind in ("other", "document"):
            return None
        return Credit("beside", None, "after", mention)

    def _in_sentence(self, sentence: Sentence, at: int) -> Credit | None:
        """Any attribution of the sentence: the nearest before, else the first after."""
        before = [one for one in sentence.attributions if one.last <= at and one.authors]
        if before:
            return _credited("sentence", before[-1], "before")
        for one in sentence.attributions:
            if one.found.first > at and one.authors:
                return _credited("sentence", one, "after")
        return None
