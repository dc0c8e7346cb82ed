"""A quote against the text it was taken from: one question, one answer."""

from __future__ import annotations

from factcheck.quotecheck.cautions import cautions
from factcheck.quotecheck.meaning import Comparison, changes
from factcheck.quotecheck.outcomes import Outcome, Place, QuoteCheck, Step
from factcheck.quotecheck.passage import Passage, best_passage
from factcheck.quotecheck.quoted import Quoted, read_quote
from factcheck.quotecheck.transcript import Transcript, read_transcript

LANGUAGES = ("fr", "en")

# The score from which a passage counts as the one that was quoted, and from which it is shown as
# a candidate. Both need SHARED words of the quote, unless every word is there.
FOUND = 0.6
NEAR = 0.4
SHARED = 2

_DECLARED = frozenset({"cut", "filler", "bracket"})


def check_quote(quote: str, source: str, *, language: str) -> QuoteCheck:
    """Compare a quote with a transcript or report in French or English.

    Typography, case, line breaks and ways to write a number never count. Takes time linear in the
    source. Raises ValueError for any other language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no rules for the language {language!r}: {', '.join(LANGUAGES)}")
    asked = read_quote(quote, language)
    if not any(map(asked.is_fixed, range(len(asked.words.keys)))):
        return QuoteCheck("not_found")
    transcript = read_transcript(source, language)
    best = best_passage(asked, transcript.words)
    if best is None or not (best.faithful or best.shared >= SHARED):
        return QuoteCheck("not_found")
    place = _place(asked, transcript, best)
    if best.score < FOUND:
        return QuoteCheck("not_found", candidate=place if best.score >= NEAR else None)
    comparison = Comparison(asked, transcript.words, best.parts, language)
    turned = changes(comparison)
    return QuoteCheck(
        _outcome(best, turned=bool(turned)),
        place,
        changes=turned,
        cautions=cautions(comparison, transcript, *best.words),
        others=best.others,
    )


def _outcome(best: Passage, *, turned: bool) -> Outcome:
    if turned:
        return "meaning_changed"
    if not best.faithful:
        return "altered"
    declared = any(part.op in _DECLARED for part in best.parts)
    return "trimmed" if declared else "exact"


def _place(asked: Quoted, transcript: Transcript, best: Passage) -> Place:
    start, end = transcript.words.span(*best.words)
    steps = tuple(
        Step(
            part.op,
            asked.words.show(part.q1, part.q2),
            transcript.words.show(part.s1, part.s2),
        )
        for part in best.parts
    )
    return Place(start, end, transcript.locate(start, end), best.score, steps)
