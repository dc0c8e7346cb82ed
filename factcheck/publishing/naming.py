"""Texts that go out and name a protected source, as far as the person who sends them may know.

Why nobody else is told is in docs/decisions/0040.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import policy
from factcheck.documents import FactDocument
from factcheck.errors import IncompleteError
from factcheck.models import Article, Citation, Claim, Source, Verdict
from factcheck.terms import fold_words

_NOTE = "note"
PLACES: Mapping[str, Promise] = MappingProxyType(
    {
        "title": gettext_lazy("the statement"),
        "summary": gettext_lazy("the summary"),
        "explanation": gettext_lazy("the explanation"),
        "evidence": gettext_lazy("the evidence"),
        "claimant": gettext_lazy("the name of who made the statement"),
        "channel": gettext_lazy("where it was said"),
        "passage": gettext_lazy("the passage of the article"),
        "origin": gettext_lazy("the headline or the byline of the article"),
        "corrections": gettext_lazy("an earlier note for readers"),
        "translations": gettext_lazy("a translation"),
        _NOTE: gettext_lazy("your note for readers"),
        "article": gettext_lazy("the text of the article"),
    }
)
_RUN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Named:
    """A protected source, and the places of what goes out that have its name."""

    source: Source
    places: Sequence[str]

    def __str__(self) -> str:
        where = ", ".join(str(PLACES[place]) for place in self.places)
        words = _("“%(name)s” is a protected source, and what goes out has the name: %(where)s.")
        return words % {"name": self.source.name, "where": where}


class NamesProtectedError(IncompleteError):
    """What goes out names somebody protected, and the person has not said that it may.

    Raised for those only who may see the source: `named` tells its name.
    """

    def __init__(self, named: Sequence[Named]) -> None:
        self.named = tuple(named)
        super().__init__([str(one) for one in named])


def named_in_fact(
    document: FactDocument, article: Article, *, viewer: AbstractBaseUser, why: str = ""
) -> list[Named]:
    """What a page would name, with the note that goes with it; two queries at most."""
    texts = {key: list(_strings(document.get(key))) for key in PLACES}
    return _named({**texts, _NOTE: [why]}, _confided(article, viewer))


def named_in_note(why: str, article: Article, *, viewer: AbstractBaseUser) -> list[Named]:
    return _named({_NOTE: [why]}, _confided(article, viewer))


def named_in_claim(
    claim: Claim, verdict: Verdict | None, *, viewer: AbstractBaseUser
) -> list[Named]:
    """What a page would name if it were published, of what is written at the desk; three queries
    at most, one where the desk protects nobody.

    `verdict` is None where there is none, or where this person may not know of it.
    """
    sources = _confided(claim.article, viewer)
    if not sources:
        return []
    texts = {"title": [claim.statement]}
    if verdict is not None:
        texts |= {"summary": [verdict.summary], "explanation": [verdict.explanation]}
    cited = Citation.objects.filter(claim=claim).public().select_related("evidence")
    said = [(one.evidence.title, one.locator, one.excerpt) for one in cited]
    return _named({**texts, "evidence": [text for three in said for text in three]}, sources)


def named_in_article(article: Article, *, viewer: AbstractBaseUser) -> list[Named]:
    """What the text under check names; two queries at most."""
    text = article.revision.text if article.revision else ""
    texts = {"article": [article.headline, article.byline, text]}
    return _named(texts, _confided(article, viewer))


def refuse_unless_told(named: Sequence[Named], told: Collection[int]) -> None:
    """`told` are the ids of the sources whose names the person said may stand there."""
    untold = [one for one in named if one.source.pk not in told]
    if untold:
        raise NamesProtectedError(untold)


def _confided(article: Article, viewer: AbstractBaseUser) -> list[Source]:
    """One query; another, much dearer one, only where the desk protects somebody."""
    if not Source.objects.filter(protected=True).exists():
        return []
    found = policy.confided_sources(viewer, article).order_by("pk")
    return [source for source in found if not source.is_unreadable]


def _named(texts: Mapping[str, Iterable[str]], sources: Iterable[Source]) -> list[Named]:
    words = {place: " ".join(_words(" ¶ ".join(found))) for place, found in texts.items()}
    named = []
    for source in sources:
        places = [place for place, text in words.items() if _says(text, source.names)]
        if places:
            named.append(Named(source, places))
    return named


def _says(text: str, names: Iterable[str]) -> bool:
    """Whether one of the names stands in folded words, whatever its case, accents and spaces."""
    wanted = (" ".join(_words(name)) for name in names)
    return any(f" {one} " in f" {text} " for one in wanted if one)


def _words(text: str) -> Iterator[str]:
    """Between two texts stands a mark, so that no name runs from one into the other."""
    for match in _RUN.finditer(fold_words(text).replace("¶", " _ ")):
        yield match.group()


def _strings(value: Any) -> Iterator[str]:
    """Every text in a part of a document but addresses and dates."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if key not in ("url", "archived_url", "path", "sha256"):
                yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)
