"""What the two indexes hold of a fact: that of readers, and "already checked?"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from django.utils import timezone

from factcheck.management.loading.fact import Fact
from factcheck.management.loading.tables import Table
from factcheck.matching.weights import weight
from factcheck.models import READABLE, MatchDocument, MatchPosting, PublicFact, place_of
from factcheck.search.indexing import FIELDS


class Indexes:
    """`words` and `terms` count how many facts have each. They grow with the vocabulary; nothing
    that is kept grows with the facts. `ids` are those of the terms."""

    def __init__(self, tables: Mapping[type, Table], ids: Mapping[str, int]) -> None:
        self._to, self._ids = tables, ids
        self._zone = timezone.get_default_timezone()
        self._weights: dict[tuple[int, int], int] = {}
        self.words: Counter[str] = Counter()
        self.terms: Counter[str] = Counter()

    def add(self, fact: Fact, document: int) -> None:
        """The same rows as `search` and `matching` make of what is published."""
        self._search(fact)
        self._matching(fact, document)

    def _search(self, fact: Fact) -> None:
        rest = (*fact.exact_pieces, fact.person.piece, fact.label)
        fields = (fact.title_pieces, fact.summary_pieces, rest)
        words = FIELDS.join(" ".join(p.keys for p in field if p.keys) for field in fields)
        pieces = (*fact.title_pieces, *fact.summary_pieces, fact.person.piece, fact.label)
        forms = {form for piece in pieces for form in piece.forms}
        written = {word for piece in pieces for word in piece.written}
        self.words.update(written)
        rating = fact.form.rating
        self._to[PublicFact].add(
            place_of(fact.published, fact.page),
            fact.page,
            rating.outcome,
            rating.slug,
            fact.kind,
            fact.language,
            fact.published.astimezone(self._zone).year,
            fact.person.folded,
            fact.person.name,
            fact.article,
            words,
            " ".join(sorted(forms)),
            " ".join(sorted(written)),
            *(code == fact.language or None for code in READABLE),
        )

    def _matching(self, fact: Fact, document: int) -> None:
        pieces = (*fact.title_pieces, *fact.exact_pieces, fact.person.piece)
        terms = [term for piece in pieces for term in piece.terms]
        length = len(terms)
        self._to[MatchDocument].add(document, fact.page, " ".join(terms), length)
        counts = Counter(terms)
        self.terms.update(counts.keys())
        for term, times in counts.items():
            self._to[MatchPosting].add(self._ids[term], document, self._weight(times, length))

    def _weight(self, times: int, length: int) -> int:
        """As matching stores it; few are different."""
        key = (times, length)
        if key not in self._weights:
            self._weights[key] = round(100 * weight(times, length))
        return self._weights[key]
