"""One block, read for attribution: tokens, sentences, cues and their authors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.detection.attribution.attributor import Attribution, Attributor
from factcheck.detection.attribution.finding import CueFinder
from factcheck.detection.attribution.mentions import Mention
from factcheck.detection.attribution.phrases import Phrases
from factcheck.detection.languages import Language
from factcheck.detection.quoting.marks import Quoted
from factcheck.detection.sentences import sentences
from factcheck.detection.tokens import Token, tokenise
from factcheck.intake.blocks import Block

# "WASHINGTON (Aug. 13) --", "SEOUL, Aug. 20 (Yonhap) —": whence and when, before the sentence.
_DATELINE = re.compile(
    r"\d{1,2} ?[:hH.] ?\d{2}(?: ?[-–—:])? |"
    r"(?:[A-ZÀ-Ý][A-ZÀ-Ý.'’-]{1,20}[ ,]{0,2}){1,4}[\w., ]{0,16}(?:\([^()\n]{1,30}\))? ?(?:--?|[–—]) |"
    r"(?:[A-ZÀ-Ý][\w.'’-]{1,20}[ ,]{0,2}){1,4}[\w., ]{0,16}\([^()\n]{1,30}\) ?(?:--?|[–—]) "
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens [first, last) of sentence `number`, and what is attributed in them, in order.

    `subject` is whom the sentence is about: the name or role that it begins with.
    """

    number: int
    first: int
    last: int
    attributions: tuple[Attribution, ...]
    subject: Mention | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A block, the `number`-th of its text, or the words inside a quoted string of it."""

    block: Block
    number: int
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    phrases: Phrases

    @property
    def attributions(self) -> list[Attribution]:
        return [one for sentence in self.sentences for one in sentence.attributions]


def read_passage(
    text: str, block: Block, number: int, *, language: Language, quoted: Sequence[Quoted]
) -> Passage:
    """The passage that a block is; `quoted` are the block's own quoted strings."""
    dateline = _DATELINE.match(text, block.start, block.end)
    start = dateline.end() if dateline else block.start
    quoted = [one for one in quoted if one.start >= start]
    return _read(text, block, number, (start, block.end), language, quoted)


def read_inside(
    text: str, block: Block, number: int, quoted: Quoted, language: Language
) -> Passage:
    """The words inside a quoted string as a passage of their own: "…, a réagi X. …"."""
    return _read(text, block, number, (quoted.inner, quoted.outer), language, ())


def _read(
    text: str,
    block: Block,
    number: int,
    span: tuple[int, int],
    language: Language,
    quoted: Sequence[Quoted],
) -> Passage:
    tokens = tokenise(text, *span, language=language.code, quoted=quoted)
    phrases = Phrases(text, tokens, language)
    finder = CueFinder(text, tokens, language)
    attributor = Attributor(text, tokens, language, phrases)
    found = []
    for at, (first, last) in enumerate(sentences(tokens, language)):
        cues = list(finder.find(first, last))
        attributions = tuple(attributor.attributions(cues, first, last))
        subject = attributor.subject(first, last)
        found.append(Sentence(at, first, last, attributions, subject))
    return Passage(block, number, tuple(tokens), tuple(found), phrases)
