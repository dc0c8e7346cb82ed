"""Which review of an address is which row: its claim may have been worded anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from factcheck.anchoring.likeness import likeness
from factcheck.models import ImportedReview
from factcheck.reviews import Review, folded

# From here on, another wording is more likely than another claim.
_REWORDED = 0.6
# Claims of one address that are compared with each other; a page has a handful.
_MOST = 50


def pair(
    reviews: Sequence[Review], rows: Sequence[ImportedReview], *, file_name: str, taken: Set[int]
) -> Iterator[tuple[Review, ImportedReview]]:
    """Match reviews of one address with what is stored of it; the rest is new.

    The same claim is the same review. A claim that is alike is its new wording, and so is the
    only one that is left when it comes from the file that the only row left came from. Rows that
    this import has written already, in `taken`, are paired with the same claim alone.
    """
    by_digest = {row.digest: row for row in rows}
    same = [one for one in reviews if one.digest in by_digest]
    yield from ((one, by_digest[one.digest]) for one in same)
    wanted = {one.digest for one in same}
    left = [one for one in reviews if one.digest not in wanted]
    free = [row for row in rows if row.digest not in wanted and row.pk not in taken]
    for one, row in _alike(left[:_MOST], free[:_MOST]):
        left.remove(one)
        free.remove(row)
        yield one, row
    if len(left) == len(free) == 1 and free[0].file_name == file_name:
        yield left[0], free[0]


def _alike(
    reviews: Sequence[Review], rows: Sequence[ImportedReview]
) -> list[tuple[Review, ImportedReview]]:
    """Pairs of claims that are alike, the most alike first."""
    scored = [
        (likeness(folded(one.claim_reviewed), folded(row.claim_reviewed)), one, row)
        for one in reviews
        for row in rows
    ]
    scored.sort(key=lambda three: -three[0])
    pairs: dict[str, tuple[Review, ImportedReview]] = {}
    used: set[int] = set()
    for score, one, row in scored:
        if score >= _REWORDED and one.digest not in pairs and row.pk not in used:
            pairs[one.digest] = (one, row)
            used.add(row.pk)
    return list(pairs.values())
