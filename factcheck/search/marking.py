"""The words of a text that a question asked for, to be marked."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.terms import Asked, Token, tokens_of


@dataclass(frozen=True, slots=True)
class Part:
    text: str
    is_found: bool


def mark(text: str, language: str, asked: Asked) -> list[Part]:
    """The text in parts, which together are the whole of it."""
    clauses = [clause for reading in asked.readings for clause in reading]
    keys = {key for clause in clauses for key in clause.keys}
    beginnings = tuple(clause.prefix for clause in clauses if clause.prefix)
    parts: list[Part] = []
    at = 0
    for token in tokens_of(text, language):
        if token.start >= at and _is_found(token, keys, beginnings):
            parts += [
                Part(text[at : token.start], False),
                Part(text[token.start : token.end], True),
            ]
            at = token.end
    parts.append(Part(text[at:], False))
    return [part for part in parts if part.text]


def _is_found(token: Token, keys: set[str], beginnings: tuple[str, ...]) -> bool:
    if token.key in keys:
        return True
    # Asked for last: the whole word of a token is made each time.
    return bool(beginnings and token.key) and token.form.startswith(beginnings)
