"""What checking a quote costs, against merely splitting the same source into words.

Both run in this process, in rounds that take turns; the medians of their CPU times are compared.
The transcript is made up, from a fixed seed, with the word frequencies of real text. The last
lines show the growth: ten times the source, and sources that nobody would send in good faith.
"""

from __future__ import annotations

import gc
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from factcheck.anchoring import fold
from factcheck.quotecheck import check_quote

SIZE = 100_000
ROUNDS = 7

COMMON = (
    "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se il ce nous"
    " ont été avec mais on elle sont cette leur était deux aux même fait tout comme ses après aussi"
)
RARE = 4000

Run = Callable[[], object]


def main() -> None:
    source = transcript(SIZE)
    words = source.split()
    quote, long = words[8000:8040], words[4000:4800]
    report("words split only", lambda: re.findall(r"\w+", fold(source)), source)
    for name, asked in {
        "exact, 40 words": quote,
        "trimmed, 40 words": spoilt(quote, "[…]"),
        "altered, 40 words": spoilt(quote, "autre"),
        "not found, 40 words": [word[::-1] for word in quote],
        "exact, 800 words": long,
        "trimmed, 800 words": spoilt(long, "[…]"),
        "altered, 800 words": spoilt(long, "autre"),
    }.items():
        compare(name, " ".join(asked), source)
    compare("one word over and over", "ha " * 1000 + "ho", "ha " * (SIZE // 3))
    for name, piece in {
        "transcript": transcript(SIZE),
        "one word": "ha ",
        "quotation marks": "« ",
        "digits": "7",
        "numbers": "7 ",
        "one unbroken line": "ha",
        "line ends": "ha\n",
        "time codes": "[12:34] ha ",
    }.items():
        growth(name, " ".join(spoilt(quote, "autre")), piece)


def transcript(size: int) -> str:
    """Paragraphs of made-up French, each with a time code and a speaker."""
    pool = [*COMMON.split(), *(f"mot{number}é" for number in range(RARE))]
    lines: list[str] = []
    length = 0
    draws = numbers()
    while length < size:
        count = 40 + next(draws) % 40
        picked = [pool[int((next(draws) / 2**31) ** 4 * len(pool))] for _ in range(count)]
        minute, second = divmod(len(lines) * 20, 60)
        lines.append(f"[{minute:02}:{second:02}] ANNA ROY : {' '.join(picked)}.")
        length += len(lines[-1]) + 1
    return "\n".join(lines)[:size]


def numbers() -> Iterator[int]:
    """The same numbers below 2**31 in every run."""
    state = 1
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        yield state


def spoilt(words: list[str], by: str) -> list[str]:
    """Every tenth word replaced."""
    return [by if number % 10 == 5 else word for number, word in enumerate(words)]


def medians(*runs: Run, rounds: int = ROUNDS) -> list[float]:
    """Milliseconds of CPU for each: the median of its rounds."""
    times: list[list[float]] = [[] for _ in runs]
    for _ in range(rounds):
        for run, taken in zip(runs, times, strict=True):
            start = time.process_time()
            run()
            taken.append((time.process_time() - start) * 1000)
    return [statistics.median(taken) for taken in times]


@contextmanager
def collector_paused() -> Iterator[None]:
    """For lines about growth: the collector comes when the process is as it is, not the text.

    A full pass is due once the living objects have grown by a quarter: the long text meets some,
    the short one none, more or fewer by what else was imported. `timeit` pauses it likewise.
    """
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def report(name: str, run: Run, source: str) -> None:
    (taken,) = medians(run)
    sys.stdout.write(f"quote check: {name:24} {taken:7.1f} ms   {len(source)} characters\n")


def compare(name: str, quote: str, source: str) -> None:
    split, check = medians(
        lambda: re.findall(r"\w+", fold(source)),
        lambda: check_quote(quote, source, language="fr"),
    )
    outcome = check_quote(quote, source, language="fr").outcome
    sys.stdout.write(
        f"quote check: {name:24} {check:7.1f} ms   {check / split:4.1f} × split   {outcome}\n"
    )


def growth(name: str, quote: str, piece: str) -> None:
    """How much longer ten times the source takes."""
    source = (piece * (SIZE // len(piece) + 1))[:SIZE]
    with collector_paused():
        once, tenfold = medians(
            lambda: check_quote(quote, source, language="fr"),
            lambda: check_quote(quote, source * 10, language="fr"),
            rounds=3,
        )
    sys.stdout.write(
        f"quote check: {name:24} {once:7.1f} ms   10 × the source: {tenfold / once:4.1f} × the time\n"
    )
