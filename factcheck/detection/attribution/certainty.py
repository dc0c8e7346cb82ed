"""How sure a sentence is of itself: hearsay in the conditional, statements that nobody makes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from factcheck.detection.attribution.passages import Passage, Sentence
from factcheck.detection.suggestions import CONDITIONAL, UNATTRIBUTED
from factcheck.detection.tables import words
from factcheck.detection.tokens import Sort

# The conditional of the third person. Verbs in -rer have the same ending in the imperfect
# (assurait, tirait), so that only stems that cannot be theirs count.
_FRENCH = re.compile(
    r"(?:aur|ser|pourr|devr|recevr|fer|ir|saur|verr|faudr|vaudr|\w{2,20}er|\w{1,20}[nt]dr|\w{2,20}ttr|\w{2,20}uir)"
    r"(?:ait|aient)"
)
_ENGLISH = words("""
    alleged allegedly apparently could may might purportedly reportedly supposedly would
""")
_HEARSAY = words("allegedly reportedly purportedly supposedly")
# "it is reported that", "is said to have", "are believed to be".
_PASSIVE = words("""
    alleged believed claimed reported rumored rumoured said thought understood
""")
_FUTURE = words("annoncer espérer prévoir promettre")
_WISHES = ("aim", "préfér", "souhait")
_SEEMING = words("""
    paraît paraîtrait semblait semble semblerait
""")


@dataclass(frozen=True, slots=True)
class Certainty:
    """Warnings of sentences by place; what stands in quotation marks is not the text's own."""

    _starts: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)
    _warnings: list[tuple[str, ...]] = field(default_factory=list)

    def read(self, passage: Passage) -> None:
        """Take the sentences of one passage; passages come in the order of the text."""
        for sentence in passage.sentences:
            warnings = tuple(_warnings(passage, sentence))
            for start, end in _own_words(passage, sentence):
                self._starts.append(start)
                self._ends.append(end)
                self._warnings.append(warnings)

    def at(self, place: int) -> tuple[str, ...]:
        """The warnings of the sentence whose own words hold this place."""
        at = bisect_right(self._starts, place) - 1
        return self._warnings[at] if at >= 0 and place < self._ends[at] else ()


def _own_words(passage: Passage, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence outside quotation marks, in code points."""
    start = None
    end = 0
    for token in passage.tokens[sentence.first : sentence.last]:
        if token.sort is Sort.QUOTED:
            if start is not None:
                yield start, end
            start = None
        else:
            start = token.start if start is None else start
            end = token.end
    if start is not None:
        yield start, end


def _warnings(passage: Passage, sentence: Sentence) -> Iterator[str]:
    # A capital "May" is the month.
    lows = [
        token.low for token in passage.tokens[sentence.first : sentence.last] if token.text != "May"
    ]
    french = passage.phrases.language.code == "fr"
    passive = not french and _is_reported(lows)
    if passive or _is_conditional(passage, sentence, lows):
        yield CONDITIONAL
    authored = any(one.authors for one in sentence.attributions)
    if not authored and (
        any(one.found.cue.impersonal for one in sentence.attributions)
        or (_seems(lows) if french else passive or bool(_HEARSAY.intersection(lows)))
    ):
        yield UNATTRIBUTED


def _is_conditional(passage: Passage, sentence: Sentence, lows: Sequence[str]) -> bool:
    if passage.phrases.language.code == "en":
        return not _ENGLISH.isdisjoint(lows)
    # "a promis que 500 postes seraient créés": a future seen from the past, not hearsay.
    promised = any(one.found.cue.lemma in _FUTURE and one.authors for one in sentence.attributions)
    return not promised and any(
        _FRENCH.fullmatch(low) and not low.startswith(_WISHES) for low in lows
    )


def _is_reported(lows: Sequence[str]) -> bool:
    """ "is said to have", "it was reported that"."""
    return any(
        low in _PASSIVE
        and lows[at - 1] in ("is", "are", "was", "were", "been")
        and lows[at + 1] in ("to", "that")
        for at, low in enumerate(lows[:-1])
        if at
    )


def _seems(lows: Sequence[str]) -> bool:
    """ "il semblerait que", "on parle de": nobody says so."""
    return any(
        low in ("il", "on") and (following in _SEEMING or (low == "on" and following == "parle"))
        for low, following in pairwise(lows)
    )
