"""How many sources some pieces of evidence are, and whether they are enough. Knows no rows.

Pieces count as one source when one was made from the other, when both were made from a third, or
when the same source gave them, at whatever remove. Nothing is concluded from addresses: two pages
of one site may be two sources, and one press release stands on a hundred sites.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.choices import Tier

# By evidence: what it was made from, and who gave it.
Origins = Mapping[int, tuple[int | None, int | None]]
_Node = tuple[str, int]
_BEST_FIRST = (Tier.PRIMARY, Tier.SECONDARY, Tier.TERTIARY)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a desk asks for: so many primary sources, or so many independent ones."""

    primary: int
    independent: int


@dataclass(frozen=True, slots=True)
class Sources:
    """Independent sources by their tier, each by the best of its pieces."""

    primary: int = 0
    secondary: int = 0
    tertiary: int = 0

    @property
    def independent(self) -> int:
        """How many count. Tertiary ones do beside another, never alone."""
        others = self.primary + self.secondary
        return others + self.tertiary if others else 0

    def are_enough(self, asked: Asked) -> bool:
        return self.primary >= asked.primary or self.independent >= asked.independent


def count_sources(pieces: Iterable[tuple[int, str]], origins: Origins) -> Sources:
    """The pieces are pairs of evidence and tier; `origins` holds them and all they come from."""
    joined = _Joined()
    tiers = dict(pieces)
    for evidence in tiers:
        _climb(evidence, origins, joined)
    best: dict[_Node, str] = {}
    for evidence, tier in tiers.items():
        group = joined.root(("evidence", evidence))
        best[group] = min(tier, best.get(group, tier), key=_BEST_FIRST.index)
    found = list(best.values())
    return Sources(*(found.count(tier) for tier in _BEST_FIRST))


def _climb(evidence: int, origins: Origins, joined: _Joined) -> None:
    """Join a piece with what it was made from, up to the first; a circle is walked once."""
    seen: set[int] = set()
    at: int | None = evidence
    while at is not None and at not in seen:
        seen.add(at)
        above, source = origins.get(at, (None, None))
        if source is not None:
            joined.join(("evidence", at), ("source", source))
        if above is not None:
            joined.join(("evidence", at), ("evidence", above))
        at = above


class _Joined:
    """Nodes that were joined have one root."""

    def __init__(self) -> None:
        self._above: dict[_Node, _Node] = {}

    def root(self, node: _Node) -> _Node:
        while node in self._above:
            node = self._above[node]
        return node

    def join(self, one: _Node, other: _Node) -> None:
        first, second = self.root(one), self.root(other)
        if first != second:
            self._above[first] = second
