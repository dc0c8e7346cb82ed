"""Two revisions of an article side by side, as `_comparison_row.html` shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from factcheck.anchoring import Mark, Pair, Segment, flatten, line_up, word_count
from factcheck.marked import UNSEEN, ReferenceDict, marks_at, reference_to
from factcheck.models import Anchor, ArticleRevision, Claim

# Of unchanged paragraphs, how many stay in sight beside a change, and how few are not folded away.
CONTEXT = 1
FEW = 2

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same claims; `status` is that of the most urgent one, empty without any."""

    text: str
    status: str
    is_shared: bool
    closes: list[ReferenceDict]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that all changed, or all stayed."""

    is_changed: bool
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Block:
    zone: str
    stretches: list[Stretch]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of either revision beside its counterpart; None where there is none."""

    before: Block | None
    after: Block | None
    is_same: bool

    @property
    def is_twin(self) -> bool:
        """Both sides look alike: the same words under the same claims."""
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class Group:
    rows: list[Row]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many words went and how many came."""

    removed: int
    added: int


def side_by_side(before: ArticleRevision, after: ArticleRevision) -> list[Pair]:
    """The blocks of two revisions, lined up."""
    return line_up(_texts(before), _texts(after))


def tally(pairs: Iterable[Pair]) -> Tally:
    changes = [change for pair in pairs for change in pair.changes]
    return Tally(
        removed=sum(word_count(change.text) for change in changes if change.op == "removed"),
        added=sum(word_count(change.text) for change in changes if change.op == "added"),
    )


def rows_of(
    before: ArticleRevision,
    after: ArticleRevision,
    pairs: Sequence[Pair],
    anchors: Iterable[Anchor],
) -> list[Row]:
    """The lined-up blocks with their changes and claims; no query.

    `anchors` are places in either revision, with their claims.
    """
    places = list(anchors)
    left = _blocks(before, places, _changed(before, pairs, "removed"))
    right = _blocks(after, places, _changed(after, pairs, "added"))
    return [
        Row(
            None if pair.old is None else left[pair.old],
            None if pair.new is None else right[pair.new],
            pair.is_same,
        )
        for pair in pairs
    ]


def folded(rows: Sequence[Row]) -> list[Group]:
    """The rows in order; what lies far from any change is folded away."""
    groups: list[Group] = []
    done = 0
    for is_same, run in groupby(rows, key=lambda row: row.is_same):
        stretch = list(run)
        done += len(stretch)
        head = CONTEXT if groups else 0
        tail = len(stretch) - (CONTEXT if done < len(rows) else 0)
        if is_same and tail - head > FEW:
            parts = [(stretch[:head], False), (stretch[head:tail], True), (stretch[tail:], False)]
        else:
            parts = [(stretch, False)]
        groups += [Group(part, is_folded) for part, is_folded in parts if part]
    return groups


def _texts(revision: ArticleRevision) -> list[str]:
    return [revision.text[block["start"] : block["end"]] for block in revision.blocks]


def _changed(
    revision: ArticleRevision, pairs: Iterable[Pair], op: Literal["removed", "added"]
) -> Iterator[Span]:
    """Where this revision has words that the other one has not."""
    for pair in pairs:
        at = pair.old if op == "removed" else pair.new
        if at is None:
            continue
        start = revision.blocks[at]["start"]
        for change in pair.changes:
            if change.op not in ("same", op):
                continue
            end = start + len(change.text)
            if change.op == op:
                yield start, end
            start = end


def _blocks(
    revision: ArticleRevision, anchors: Iterable[Anchor], changed: Iterable[Span]
) -> list[Block]:
    marks: list[Mark] = []
    known: dict[int, ReferenceDict] = {}
    for anchor in anchors:
        if anchor.revision_id == revision.pk:
            marks += marks_at(anchor, anchor.claim)
            known[anchor.claim.number] = reference_to(anchor.claim, Claim.get_absolute_url)
    # Claims have the positive keys, their numbers; changes count downwards.
    marks += [
        Mark(-key, start, end, rank=UNSEEN) for key, (start, end) in enumerate(changed, start=1)
    ]
    spans = [(block["start"], block["end"]) for block in revision.blocks]
    pieces = flatten(revision.text, spans, marks)
    return [
        Block(block["zone"], list(_stretches(segments, known)))
        for block, segments in zip(revision.blocks, pieces, strict=True)
    ]


def _stretches(segments: Iterable[Segment], known: dict[int, ReferenceDict]) -> Iterator[Stretch]:
    for is_changed, run in groupby(segments, key=lambda s: any(key < 0 for key in s.keys)):
        yield Stretch(is_changed, [_piece(segment, known) for segment in run])


def _piece(segment: Segment, known: dict[int, ReferenceDict]) -> Piece:
    return Piece(
        text=segment.text,
        status=known[segment.top]["status"] if segment.top in known else "",
        is_shared=sum(key > 0 for key in segment.keys) > 1,
        closes=[known[key] for key in segment.closes if key > 0],
    )
