"""A quote as the newsroom wrote it: its own words, its cuts and its square brackets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from factcheck.quotecheck.furniture import Span, furniture, without
from factcheck.quotecheck.split import fold_lines, split_words
from factcheck.quotecheck.words import Words

# An ellipsis, in brackets or bare, is a cut; "[sic]" and "(NDLR : …)" are nobody's words.
_MARKS = re.compile(
    r"(?P<cut>[\[(] ?(?:…|\.\.\.|\. \. \.) ?[\])]|…|\.{3,}+|\. \. \.)"
    r"|(?P<aside>[\[(](?:sic|ndlr|n\.d\.l\.r|ed\.|editor's note)\b[^\[\]()]{0,200}[\])])"
    r"|\[(?P<inside>[^\[\]]{0,300})\]"
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """`pieces` are the runs of words between the cuts; `bracketed` are the newsroom's words."""

    words: Words
    pieces: list[Span]
    bracketed: frozenset[int]

    def is_fixed(self, word: int) -> bool:
        """Must this word be in the source?"""
        return word not in self.bracketed and word not in self.words.silent


def read_quote(text: str, language: str) -> Quoted:
    """Read a quote. Takes linear time."""
    folded = fold_lines(text)
    unsaid, _ = furniture(folded)
    shown, plain, cuts, brackets = _without_marks(without(text, unsaid), without(folded, unsaid))
    words = split_words(shown, plain, language)
    # A word that touches a bracket is the newsroom's as a whole: "l[a]", "demand[ed]".
    bracketed = frozenset(
        word
        for start, end in brackets
        for word in range(bisect_right(words.ends, start), bisect_left(words.starts, end))
    )
    borders = [0, *(bisect_left(words.starts, cut) for cut in cuts), len(words.keys)]
    pieces = [(first, last) for first, last in pairwise(borders) if first < last]
    return Quoted(words, pieces, bracketed)


def _without_marks(text: str, folded: str) -> tuple[str, str, list[int], list[Span]]:
    """Take the marks out of a text and its folded twin; say where cuts and brackets stood."""
    shown, plain = [], []
    cuts: list[int] = []
    brackets: list[Span] = []
    copied = length = 0
    for mark in _MARKS.finditer(folded):
        inside = mark.span("inside")
        kept = slice(*inside) if mark["inside"] is not None else slice(0, 0)
        blank = "" if mark["inside"] is not None else " "
        shown += [text[copied : mark.start()], text[kept], blank]
        plain += [folded[copied : mark.start()], folded[kept], blank]
        length += mark.start() - copied
        if mark["cut"]:
            cuts.append(length)
        elif mark["inside"] is not None:
            brackets.append((length, length + inside[1] - inside[0]))
        length += kept.stop - kept.start + len(blank)
        copied = mark.end()
    return "".join([*shown, text[copied:]]), "".join([*plain, folded[copied:]]), cuts, brackets
