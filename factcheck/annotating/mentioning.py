"""`@name` in a text: whom it means, among the people one may name. Pure.

An @ within a word begins no name, so an e-mail address mentions nobody, nor does the address of a
page. Case, composed or decomposed accents and width do not matter; what ends a sentence is no part
of a name, unless somebody is called so.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# What an account's name is made of, with the accents that stand as characters of their own.
_NAME = r"[\w\u0300-\u036f.+-]"
_WRITTEN = re.compile(rf"(?<![\w\u0300-\u036f.+/@-])@({_NAME}{{1,150}}(?:@{_NAME}{{1,150}})?)")
_ENDINGS = ".+-_"


@dataclass(frozen=True, slots=True)
class Mention:
    """`text[start:end]` is the @ with the name; `username` is whose, empty for nobody's."""

    start: int
    end: int
    username: str


def mentions_in(text: str, usernames: Iterable[str]) -> Iterator[Mention]:
    """Every @name of the text in its order, held against the accounts that may be meant."""
    exact = set(usernames)
    alike: dict[str, list[str]] = defaultdict(list)
    for username in exact:
        alike[_folded(username)].append(username)
    for found in _WRITTEN.finditer(text):
        name = found[1].rstrip(_ENDINGS)
        username = ""
        for written in _readings(found[1]):
            same = [written] if written in exact else alike[_folded(written)]
            if len(same) == 1:
                name, username = written, same[0]
                break
        if name:
            yield Mention(found.start(), found.start() + 1 + len(name), username)


def _readings(written: str) -> Iterator[str]:
    """The name as it stands, then without one ending after the other."""
    yield written
    while written and written[-1] in _ENDINGS:
        written = written[:-1]
        yield written


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
