"""One fact before it is rows: its words, and everything that is made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from factcheck.management.loading.composed import Form
from factcheck.management.loading.patterns import Drawn, Sentences
from factcheck.management.loading.words import Piece, Vocabulary

# One verdict in so many is good until a date.
_DATED = 10
_GOOD_FOR = timedelta(days=730)
_AROUND = 32


@dataclass(frozen=True, slots=True)
class Person:
    """A source by its id; its name as it is written and folded, and what the indexes make of it."""

    pk: int
    name: str
    folded: str
    piece: Piece


@dataclass(frozen=True, slots=True)
class Kit:
    """What all claims of one kind and language are made of: a form and its label for each rating,
    and sentences with so many blanks."""

    sentences: Sentences
    blanks: int
    forms: Sequence[Form]
    labels: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Tongue:
    """What all facts of one language are made of."""

    words: Vocabulary
    years: Mapping[int, Piece]
    figures: Sequence[Piece]
    people: Sequence[Person]
    kits: Mapping[str, Kit]


def text_of(pieces: Sequence[Piece]) -> str:
    return " ".join([piece.text for piece in pieces])


def stored(moment: datetime) -> str:
    """A moment in UTC as both databases take it."""
    return moment.isoformat(" ")[:19]


class Fact:
    """`number` counts from 0, `published` is in UTC. The ids of its rows are set as they are given out."""

    article = revision = claim = page = 0

    def __init__(
        self,
        number: int,
        published: datetime,
        *,
        language: str,
        kind: str,
        made_of: tuple[Sentences, Form, Piece],
        person: Person,
        drawn: Drawn,
    ) -> None:
        self.number, self.published, self.language, self.kind = number, published, language, kind
        sentences, self.form, self.label = made_of
        self.person = person
        title = sentences.title
        self.title_pieces = title.fill(drawn)
        self.exact_pieces = self.title_pieces[title.start : title.end]
        self.summary_pieces = sentences.summary.fill(drawn)
        self.title = text_of(self.title_pieces)
        self.exact = text_of(self.exact_pieces)
        self.summary = f"{text_of(self.summary_pieces)}."
        self.explanation = f"{text_of(sentences.explanation.fill(drawn))}."
        self.headline = text_of(self.title_pieces[: title.start])
        before = f"{self.headline}\n{text_of(sentences.before.fill(drawn))} "
        after = f" {text_of(sentences.after.fill(drawn))}."
        self.text = f"{before}{self.exact}{after}"
        self.start = len(before)
        self.prefix, self.suffix = before[-_AROUND:], after[:_AROUND]
        self.evidence = text_of(self.summary_pieces[:5])
        self.excerpt = text_of(self.summary_pieces[3:12])
        self.figure = int(drawn.figure.text)

    def before(self, **ago: int) -> str:
        """So long before it was published, as it is stored."""
        return stored(self.published - timedelta(**ago))

    @property
    def address(self) -> str:
        return f"https://example.org/{self.article}"

    @property
    def evidence_address(self) -> str:
        return f"https://example.org/source/{self.article}"

    @property
    def blocks(self) -> str:
        """The blocks of the text, as JSON."""
        end = len(self.headline)
        return (
            f'[{{"zone": "headline", "start": 0, "end": {end}}},'
            f' {{"zone": "body", "start": {end + 1}, "end": {len(self.text)}}}]'
        )

    @property
    def slug(self) -> str:
        return "-".join(piece.slug for piece in self.title_pieces)

    @property
    def valid_until(self) -> str:
        """A date, or empty: for ever."""
        return stored(self.published + _GOOD_FOR)[:10] if self.number % _DATED == 0 else ""

    def document(self, slug: str) -> str:
        """What is published, as canonical JSON."""
        published = _stamp(self.published)
        return self.form.fill(
            {
                "slug": slug,
                "url": str(self.article),
                "title": self.title,
                "exact": self.exact,
                "source": self.person.name,
                "summary": self.summary,
                "explanation": self.explanation,
                "evidence": self.evidence,
                "excerpt": self.excerpt,
                "checked": _stamp(self.published - timedelta(hours=1)),
                "until": self.valid_until,
                "published": published,
            }
        )


def _stamp(moment: datetime) -> str:
    return f"{moment.isoformat()[:19]}+00:00"
