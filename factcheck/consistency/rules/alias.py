"""One source under two names, which nothing in the text ties together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from factcheck.consistency.article import Article
from factcheck.consistency.findings import Finding
from factcheck.consistency.text import bare, table
from factcheck.detection import Source
from factcheck.detection.suggestions import Span

SHORTEST = 3
LONGEST = 7
MOST_WORDS = 9
# "Agence France-Presse (AFP)": so near, one name explains the other.
GLOSS = 3
REACH = 30
MOST_MENTIONS = 3

_ACRONYM = re.compile(rf"[A-Z]{{{SHORTEST},{LONGEST}}}")
_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-Þ]")
_ROLE = re.compile(r"(?<!\w)(?:la|le|the) ([^\W\d_]{3,20}) \Z")
_PART = re.compile(r"[^\W\d_]{1,40}")
# Short words of a name that lend no letter to its acronym.
_LINKS = table("a and au aux d de des du et for in la le les l of on pour sur the to en")


def find(article: Article) -> Iterator[Finding]:
    """One finding for all of them: an editor ties sources together in one go."""
    groups = [*_acronyms(article), *_roles(article)]
    if groups:
        spans = [span for group in groups for span in group]
        names = [[article.words_of(span) for span in group] for group in groups]
        yield article.finding("name.alias", spans, "note", {"names": names})


def initials(name: str) -> set[str]:
    """The acronyms that a name can have, with and without its short words."""
    parts = [bare(part) for part in _PART.findall(name)]
    if not SHORTEST <= len(parts) <= MOST_WORDS:
        return set()
    telling = [part for part in parts if part not in _LINKS]
    return {"".join(part[0].upper() for part in each) for each in (parts, telling) if each}


def _acronyms(article: Article) -> Iterator[tuple[Span, Span]]:
    long: dict[str, Source] = {}
    for source in article.sources:
        for letters in initials(source.text):
            long.setdefault(letters, source)
    done = set()
    for source in article.sources:
        name = source.text.strip()
        full = long.get(name) if _ACRONYM.fullmatch(name) else None
        if full is not None and name not in done and not _glossed(article, name, full.text):
            done.add(name)
            yield source.span, full.span


def _glossed(article: Article, short: str, full: str) -> bool:
    """Does the text give one name right beside the other?"""
    pairs = ((short, full), (full, short))
    beside = "|".join(rf"{re.escape(a)}\W{{1,{GLOSS}}}{re.escape(b)}" for a, b in pairs)
    return re.search(rf"(?<!\w)(?:{beside})(?!\w)", article.text) is not None


def _roles(article: Article) -> Iterator[tuple[Span, ...]]:
    """ "la banque LCL" and later "La banque", where nothing says that they are one."""
    named: dict[str, dict[str, Source]] = defaultdict(dict)
    for source in article.sources:
        named[_role(article, source)].setdefault(source.name, source)
    for role, bearers in named.items():
        if not role or len(bearers) > 1:
            continue
        (source,) = bearers.values()
        alone = [
            one.span
            for one in article.sources
            if bare(one.text).removeprefix("la ").removeprefix("le ").removeprefix("the ") == role
            and one.name == one.text
        ]
        if alone:
            yield source.span, *alone[:MOST_MENTIONS]


def _role(article: Article, source: Source) -> str:
    """The noun in front of a name: "banque" of "la banque LCL"."""
    capital = _CAPITAL.search(article.text, *source.span)
    if capital is None:
        return ""
    noun = _ROLE.search(article.plain[max(0, capital.start() - REACH) : capital.start()])
    return bare(noun[1]) if noun else ""
