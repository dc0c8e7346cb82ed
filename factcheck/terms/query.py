"""What somebody typed into a search box, as the conditions that a text has to meet.

Every word counts. Words in quotation marks stand together; `word*` is the beginning of a word, and
so is the last word while it is being typed. There are no other operators: whatever else is typed
is a word or nothing. Nothing is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.terms.tokens import Token, tokens_of

# Each is one look into the index.
MOST_CLAUSES = 12
# The least that is taken for the beginning of a word: without and with a star.
_TYPED, _STARRED = 3, 2

_LANGUAGES = ("fr", "en")
_QUOTED = re.compile('"([^"]*)"|«([^»]*)»|“([^”]*)”')


@dataclass(frozen=True, slots=True)
class Clause:
    """These keys, one behind the other; or, where there is a `prefix`, a word that begins so."""

    keys: tuple[str, ...]
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. A text fits when it meets all the clauses of one reading.

    Each reading is the question as if it were in that language. `words` are the words asked for,
    folded, with their places. `has_common`: in one language all of them say nothing.
    """

    text: str
    readings: tuple[tuple[Clause, ...], ...]
    words: tuple[Token, ...]
    has_common: bool

    @property
    def is_empty(self) -> bool:
        return not self.readings


def read_query(text: str) -> Asked:
    """Read what was typed; linear in it."""
    read = [_reading(text, language) for language in _LANGUAGES]
    readings = [clauses for clauses, _seen in read if clauses]
    return Asked(
        text,
        tuple(one for one in dict.fromkeys(readings) if not _is_stricter(one, readings)),
        _words([seen for _clauses, seen in read]),
        any(seen and not clauses for clauses, seen in read),
    )


def _is_stricter(clauses: Sequence[Clause], readings: Iterable[Sequence[Clause]]) -> bool:
    """Whatever fits these clauses fits another reading, which asks for fewer."""
    return any(set(other) < set(clauses) for other in readings)


def _words(seen: Sequence[Sequence[Token]]) -> tuple[Token, ...]:
    """What is a word that says something in every language, once, in its order."""
    said = [{(t.start, t.end): t for t in tokens if t.key and t.word} for tokens in seen]
    return tuple(said[0][place] for place in sorted(set.intersection(*map(set, said))))


def _reading(text: str, language: str) -> tuple[tuple[Clause, ...], list[Token]]:
    """The clauses of a text in one language, each once, and every token that was seen."""
    clauses: dict[Clause, None] = {}
    seen: list[Token] = []
    for start, end, is_phrase in _parts(text):
        tokens = list(_tokens(text, start, end, language))
        seen += tokens
        if is_phrase:
            keys = tuple(token.key for token in tokens if token.key)
            found: Iterable[Clause] = [Clause(keys)] if keys else []
        else:
            found = (clause for token in tokens if (clause := _clause(token, text)))
        clauses.update(dict.fromkeys(found))
    return tuple(clauses)[:MOST_CLAUSES], seen


def _tokens(text: str, start: int, end: int, language: str) -> Iterator[Token]:
    for token in tokens_of(text[start:end], language):
        yield Token(token.key, token.word, token.start + start, token.end + start)


def _parts(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where the text is in quotation marks and where it is not; a mark without its other is none."""
    at = 0
    for match in _QUOTED.finditer(text):
        yield at, match.start(), False
        yield match.start() + 1, match.end() - 1, True
        at = match.end()
    yield at, len(text), False


def _clause(token: Token, text: str) -> Clause | None:
    is_starred = text[token.end : token.end + 1] == "*" and len(token.word) >= _STARRED
    if is_starred:
        return Clause((token.key,) if token.key else (), token.form)
    if not token.key:
        return None
    is_typed = token.end == len(text) and len(token.word) >= _TYPED
    return Clause((token.key,), token.form if is_typed else "")
