"""An analysed article as the rules read it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from factcheck.consistency.english import ENGLISH
from factcheck.consistency.findings import Finding, Severity, fingerprint
from factcheck.consistency.french import FRENCH
from factcheck.consistency.language import Language
from factcheck.consistency.statements import Statement, statements
from factcheck.consistency.text import content_stems, plain
from factcheck.detection import Analysis, Figure, Source, Suggestion
from factcheck.detection.suggestions import Span
from factcheck.intake import Block

LANGUAGES = {"fr": FRENCH, "en": ENGLISH}
FURNITURE = "furniture"
HEADLINE = "headline"
# How far around a place its context reaches, and how much of an endless sentence is read.
AROUND = 90
LONGEST_SENTENCE = 400
# How far in front of a verb its subject is looked for.
SUBJECT = 110

_END = re.compile(r"[.!?…]{1,4}(?:\s?[\"'»”’)\]]){0,3}(?=\s+[\"'«“‘(\[—–-]{0,3}\s?[^\W_a-zà-ÿ])")
_NAME = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-Þ][^\W\d_]{1,30}")
# "M. Durand", "J. Roy", "the U.S. Army": a stop that ends no sentence.
_ABBREVIATED = re.compile(
    r"(?:(?<!\w)(?:M|MM|Me|Dr|Pr|St|Ste|Mr|Mrs|Ms|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|No|av|vs|cf)"
    r"|(?<!\w)[A-Z]|\.[A-Z])\Z"
)


class Article:
    """The analysis with what several rules ask for: sentences, folded text, claims proper."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.text = analysis.reading.text
        self.words: Language = LANGUAGES[analysis.reading.language]

    @cached_property
    def plain(self) -> str:
        return plain(self.text)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that are the article's own."""
        return tuple(b for b in self.analysis.reading.blocks if b.zone != FURNITURE)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that the article itself gives, in order."""
        kept = [one for one in self.analysis.figures if self.zone(one) != FURNITURE]
        return tuple(sorted(kept, key=lambda one: (one.start, one.end)))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources that the article itself names, in order."""
        kept = [one for one in self.analysis.sources if self.zone(one) != FURNITURE]
        return tuple(sorted(kept, key=lambda one: one.span))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        return tuple(part for block in self.blocks for part in self._split(block))

    @cached_property
    def left_open(self) -> tuple[Statement, ...]:
        """The statements in the conditional or the like, hypotheses left out."""
        verbs = self.words.verbs
        every = self._statements(verbs.open, frozenset())
        return tuple(one for one in every if not self._conditional(one))

    @cached_property
    def stated(self) -> tuple[Statement, ...]:
        """The statements of fact."""
        return tuple(self._statements(self.words.verbs.fact, self.words.verbs.unstated))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _dates(self) -> list[Span]:
        return [one.span for one in self.figures if one.type == "date"]

    @cached_property
    def _quotes(self) -> list[Span]:
        return sorted(quote.span for quote in self.analysis.quotes)

    @cached_property
    def _origins(self) -> list[int]:
        return [one.start for one in self.sources if one.role == "origin"]

    @cached_property
    def _sayings(self) -> list[int]:
        """Where somebody is said to say something."""
        return sorted(
            cue.start
            for cue in self.analysis.cues
            if cue.strength == "saying" and not cue.impersonal
        )

    def own(self, place: int) -> bool:
        """Is a place the article's, not the site's?"""
        return self.analysis.reading.zone_at(place) != FURNITURE

    def zone(self, one: Suggestion) -> str:
        """The zone of a suggestion: furniture when either it or its block says so."""
        return FURNITURE if one.zone == FURNITURE else self.analysis.reading.zone_at(one.start)

    def sentence_at(self, place: int) -> Span:
        """The sentence around a place; an empty span where there is none."""
        at = bisect_right(self._starts, place) - 1
        if at < 0 or place >= self.sentences[at][1]:
            return place, place
        return self.sentences[at]

    def around(self, span: Span, reach: int = AROUND) -> Span:
        """The words around a span, within its sentence."""
        start, end = self.sentence_at(span[0])
        return max(start, span[0] - reach), max(span[1], min(end, span[1] + reach))

    def subject(self, one: Statement) -> list[str]:
        """The stems of what stands before a verb in its sentence, the nearest last."""
        start, _ = self.around(one.span, SUBJECT)
        return self.stems((start, one.span[0]))

    def stems(self, span: Span) -> list[str]:
        return content_stems(self.text[span[0] : span[1]], self.words.stopwords)

    def words_of(self, span: Span) -> str:
        return " ".join(self.text[span[0] : span[1]].split())

    def dates_in(self, span: Span) -> frozenset[str]:
        """The dates of a passage, in folded words."""
        low = bisect_left(self._dates, (span[0], 0))
        high = bisect_left(self._dates, (span[1], 0))
        return frozenset(self.plain[start:end] for start, end in self._dates[low:high])

    def names_in(self, span: Span) -> frozenset[str]:
        """The words of a passage with a capital that no sentence gives them."""
        first = self.sentence_at(span[0])[0]
        return frozenset(
            match[0] for match in _NAME.finditer(self.text, *span) if match.start() > first + 2
        )

    def in_quote(self, place: int) -> bool:
        at = bisect_right(self._quotes, (place, len(self.text))) - 1
        return at >= 0 and place < self._quotes[at][1]

    def attributed(self, span: Span) -> bool:
        """Does a sentence say who says so?"""
        at = bisect_left(self._sayings, span[0])
        return at < len(self._sayings) and self._sayings[at] < span[1]

    def names_source(self, span: Span) -> bool:
        """Does a passage name a source that says something in it?"""
        low = bisect_left(self._origins, span[0])
        return low < len(self._origins) and self._origins[low] < span[1]

    def approximated(self, figure: Figure) -> str:
        """The figure with its approximation, whether or not its span includes it."""
        shown, approx = self.words_of(figure.span), figure.approx
        return shown if not approx or approx.lower() in shown.lower() else f"{approx} {shown}"

    def finding(
        self,
        rule: str,
        spans: Iterable[Span],
        severity: Severity,
        params: dict[str, Any],
        *,
        about: Sequence[Span] = (),
    ) -> Finding:
        """Make a finding. `about` are words beside the spans that tell it from a like one."""
        places = tuple(dict.fromkeys(spans))
        words = [self.text[start:end] for start, end in (*places, *about)]
        return Finding(rule, places, severity, fingerprint(rule, words), params)

    def _statements(
        self, patterns: Iterable[re.Pattern[str]], unstated: frozenset[str]
    ) -> Iterator[Statement]:
        for one in statements(self.plain, patterns, unstated):
            if one.verb not in self.words.verbs.ordinary and self.own(one.span[0]):
                yield one

    def _conditional(self, one: Statement) -> bool:
        clause = self.around(one.span, LONGEST_SENTENCE)
        return self.words.verbs.condition.search(self.plain, *clause) is not None

    def _split(self, block: Block) -> list[Span]:
        parts, start = [], block.start
        for match in _END.finditer(self.text, block.start, block.end):
            before = self.text[max(block.start, match.start() - 6) : match.start()]
            if match[0] == "." and _ABBREVIATED.search(before):
                continue
            parts.append((start, match.end()))
            start = match.end()
        return [*parts, (start, block.end)]
