"""Each cue of a sentence with its authors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from factcheck.detection.attribution.affiliations import Affiliations
from factcheck.detection.attribution.circumstances import Circumstances
from factcheck.detection.attribution.inversions import Inversions
from factcheck.detection.attribution.mentions import Mention
from factcheck.detection.attribution.openings import Openings
from factcheck.detection.attribution.phrases import Phrases
from factcheck.detection.attribution.platforms import Platforms
from factcheck.detection.attribution.subjects import Subjects
from factcheck.detection.attribution.words import FoundCue
from factcheck.detection.languages import Language
from factcheck.detection.tokens import Token

Side = Literal["before", "after", ""]

_SHARING = frozenset({",", "but", "mais", "puis", "then"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its authors (none when nobody is named) and where they stand.

    [first, last) are the tokens of cue and authors together. `recipient` is whom it was said to,
    `affiliations` are the bodies that the authors speak for, `platform` is where it was posted.
    """

    found: FoundCue
    authors: tuple[Mention, ...]
    side: Side
    first: int
    last: int
    recipient: Mention | None = None
    affiliations: tuple[Mention, ...] = ()
    platform: Mention | None = None


class Attributor:
    """Finds the authors of cues in the tokens of one block."""

    def __init__(
        self, text: str, tokens: Sequence[Token], language: Language, phrases: Phrases
    ) -> None:
        self._tokens = tokens
        self._language = language
        self._circumstances = Circumstances(text, tokens, language, phrases)
        self._openings = Openings(text, tokens, language, phrases)
        self._subjects = Subjects(text, tokens, language, phrases)
        self._affiliations = Affiliations(tokens, language, phrases)
        self._platforms = Platforms(tokens, language, phrases, self._circumstances)
        self._inversions = Inversions(text, tokens, language, phrases, self._circumstances)

    def subject(self, first: int, last: int) -> Mention | None:
        """Whom the sentence [first, last) begins with; a pronoun does not count."""
        mention = self._openings.of_sentence(first, last)
        return None if mention is None or mention.is_pronoun else mention

    def attributions(
        self, found: Sequence[FoundCue], first: int, last: int
    ) -> Iterator[Attribution]:
        """One for each cue of the sentence [first, last)."""
        subject: Attribution | None = None
        left = first
        for one in found:
            made = self._attribute(one, first, last, left, subject)
            yield self._with_surroundings(made, first, last)
            left = one.last
            if made.authors and one.cue.form != "preposition":
                subject = made

    def _with_surroundings(self, made: Attribution, first: int, last: int) -> Attribution:
        """With the bodies that the authors speak for and the platform."""
        if not made.authors:
            return made
        bodies = [self._affiliations.of(author, last) for author in made.authors]
        end = (
            max(made.found.last, made.authors[-1].last) if made.side == "after" else made.found.last
        )
        platform = self._platforms.behind(made.found.last, last) or self._platforms.behind(
            end, last
        )
        return replace(
            made,
            affiliations=tuple(body for body in bodies if body),
            platform=platform or self._platforms.opening(first, last),
        )

    def _attribute(
        self, one: FoundCue, first: int, last: int, left: int, subject: Attribution | None
    ) -> Attribution:
        if one.cue.form == "preposition":
            authors = self._inversions.after_preposition(one, last)
            return self._placed(one, authors, "after", one.last)
        if one.pronoun is not None:
            return self._inverted_pronoun(one, one.pronoun, last)
        if one.cue.form == "gerund":
            return self._adjunct(one, first, subject)
        return self._verb(one, first, last, left, subject)

    def _inverted_pronoun(self, one: FoundCue, at: int, last: int) -> Attribution:
        if one.cue.impersonal:
            return self._placed(one, self._inversions.place_of(one.last, last), "after", one.last)
        token = self._tokens[at]
        word = token.low.rpartition("-")[2]
        offset = len(token.text) - len(word)
        gender = self._language.pronouns.get(word, "")
        pronoun = Mention(
            at, at + 1, token.start + offset, token.end, token.text[offset:], "pronoun", gender
        )
        recipient, end = self._circumstances.recipient(one.last, last)
        return Attribution(one, (pronoun,), "after", one.first, end, recipient)

    def _adjunct(self, one: FoundCue, first: int, subject: Attribution | None) -> Attribution:
        """ ", affirmant que …": the author is the subject of the sentence."""
        quoted = self._openings.quoted(one.first, first)
        if quoted is not None:
            return Attribution(one, (quoted,), "before", one.first, one.last)
        if subject is not None:
            return Attribution(one, subject.authors, "before", one.first, one.last)
        author = self._openings.of_sentence(first, one.first)
        authors = (author,) if author else ()
        return Attribution(one, authors, "before" if authors else "", one.first, one.last)

    def _verb(
        self, one: FoundCue, first: int, last: int, left: int, subject: Attribution | None
    ) -> Attribution:
        before = self._subjects.before(one, first, left)
        after = self._inversions.after_verb(one, first, last, before)
        if after:
            recipient, _end = self._circumstances.recipient(after[-1].last, last)
            return self._placed(one, after, "after", one.last, recipient)
        recipient, end = self._circumstances.recipient(one.last, last)
        authors = self._far_subject(one, first, before, subject)
        return self._placed(one, authors, "before", max(end, one.last), recipient)

    def _far_subject(
        self,
        one: FoundCue,
        first: int,
        before: list[Mention],
        subject: Attribution | None,
    ) -> list[Mention]:
        """The subject of the sentence where none that can speak stands beside the verb."""
        document = self._openings.document(first, one.first)
        if document is not None:
            return [document]
        if before and before[-1].kind != "other":
            return before
        leading = self._openings.of_sentence(first, one.first)
        # "Les éleveurs qui ont … ont qualifié": a relative clause stands between.
        if (
            leading
            and leading.last < one.first
            and self._tokens[leading.last].low in self._language.relatives
        ):
            return [leading]
        if before or not self._shares_subject(one, first):
            return before
        if subject is not None:
            return list(subject.authors)
        return [leading] if leading else []

    def _shares_subject(self, one: FoundCue, first: int) -> bool:
        """ "X a confirmé … et ajouté que", "X said … and added": no subject of its own."""
        if one.first <= first:
            return False
        before = self._tokens[one.first - 1].low or self._tokens[one.first - 1].text
        return before in self._language.joiners or before in _SHARING

    def _placed(
        self,
        one: FoundCue,
        authors: Sequence[Mention],
        side: Side,
        end: int,
        recipient: Mention | None = None,
    ) -> Attribution:
        first = one.first
        if authors and side == "before":
            first = min(first, *(author.first for author in authors))
        if authors and side == "after":
            end = max(end, authors[-1].last)
        return Attribution(one, tuple(authors), side if authors else "", first, end, recipient)
