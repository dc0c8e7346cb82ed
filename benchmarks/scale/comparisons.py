"""What is held against what, and the most that the ratio should be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from benchmarks.scale.lists import FILTERS
from benchmarks.scale.searches import CLASSES
from benchmarks.scale.writes import ROWS


@dataclass(frozen=True, slots=True)
class Side:
    """A case of one of the databases: "many" or "few"."""

    case: str
    of: str = "many"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`on_sqlite`: the target there, if it is another one. `enough`: milliseconds that are few
    enough whatever the ratio is."""

    name: str
    beside: str
    sides: tuple[Side, Side]
    target: float | None = None
    by_p95: bool = False
    on_sqlite: float | None = None
    enough: float = 0


def _with_few(name: str, target: float) -> Comparison:
    return Comparison(name, "10,000 facts", (Side(name), Side(name, "few")), target)


def _lists() -> Iterator[Comparison]:
    for name in FILTERS:
        first = Side(f"query, page 1, {name}")
        yield _with_few(f"view, page 1, {name}", 1.5)
        yield _with_few(first.case, 1.5)
        yield Comparison(
            f"view, late page, {name}",
            "page 1",
            (Side(f"view, late page, {name}"), Side(f"view, page 1, {name}")),
            1.3,
        )
        yield Comparison(
            f"query, late page, {name}",
            "page 1",
            (Side(f"query, late page, {name}"), first),
            1.3,
        )
        yield Comparison(
            f"OFFSET, late page, {name}", "page 1", (Side(f"OFFSET, late page, {name}"), first)
        )
        capped = Side(f"capped COUNT, {name}")
        yield Comparison(capped.case, "page 1", (capped, first), 1)
        exact = Side(f"exact COUNT, {name}")
        yield Comparison(capped.case, "exact COUNT", (capped, exact))
        counts = Side(f"counts beside the filters, {name}")
        yield Comparison(counts.case, "page 1", (counts, first))


def _searches() -> Iterator[Comparison]:
    for name in (*CLASSES, "none"):
        ours, all_of_them = Side(f"search, {name}"), Side(f"ranking all, {name}")
        ranked = Comparison(
            ours.case, "ranking all", (ours, all_of_them), 1.5, by_p95=True, enough=5
        )
        if name == "very common":
            ranked = replace(ranked, target=1 / 50, on_sqlite=1 / 20, enough=0)
        yield ranked
        yield Comparison(f"search view, {name}", "search", (Side(f"search view, {name}"), ours), 2)
        counted = Side(f"search with counts, {name}")
        yield Comparison(counted.case, "search", (counted, ours))
    yield _with_few("hostile", 1.5)


def _desk() -> Iterator[Comparison]:
    for name in ("everything", "second pair of eyes", "one filter"):
        yield _with_few(f"queue, {name}", 1.5)
    for name in ("claim", "article", "evidence", "source", "claim, one filter"):
        yield _with_few(f"admin, {name}", 1.5)
    for name in ("a common word", "no such word"):
        case = f"admin search, {name}"
        yield Comparison(case, "unfiltered", (Side(case), Side("admin, claim")), 2)


def _writes() -> Iterator[Comparison]:
    ways = [f"{way}, {ROWS} rows" for way in ("the load's way", "bulk_create(1000)", "save() each")]
    fast, usual, slow = map(Side, ways)
    yield Comparison(fast.case, "bulk_create(1000)", (fast, usual), 1 / 1.4, on_sqlite=1 / 3)
    yield Comparison(fast.case, "save() each", (fast, slow), 1 / 5)
    yield Comparison(usual.case, "save() each", (usual, slow))


ALL = (*_lists(), *_searches(), *_desk(), *_writes())
