"""What a cue attributes: a quotation, a clause, or nothing that can be told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from factcheck.detection.attribution.attributor import Attribution
from factcheck.detection.attribution.passages import Passage
from factcheck.detection.tokens import Sort, Token

Complement = Literal["quotation", "clause", ""]

# Within so many tokens after a verb its complement begins.
_NEAR = 6


def complement_of(passage: Passage, one: Attribution) -> Complement:
    """The complement of an attribution of this passage."""
    tokens = passage.tokens
    if one.side == "after" and one.found.cue.form != "preposition":
        return "quotation" if _quoted_before(tokens, one.first) else "clause"
    ends = one.last >= len(tokens) or tokens[one.last].text in (".", ",")
    found = _after(passage, one)
    if found or (one.side == "before" and ends):
        return found or "clause"
    if _quoted_before(tokens, one.first):
        return "quotation"
    tail = bool(one.first) and tokens[one.first - 1].text == ","
    return "clause" if tail and ends else ""


def _after(passage: Passage, one: Attribution) -> Complement:
    tokens, language = passage.tokens, passage.phrases.language
    for place in range(one.last, min(len(tokens), one.last + _NEAR)):
        token = tokens[place]
        if token.text == ":":
            quoted = place + 1 < len(tokens) and tokens[place + 1].sort is Sort.QUOTED
            return "quotation" if quoted else "clause"
        if token.sort is Sort.QUOTED:
            return "quotation"
        if token.low in language.links:
            return "clause"
        if place == one.last and token.low in language.clause_openers:
            says = one.found.cue.strength == "saying" or language.code == "en"
            return "clause" if says else ""
        if token.text in (";", "."):
            break
    return ""


def _quoted_before(tokens: Sequence[Token], at: int) -> bool:
    """Does a quotation end right here, or before a comma or a dash?"""
    if at and tokens[at - 1].text in (",", "–", "—", "-"):
        at -= 1
    return at > 0 and tokens[at - 1].sort is Sort.QUOTED
