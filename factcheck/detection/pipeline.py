from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from factcheck.detection.attribution.abbreviations import abbreviations
from factcheck.detection.attribution.certainty import Certainty
from factcheck.detection.attribution.passages import read_passage
from factcheck.detection.attribution.sources import find_sources
from factcheck.detection.attribution.speakers import Speakers
from factcheck.detection.cues import Cue
from factcheck.detection.figures import find_figures
from factcheck.detection.languages import LANGUAGES
from factcheck.detection.quoting.marks import Quoted, quoted_strings
from factcheck.detection.quoting.quotes import QuoteFinder
from factcheck.detection.quoting.telling import Telling
from factcheck.detection.reading import Reading, read
from factcheck.detection.suggestions import CONDITIONAL, Figure, Quote, Source, Suggestion
from factcheck.intake.blocks import Block

Suggested = TypeVar("Suggested", bound=Suggestion)


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the machine read in one article; each list in the order of the text."""

    reading: Reading
    figures: tuple[Figure, ...]
    quotes: tuple[Quote, ...]
    sources: tuple[Source, ...]
    cues: tuple[Cue, ...]

    @property
    def suggestions(self) -> list[Suggestion]:
        """Figures, quotes and sources together; where two begin together, the longer first."""
        found: list[Suggestion] = [*self.figures, *self.quotes, *self.sources]
        return sorted(found, key=lambda one: (one.start, -one.end, one.kind))


def analyse(
    text: str,
    *,
    language: str,
    dated: date | None = None,
    blocks: Sequence[Block] | None = None,
) -> Analysis:
    """Read an article in French or English. Raises ValueError for any other language.

    `blocks` are those of the article's revision; without them each line is a block.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no rules for the language {language!r}: {', '.join(LANGUAGES)}")
    reading = read(text, language=language, dated=dated, blocks=blocks)
    tables = LANGUAGES[language]
    quoted = quoted_strings(reading)
    speakers = Speakers(tables, abbreviations(text))
    quotes = QuoteFinder(reading, tables, speakers, Telling(text, tables, quoted))
    passages = []
    for number, (block, own) in enumerate(
        zip(reading.blocks, _by_block(quoted, reading), strict=True)
    ):
        passage = read_passage(text, block, number, language=tables, quoted=own)
        quotes.read(passage)
        passages.append(passage)
    sources = find_sources(
        passages, quotes.inside, quotes.lead_ins, reading=reading, speakers=speakers
    )
    attributions = [one for passage in passages for one in passage.attributions]
    cues = sorted(
        {one.found.cue for one in (*attributions, *quotes.inside)}, key=lambda cue: cue.start
    )
    certainty = Certainty()
    for passage in passages:
        certainty.read(passage)
    return Analysis(
        reading,
        tuple(_warned(one, certainty, one.start) for one in find_figures(reading)),
        tuple(_warned(one, certainty, (one.cue_span or one.span)[0]) for one in quotes.found),
        tuple(_warned(one, certainty, one.start) for one in sources),
        tuple(cues),
    )


def _warned(one: Suggested, certainty: Certainty, place: int) -> Suggested:
    """The suggestion with the warnings of the sentence that holds this place."""
    added = tuple(name for name in certainty.at(place) if name not in one.warnings)
    if isinstance(one, Source | Quote):
        added = tuple(name for name in added if name == CONDITIONAL)
    return replace(one, warnings=(*one.warnings, *added)) if added else one


def _by_block(quoted: Sequence[Quoted], reading: Reading) -> list[list[Quoted]]:
    found: list[list[Quoted]] = [[] for _ in reading.blocks]
    for one in quoted:
        found[one.block].append(one)
    return found


def detect(
    text: str,
    *,
    language: str,
    dated: date | None = None,
    blocks: Sequence[Block] | None = None,
) -> list[Suggestion]:
    """The suggestions of `analyse` alone, in the order of the text."""
    return analyse(text, language=language, dated=dated, blocks=blocks).suggestions
