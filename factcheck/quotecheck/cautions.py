"""What a faithful passage may still hide: the words right beside it, and who says it."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.quotecheck.meaning import Comparison
from factcheck.quotecheck.outcomes import Change
from factcheck.quotecheck.transcript import Transcript
from factcheck.quotecheck.words import Words

# How many words before a passage a negation still reaches it: "pas vraiment un | échec".
REACH = 3


def cautions(
    comparison: Comparison, transcript: Transcript, first: int, last: int
) -> tuple[Change, ...]:
    """What an editor should look at although words first..last of the source are right."""
    return (
        *_negation_before(comparison, first),
        *_negation_behind(comparison, last),
        *_question(comparison, last),
        *_speakers(comparison, transcript, first, last),
    )


def _negation_before(comparison: Comparison, first: int) -> Iterator[Change]:
    for word in range(first - 1, max(-1, first - 1 - REACH), -1):
        if not comparison.theirs.joined(word):
            return
        if comparison.theirs.negates(word):
            opening = comparison.quote.show(0, 1)
            yield Change("negation", opening, comparison.source.show(word, first + 1))
            return


def _negation_behind(comparison: Comparison, last: int) -> Iterator[Change]:
    if comparison.theirs.joined(last - 1) and comparison.theirs.negates(last):
        size = len(comparison.quote.keys)
        ending = comparison.quote.show(size - 1, size)
        yield Change("negation", ending, comparison.source.show(last - 1, last + 1))


def _question(comparison: Comparison, last: int) -> Iterator[Change]:
    """A question quoted without its mark reads as a statement."""
    quote, source = comparison.quote, comparison.source
    if "?" in _behind(source, last) and "?" not in _behind(quote, len(quote.keys)):
        ours = quote.show(len(quote.keys) - 1, len(quote.keys))
        yield Change("question", ours, f"{source.show(last - 1, last)} ?")


def _behind(words: Words, last: int) -> str:
    """What stands behind a word, up to the next one."""
    if last == len(words.keys):
        return words.text[words.ends[last - 1] :]
    return words.between(last - 1, last)


def _speakers(
    comparison: Comparison, transcript: Transcript, first: int, last: int
) -> Iterator[Change]:
    """Labels inside the passage that name somebody else than the one it begins with."""
    start, end = comparison.source.span(first, last)
    speaker = transcript.speaker_at(start)
    for name in dict.fromkeys(transcript.speakers(start, end)):
        if name != speaker:
            yield Change("speaker", speaker, name)
