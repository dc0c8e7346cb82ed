"""What became of the words: the differences between a quote and a passage, each given its name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.quotecheck.align import Run
from factcheck.quotecheck.furniture import Span
from factcheck.quotecheck.meaning_words import word_set
from factcheck.quotecheck.outcomes import Op
from factcheck.quotecheck.quoted import Quoted
from factcheck.quotecheck.words import Words

# Hesitation, which a newsroom may leave out and may not add.
FILLERS = word_set("euh heu euhm hein hum hm hmm mmh mh bah ben uh um uhm er erm mm mhm huh ah oh")
# How many words of the source one pair of square brackets may stand for.
BRACKET = 12
# How many words may be said twice in a row for a stutter; some are said twice for good.
STUTTER = 3
_DOUBLES = frozenset({"nous", "vous", "had", "that"})

_ONES = frozenset({"un", "une", "one", "a", "an"})
# Sizes of stretches that may be the same word: "week-end", "week end", "weekend".
_SIZES = ((1, 1), (2, 1), (1, 2), (3, 1), (1, 3))


class Part(NamedTuple):
    """Words q1..q2 of the quote beside words s1..s2 of the source; `op` as in `Step`."""

    op: Op
    q1: int
    q2: int
    s1: int
    s2: int


def compare(
    quote: Quoted, source: Words, piece: Span, region: Span, runs: Sequence[Run]
) -> list[Part]:
    """Name every difference between one piece of a quote and the passage its runs lie in.

    Words of the quote before the first run are held against as many words of the same sentence,
    and so behind the last, but none outside the region.
    """
    first, last = runs[0], runs[-1]
    begin = _reach_back(source, first.source, region[0], first.quote - piece[0])
    stop = last.source + last.size
    stop = _reach_on(source, stop, region[1], piece[1] - last.quote - last.size)
    parts: list[Part] = []
    q, s = piece[0], begin
    for run in [*runs, Run(piece[1], stop, 0)]:
        parts += _explain(quote, source, Part("replaced", q, run.quote, s, run.source))
        q, s = run.quote + run.size, run.source + run.size
        parts.append(Part("equal", run.quote, q, run.source, s))
    return _joined(parts)


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Make one part of neighbours with one name, and drop the empty ones."""
    out: list[Part] = []
    for part in parts:
        if part.q1 == part.q2 and part.s1 == part.s2:
            continue
        if out and out[-1].op == part.op:
            out[-1] = Part(part.op, out[-1].q1, part.q2, out[-1].s1, part.s2)
        else:
            out.append(part)
    return out


def _ends_sentence(between: str) -> bool:
    return any(mark in between for mark in ".!?…")


def _reach_back(source: Words, at: int, first: int, words: int) -> int:
    while words and at > first and not _ends_sentence(source.between(at - 1, at)):
        at, words = at - 1, words - 1
    return at


def _reach_on(source: Words, at: int, last: int, words: int) -> int:
    while words and at < last and not _ends_sentence(source.between(at - 1, at)):
        at, words = at + 1, words - 1
    return at


def _explain(quote: Quoted, source: Words, gap: Part) -> Iterator[Part]:
    """Take what is no real difference from both ends of a gap, then name the rest."""
    _, q1, q2, s1, s2 = gap
    behind: list[Part] = []
    while part := _at_start(quote, source, q1, q2, s1, s2):
        yield part
        q1, s1 = part.q2, part.s2
    while part := _at_end(quote, source, q1, q2, s1, s2):
        behind.append(part)
        q2, s2 = part.q1, part.s1
    if q1 < q2 or s1 < s2:
        yield Part(_name(quote, source, q1, q2, s1, s2), q1, q2, s1, s2)
    yield from reversed(behind)


def _at_start(quote: Quoted, source: Words, q1: int, q2: int, s1: int, s2: int) -> Part | None:
    for a, b in _SIZES:
        if q1 + a <= q2 and s1 + b <= s2 and same(quote.words, source, q1, a, s1, b):
            return Part("equal", q1, q1 + a, s1, s1 + b)
    if s1 < s2 and (op := _unsaid(source, s1)):
        return Part(op, q1, q1, s1, s1 + 1)
    if q1 < q2 and q1 in quote.words.silent:
        return Part("ignored", q1, q1 + 1, s1, s1)
    return None


def _at_end(quote: Quoted, source: Words, q1: int, q2: int, s1: int, s2: int) -> Part | None:
    for a, b in _SIZES:
        if q1 + a <= q2 and s1 + b <= s2 and same(quote.words, source, q2 - a, a, s2 - b, b):
            return Part("equal", q2 - a, q2, s2 - b, s2)
    if s1 < s2 and (op := _unsaid(source, s2 - 1)):
        return Part(op, q2, q2, s2 - 1, s2)
    if q1 < q2 and q2 - 1 in quote.words.silent:
        return Part("ignored", q2 - 1, q2, s2, s2)
    return None


def _unsaid(source: Words, word: int) -> Op | None:
    if word in source.silent:
        return "ignored"
    return "filler" if source.keys[word] in FILLERS else None


def _name(quote: Quoted, source: Words, q1: int, q2: int, s1: int, s2: int) -> Op:
    if q1 == q2:
        return "filler" if _stutters(source.keys, s1, s2) else "omitted"
    if s2 - s1 <= BRACKET and not any(quote.is_fixed(word) for word in range(q1, q2)):
        return "bracket"
    return "replaced" if s1 < s2 else "added"


def _stutters(keys: Sequence[str], s1: int, s2: int) -> bool:
    """Are these words said again right before or after? "il faut que, que l'État"."""
    said, size = keys[s1:s2], s2 - s1
    if size > STUTTER or any(key in _DOUBLES or key[0] == "#" for key in said):
        return False
    return said in (keys[max(0, s1 - size) : s1], keys[s2 : s2 + size])


def same(quote: Words, source: Words, q: int, a: int, s: int, b: int) -> bool:
    """Do `a` words of the quote and `b` words of the source say the same to the letter?"""
    ours, theirs = quote.keys[q : q + a], source.keys[s : s + b]
    if a != b:
        parted, at, size = (quote, q, a) if a > b else (source, s, b)
        hyphens = all(_hyphen(parted.between(i, i + 1)) for i in range(at, at + size - 1))
        return hyphens and "".join(ours) == "".join(theirs)
    one = {ours[0], theirs[0]}
    return ("#1" in one and bool(one & _ONES)) or _same_capitals(quote, source, q, s)


def _hyphen(between: str) -> bool:
    """Is this a hyphen within a word, maybe at the end of a line?"""
    return between.strip() in ("-", "\u2010", "\u2011")


def _same_capitals(quote: Words, source: Words, q: int, s: int) -> bool:
    """Capitals may go without their accents: "Etat" is "État", but "a" is not "à"."""
    ours, theirs = _spelled(quote, q), _spelled(source, s)
    return len(ours) == len(theirs) and all(
        a.lower() == b.lower() or ((a.isupper() or b.isupper()) and _bare(a) == _bare(b))
        for a, b in zip(ours, theirs, strict=True)
    )


def _spelled(words: Words, word: int) -> str:
    # Longer words are compared by their keys alone: composing takes quadratic time at worst.
    written = words.text[words.starts[word] : words.ends[word]]
    return unicodedata.normalize("NFC", written) if len(written) <= 60 else words.keys[word]


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0].lower()
