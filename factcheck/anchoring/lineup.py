"""The paragraphs of two texts side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.anchoring.fold import fold
from factcheck.anchoring.runs import Run, equal_runs
from factcheck.anchoring.wording import Change, word_diff, word_spans

# The share of letters, of both blocks together, that makes one block a new wording of the other.
ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Pair:
    """Block `old` of the first text beside block `new` of the second, and what became of it.

    One of the two is None where a block went or came. A block that moved went and came.
    """

    old: int | None
    new: int | None
    changes: list[Change]

    @property
    def is_same(self) -> bool:
        both = self.old is not None and self.new is not None
        return both and all(change.op == "same" for change in self.changes)


def line_up(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Every block of both texts once, in the order of each; of two, the one that went is first.

    Blocks that stayed stand side by side, and between them those that are worded alike.
    """
    pairs: list[Pair] = []
    i = j = 0
    for a, b in [*_beside(old, new), (len(old), len(new))]:
        pairs += [Pair(at, None, word_diff(old[at], "")) for at in range(i, a)]
        pairs += [Pair(None, at, word_diff("", new[at])) for at in range(j, b)]
        if a < len(old):
            pairs.append(Pair(a, b, word_diff(old[a], new[b])))
        i, j = a + 1, b + 1
    return pairs


def _beside(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    i = j = 0
    for run in [*equal_runs(old, new), Run(len(old), len(new), 0)]:
        yield from ((i + a, j + b) for a, b in _alike(old[i : run.a], new[j : run.b]))
        yield from ((run.a + number, run.b + number) for number in range(run.size))
        i, j = run.a + run.size, run.b + run.size


def _alike(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Which blocks are a new wording of which, whatever the typography; they never cross.

    All of them are compared at once, so that the work stays small however many they are.
    """
    first, second = list(_words(old)), list(_words(new))
    shared: Counter[tuple[int, int]] = Counter()
    for run in equal_runs([key for _, key in first], [key for _, key in second]):
        for number in range(run.size):
            at, key = first[run.a + number]
            shared[at, second[run.b + number][0]] += len(key)
    here, there = _letters(first), _letters(second)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for (a, b), letters in shared.most_common():
        near = 2 * letters >= ALIKE * (here[a] + there[b])
        if near and a not in found and b not in taken:
            found[a] = b
            taken.add(b)
    return sorted(found.items())


def _words(blocks: Sequence[str]) -> Iterator[tuple[int, str]]:
    for at, block in enumerate(blocks):
        folded = fold(block)
        yield from ((at, folded[start:end]) for start, end in word_spans(folded))


def _letters(words: Sequence[tuple[int, str]]) -> Counter[int]:
    letters: Counter[int] = Counter()
    for at, key in words:
        letters[at] += len(key)
    return letters
