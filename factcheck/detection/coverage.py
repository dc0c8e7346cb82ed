"""The sentences of an article, each with the words in it that somebody has to have looked at.

More is read here than is suggested as a claim: every number, every quotation and every name, as a
checker underlines them on the proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.detection.languages import LANGUAGES, Language
from factcheck.detection.quoting.marks import Quoted, quoted_strings
from factcheck.detection.reading import Reading
from factcheck.detection.sentences import sentences
from factcheck.detection.tokens import Sort, Token, tokenise
from factcheck.intake.blocks import Block

Span = tuple[int, int]

_FURNITURE = "furniture"
# In a title any word may have a capital: it says nothing about the same word elsewhere.
_TITLES = frozenset({"headline", "subhead"})
# A quoted word or two is a word at a distance, not what somebody said.
_SAID = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence [start, end) of the `block`-th block; `signs` are its numbers, quotations, names."""

    start: int
    end: int
    block: int
    signs: tuple[Span, ...]


def read_sentences(text: str, *, language: str, blocks: Sequence[Block]) -> list[Sentence]:
    """The sentences of a text in its order, those of the site's furniture left out.

    What stands in quotation marks is never cut; a line without a letter or a digit is no sentence.
    Linear in the text.
    """
    tables = LANGUAGES[language]
    found = list(_sentences(text, blocks, tables))
    named = {
        token.low
        for block, tokens in found
        if blocks[block].zone not in _TITLES
        for token in tokens[_first_word(tokens) + 1 :]
        if _may_name(token, tables)
    }
    return [
        Sentence(tokens[0].start, tokens[-1].end, block, tuple(_signs(tokens, named, tables)))
        for block, tokens in found
    ]


def _sentences(
    text: str, blocks: Sequence[Block], language: Language
) -> Iterator[tuple[int, Sequence[Token]]]:
    """The number of its block and the tokens of each."""
    quoted: list[list[Quoted]] = [[] for _ in blocks]
    for one in quoted_strings(Reading(text, language.code, tuple(blocks))):
        quoted[one.block].append(one)
    for number, block in enumerate(blocks):
        if block.zone == _FURNITURE:
            continue
        tokens = tokenise(
            text, block.start, block.end, language=language.code, quoted=quoted[number]
        )
        for first, last in sentences(tokens, language):
            if any(token.sort is not Sort.SIGN for token in tokens[first:last]):
                yield number, tokens[first:last]


def _first_word(tokens: Sequence[Token]) -> int:
    """The place of the word that has its capital because the sentence begins."""
    return next((at for at, token in enumerate(tokens) if token.sort is not Sort.SIGN), 0)


def _signs(tokens: Sequence[Token], named: set[str], language: Language) -> Iterator[Span]:
    """`named` are words that stand with a capital where only a name has one."""
    first = _first_word(tokens)
    for at, token in enumerate(tokens):
        names = _may_name(token, language) and (at != first or token.low in named)
        if names or token.sort is Sort.NUMBER or _is_said(token):
            yield token.start, token.end


def _may_name(token: Token, language: Language) -> bool:
    """One capital letter alone is an initial of the name beside it, or the English "I"."""
    return token.capital and len(token.text) > 1 and token.low not in language.not_names


def _is_said(token: Token) -> bool:
    one = token.quoted
    if one is None:
        return False
    words = token.text[one.inner - one.start : one.outer - one.start]
    return len(words.split(maxsplit=_SAID)) >= _SAID
