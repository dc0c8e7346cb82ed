"""Sources that are likely the same: pairs to look at, never merged by themselves."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from factcheck.anchoring import fold
from factcheck.annotating.sources import names_of
from factcheck.models import Source

# Two names as near as this are worth a look: a slip of the keyboard, words in another order.
NEAR = 90
# A key that more sources share than this says nothing: "France", "Université".
MOST_ALIKE = 25
_WORD = re.compile(r"[^\W_]+")
# Words that initials leave out.
_SMALL = frozenset(
    [
        "a",
        "and",
        "au",
        "aux",
        "d",
        "de",
        "des",
        "du",
        "et",
        "for",
        "in",
        "l",
        "la",
        "le",
        "les",
        "of",
        "on",
        "pour",
        "sur",
        "the",
    ]
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sources and how near their names are, 100 at most; the older one first."""

    one: Source
    other: Source
    score: int


def alike(sources: Iterable[Source]) -> list[Pair]:
    """Pairs of a Wikidata id, a name or alias, initials, or of nearly the same name; nearest first.

    Only those are compared that share a key, so that the work grows with the number of sources.
    A protected source is only like a protected one: no others can be merged.
    """
    blocks: dict[tuple[str, str, bool], dict[int, Source]] = defaultdict(dict)
    for source in sources:
        if not source.is_unreadable:
            for kind, key in _keys(source):
                blocks[kind, key, source.protected][source.pk] = source
    found: dict[tuple[int, int], Pair] = {}
    for (kind, key, _protected), block in sorted(blocks.items()):
        if 1 < len(block) <= MOST_ALIKE:
            for one, other in combinations(sorted(block.values(), key=lambda s: s.pk), 2):
                score = _score(kind, key, one, other)
                if score >= NEAR:
                    # What is certain sorts before words that are only near.
                    found.setdefault((one.pk, other.pk), Pair(one, other, score))
    return sorted(found.values(), key=lambda pair: (-pair.score, pair.one.pk, pair.other.pk))


def _keys(source: Source) -> Iterator[tuple[str, str]]:
    """What two of one name have in common; a "word" alone is no reason, but one to compare."""
    if source.wikidata_id:
        yield "id", source.wikidata_id
    for words in _names(source):
        yield "name", "".join(words)
        telling = [word for word in words if word not in _SMALL]
        yield "initials", _initials(telling) if len(telling) > 1 else "".join(words)
        for word in telling:
            yield "word", word[:4]


def _score(kind: str, key: str, one: Source, other: Source) -> int:
    if kind == "word":
        return _near(one, other)
    if kind == "initials":
        # Two people of the same initials have nothing in common: one must be called by them.
        return 100 if any([key] in _names(source) for source in (one, other)) else 0
    return 100


def _near(one: Source, other: Source) -> int:
    """How near the nearest of their names are."""
    pairs = (
        fuzz.token_sort_ratio(" ".join(mine), " ".join(theirs))
        for mine in _names(one)
        for theirs in _names(other)
    )
    return int(max(pairs, default=0))


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)


def _names(source: Source) -> list[list[str]]:
    """The words of each name, without case, accents and points."""
    plain = (unicodedata.normalize("NFKD", fold(name)) for name in names_of(source))
    bare = ("".join(c for c in name if not unicodedata.combining(c)) for name in plain)
    return [words for words in map(_WORD.findall, bare) if words]
