"""Which sentences of an article somebody has looked at: the map, line by line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings

from factcheck.anchoring import Union
from factcheck.choices import Confidence, Looked, Status, SuggestionState
from factcheck.detection.coverage import Sentence, read_sentences
from factcheck.intake import Block
from factcheck.models import FURNITURE, Article, ArticleRevision, Claim, NothingToCheck, Suggestion

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and whether anybody has looked at it.

    `said` is what a person said of it, with that person; None unless the state is "nothing".
    `waits` when the gate waits for it: it holds a figure, a quotation or a name that nobody has
    decided on, and no suggestion that the gate waits for already.
    """

    start: int
    end: int
    block: int
    words: str
    state: Looked
    waits: bool
    said: NothingToCheck | None

    @property
    def key(self) -> str:
        """Names the sentence in its revision, in addresses, forms and ids of elements."""
        return f"{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every sentence in the order of the text; `suggested` counts the suggestions that block."""

    lines: Sequence[Line]
    suggested: int

    @property
    def untouched(self) -> list[Line]:
        return [line for line in self.lines if line.state == Looked.UNTOUCHED]

    @property
    def nothing(self) -> list[Line]:
        return [line for line in self.lines if line.state == Looked.NOTHING]

    @property
    def looked_at(self) -> int:
        return len(self.lines) - len(self.untouched)


@dataclass(frozen=True, slots=True)
class _Suggested:
    """Where the machine suggests something in the article itself, by what became of it."""

    open: Union
    weighty: Union
    decided: Union
    weighty_count: int


def coverage_of(article: Article, claims: Iterable[Claim]) -> Coverage:
    """The map of the current text, of which `claims`, with their anchors, are all; two queries.

    A withdrawn claim covers nothing. Names and the like are looked for only where the newsroom
    lets the machine read at all.
    """
    revision = article.revision
    if revision is None:
        return Coverage((), 0)
    claimed = Union(_claimed(claims, revision.pk))
    rows = NothingToCheck.objects.filter(revision=revision).select_related("person")
    said = {(row.start, row.end): row for row in rows.order_by("start")}
    at = _suggested(revision, list(said))
    return Coverage(
        [
            _line(each, revision.text, claimed, said.get((each.start, each.end)), at)
            for each in sentences_of(revision, article.language)
        ],
        at.weighty_count,
    )


def sentences_of(revision: ArticleRevision, language: str) -> Sequence[Sentence]:
    blocks = tuple(Block(**block) for block in revision.blocks)
    return _read(revision.text, language, blocks)


@lru_cache(maxsize=16)
def _read(text: str, language: str, blocks: tuple[Block, ...]) -> Sequence[Sentence]:
    """The text of a revision never changes, and whoever works on one opens it again and again."""
    return tuple(read_sentences(text, language=language, blocks=blocks))


def _claimed(claims: Iterable[Claim], revision: int) -> Iterator[Span]:
    for claim in claims:
        anchor = claim.anchor
        if claim.status == Status.WITHDRAWN or anchor is None or anchor.revision_id != revision:
            continue
        if anchor.span:
            yield anchor.span


def _suggested(revision: ArticleRevision, said: Sequence[Span]) -> _Suggested:
    rows = list(
        Suggestion.objects.filter(revision=revision)
        .exclude(zone=FURNITURE)
        .values_list("start", "end", "state", "tier")
    )
    waiting = [row for row in rows if row[2] == SuggestionState.OPEN]
    weighty = [(start, end) for start, end, _state, tier in waiting if tier != Confidence.LOW]
    return _Suggested(
        Union((start, end) for start, end, _state, _tier in waiting),
        Union(weighty),
        Union((start, end) for start, end, state, _tier in rows if state != SuggestionState.OPEN),
        len(weighty) - _passed_over(weighty, said),
    )


def _passed_over(suggested: Iterable[Span], said: Sequence[Span]) -> int:
    """How many lie in a sentence that holds nothing to check; those are in order, one by one."""
    starts = [start for start, _end in said]
    nearest = ((end, bisect_right(starts, start) - 1) for start, end in suggested)
    return sum(at >= 0 and end <= said[at][1] for end, at in nearest)


def _line(
    sentence: Sentence, text: str, claimed: Union, said: NothingToCheck | None, at: _Suggested
) -> Line:
    start, end = sentence.start, sentence.end
    if claimed.meets(start, end):
        state, said = Looked.CLAIMED, None
    else:
        state = Looked.NOTHING if said else Looked.UNTOUCHED
    waits = state == Looked.UNTOUCHED and not at.weighty.meets(start, end) and _holds(sentence, at)
    return Line(start, end, sentence.block, text[start:end], state, waits, said)


def _holds(sentence: Sentence, at: _Suggested) -> bool:
    """Whether somebody has to have looked at it: what a person decided on is not asked again."""
    if at.open.meets(sentence.start, sentence.end):
        return True
    read = sentence.signs if settings.FACTCHECK_DETECTORS else ()
    return any(not at.decided.meets(*sign) for sign in read)
