"""What carrying claims over to the next revision costs, against merely splitting the two texts.

Each line prepares the comparison of two texts of 100 kB and places the claims, in this process;
the medians of the CPU times of rounds that take turns are compared. The texts are made up, from a
fixed seed. Memory is the peak of one run, measured apart, because measuring it takes time.
"""

from __future__ import annotations

import re
import sys
import tracemalloc
from collections.abc import Iterator

from benchmarks.quote_check import SIZE, medians, numbers, transcript
from factcheck.anchoring import Reanchoring, fold

Span = tuple[int, int]
LENGTHS = (4, 12, 40, 120, 180)
ROUNDS = 3


def main() -> None:
    text = transcript(SIZE).replace(" mot1", ". Mot1")
    other = "".join(reversed(transcript(SIZE)))
    line, other_line = text.replace("\n", " "), other.replace("\n", " ")
    compare("light edits, 200 claims", text, edited(text, 20), 200)
    compare("heavy edits, 200 claims", text, edited(text, 1500), 200)
    compare("unrelated texts, 200 claims", text, other, 200)
    compare("one line, 200 claims", line, edited(line, 300), 200)
    compare("unrelated lines, 200", line, other_line, 200)
    compare("2,000 claims", text, edited(text, 200), 2000)
    compare("heavy edits, 2,000 claims", text, edited(text, 1500), 2000)
    compare("two words over and over", "a b " * (SIZE // 4), "b a " * (SIZE // 4), 200)
    compare("one sentence over and over", "Il a dit oui.\n" * 7000, "Il a dit oui.\n" * 6990, 200)


def edited(text: str, count: int) -> str:
    """The text with words replaced, and lines moved and dropped."""
    lines = text.split("\n")
    draws = numbers()
    for _ in range(count):
        at = next(draws) % len(lines)
        words = lines[at].split(" ")
        words[next(draws) % len(words)] = f"mot{next(draws) % 99_999}"
        lines[at] = " ".join(words)
        if len(lines) > 1 and next(draws) % 10 == 0:
            lines.insert(next(draws) % len(lines), lines.pop(at))
        if len(lines) > 100 and next(draws) % 50 == 0:
            lines.pop(at)
    return "\n".join(lines)


def spans(text: str, count: int) -> Iterator[Span]:
    draws = numbers()
    for number in range(count):
        start = next(draws) % (len(text) - 200)
        yield start, start + LENGTHS[number % len(LENGTHS)]


def compare(name: str, old: str, new: str, count: int) -> None:
    claims = list(spans(old, count))

    def split() -> object:
        return [re.findall(r"\w+", fold(text)) for text in (old, new)]

    def carry() -> object:
        carrier = Reanchoring(old, new)
        return [carrier.place(start, end) for start, end in claims]

    plain, carried = medians(split, carry, rounds=ROUNDS)
    tracemalloc.start()
    carry()
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    sys.stdout.write(
        f"re-anchoring: {name:28} {carried:7.1f} ms   {carried / plain:5.1f} × split   "
        f"{peak / 1_000_000:5.1f} MB\n"
    )
