"""The quotations of an article, each with its speaker."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from factcheck.detection.attribution.attributor import Attribution
from factcheck.detection.attribution.mentions import Mention
from factcheck.detection.attribution.passages import Passage, Sentence
from factcheck.detection.attribution.speakers import Speakers
from factcheck.detection.languages import Language
from factcheck.detection.quoting.credits import Credit, Crediting
from factcheck.detection.quoting.marks import Quoted
from factcheck.detection.quoting.telling import QuotedPlace, Telling
from factcheck.detection.reading import Reading
from factcheck.detection.suggestions import UNATTRIBUTED, Quote, Tier

_LONGEST_LABEL = 14


@dataclass(slots=True)
class QuoteFinder:
    """Reads the passages of an article in order and remembers who spoke last."""

    reading: Reading
    language: Language
    speakers: Speakers
    telling: Telling
    found: list[Quote] = field(default_factory=list)
    # Attributions that stand inside quotation marks, met on the way.
    inside: list[Attribution] = field(default_factory=list)
    # Whoever stands before a quotation without any verb: "X : «…»".
    lead_ins: list[Mention] = field(default_factory=list)
    _last: Quote | None = None
    _last_block: int = -2
    # The name that is a line of its own above a quotation.
    _label: Mention | None = None
    _label_block: int = -2
    _goes_on: bool = False
    _groups: int = 0

    def read(self, passage: Passage) -> None:
        """Take the quotations of one passage; people are met in the order of the text."""
        crediting = Crediting(self.reading.text, self.language, passage)
        for sentence in passage.sentences:
            if sentence.subject is not None:
                self.speakers.meet(sentence.subject, passage.number)
            pending = list(sentence.attributions)
            for at in range(sentence.first, sentence.last):
                while pending and pending[0].first <= at:
                    self._meet(pending.pop(0), passage)
                quoted = passage.tokens[at].quoted
                if quoted is not None:
                    self._take(passage, sentence, at, quoted, crediting)
            for one in pending:
                self._meet(one, passage)
        self._label = _label(passage)
        self._label_block = passage.number if self._label else -2

    def _meet(self, attribution: Attribution, passage: Passage) -> None:
        for author in attribution.authors:
            self.speakers.meet(author, passage.number)

    def _take(
        self, passage: Passage, sentence: Sentence, at: int, quoted: Quoted, crediting: Crediting
    ) -> None:
        credit = crediting.credit(sentence, at, quoted)
        if credit.closeness == "none" and at == 0 and self._label_block == passage.number - 1:
            credit = Credit("beside", None, "before", self._label)
        if credit.attribution is None and credit.author and not credit.author.is_pronoun:
            self.lead_ins.append(credit.author)
            self.speakers.meet(credit.author, passage.number)
        if credit.position == "inside" and credit.attribution is not None:
            self.inside.append(credit.attribution)
            self._meet(credit.attribution, passage)
        inside = self.reading.text[quoted.inner : quoted.outer].strip()
        carried = self._carries(passage, sentence, at)
        place = QuotedPlace(passage, sentence, at, inside, credit, carried)
        if self.telling.is_quotation(place):
            self._add(passage, quoted, credit)

    # Whose it is

    def _carries(self, passage: Passage, sentence: Sentence, at: int) -> bool:
        """Does the speaker of the quotation before go on, here or in the block before this one?"""
        return (
            self._last is not None
            and passage.number - self._last_block <= 1
            and at <= sentence.first + 1
        )

    def _add(self, passage: Passage, quoted: Quoted, credit: Credit) -> None:
        quote = Quote(
            start=quoted.start,
            end=quoted.end,
            text=self.reading.text[quoted.start : quoted.end],
            rule=f"quote.{credit.closeness}" + (f"-{credit.position}" if credit.position else ""),
            zone=passage.block.zone,
            words=self.reading.text[quoted.inner : quoted.outer].strip(),
            position=credit.position,
        )
        if credit.closeness == "none":
            quote = self._carried(quote, passage)
        else:
            quote = self._spoken(quote, passage, credit)
        quote = replace(quote, tier=self._tier(quote, credit))
        self.found.append(quote)
        self._last, self._last_block, self._goes_on = quote, passage.number, quoted.goes_on

    def _carried(self, quote: Quote, passage: Passage) -> Quote:
        """Nobody is credited: the last speaker goes on, unless that was long ago."""
        last = self._last
        if last is None or passage.number - self._last_block > 1:
            guess = self.speakers.latest(passage.number, quote.start)
            return replace(quote, speaker=guess, warnings=(UNATTRIBUTED,))
        return replace(
            quote,
            rule="quote.carried",
            speaker=last.speaker,
            cue=last.cue,
            cue_span=last.cue_span,
            cue_lemma=last.cue_lemma,
            group=self._tied(last) if self._goes_on else None,
            warnings=() if last.speaker else (UNATTRIBUTED,),
        )

    def _spoken(self, quote: Quote, passage: Passage, credit: Credit) -> Quote:
        author = credit.author
        speaker = self.speakers.resolve(author, passage.number) if author else ""
        quote = replace(
            quote,
            speaker=speaker,
            speaker_span=(author.start, author.end) if author else None,
            warnings=() if speaker else (UNATTRIBUTED,),
        )
        if credit.attribution is None:
            return quote
        cue = credit.attribution.found.cue
        return replace(
            quote,
            cue=cue.text,
            cue_span=(cue.start, cue.end),
            cue_lemma=cue.lemma,
            group=self._grouped((cue.start, cue.end)),
        )

    def _grouped(self, cue_span: tuple[int, int]) -> int | None:
        """The number that the pieces of one split quotation share: they have one cue."""
        last = self._last
        return None if last is None or last.cue_span != cue_span else self._tied(last)

    def _tied(self, last: Quote) -> int:
        """The group of the quotation before, a new one if it has none yet."""
        if last.group is None:
            self._groups += 1
            self.found[-1] = last = replace(last, group=self._groups)
        return last.group or self._groups

    def _tier(self, quote: Quote, credit: Credit) -> Tier:
        if quote.zone == "furniture":
            return "low"
        sure = credit.closeness == "beside" and _strength(credit) != "stance"
        return "high" if sure and quote.speaker else "medium"


def _label(passage: Passage) -> Mention | None:
    """ "Vincent Hognon (entraîneur de Metz)", a line alone: who says what follows."""
    if len(passage.sentences) != 1 or len(passage.tokens) > _LONGEST_LABEL:
        return None
    sentence = passage.sentences[0]
    subject = sentence.subject
    if subject is None or subject.kind != "name" or sentence.attributions:
        return None
    alone = subject.last == sentence.last or passage.tokens[subject.last].text in "(:,–—"
    return subject if alone and subject.last - subject.first > 1 else None


def _strength(credit: Credit) -> str:
    return credit.attribution.found.cue.strength if credit.attribution else "saying"
