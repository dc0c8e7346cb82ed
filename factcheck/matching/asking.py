"""Asking the index: three statements, whose work does not grow with the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from factcheck.matching.indexing import EVERY
from factcheck.matching.weights import normal, rarity, weight
from factcheck.models import Claim, MatchDocument, MatchPosting, MatchTerm
from factcheck.terms import Term

# Matches of one question, at most.
MOST = 100
# Postings that are read for one question: rarest terms first, as long as all of them fit.
_POSTINGS = 50_000
_TERMS = 48
# Documents that are then scored with all the terms, common ones too.
_SCORED = 200


@dataclass(frozen=True, slots=True)
class Match:
    """A published fact, by the id of its page, and how like the question it is."""

    page: int
    score: float


@dataclass(frozen=True, slots=True)
class _Known:
    """What the index knows of a question: how many documents there are, and each term's id."""

    documents: int
    terms: Mapping[str, tuple[int, int]]

    def rarity(self, word: str) -> float:
        return rarity(self.documents, self.terms[word][1])


def best_matches(terms: Iterable[Term], *, top: int, but: Claim | None = None) -> list[Match]:
    """The `top` facts most like these terms, best first; the fact of the claim `but` left out.

    Equal ones in the order in which they were published, on both databases.
    """
    known = _known({term.key for term in terms})
    if not known.terms:
        return []
    likely = _likely(known)
    worth = {word: known.rarity(word) for word in known.terms}
    rows = MatchDocument.objects.filter(pk__in=likely).exclude(page__claim=but)
    scored = [
        (_score(worth, words.split(), length), pk, page)
        for pk, page, words, length in rows.values_list("pk", "page", "words", "length")
    ]
    scored.sort(key=lambda one: (-one[0], one[1]))
    return [Match(page, normal(score, known.documents)) for score, _pk, page in scored[:top]]


def _known(words: set[str]) -> _Known:
    rows = MatchTerm.objects.filter(word__in={*words, EVERY}, documents__gt=0)
    found = {word: (pk, having) for pk, word, having in rows.values_list("pk", "word", "documents")}
    _pk, documents = found.pop(EVERY, (0, 0))
    return _Known(documents, found)


def _likely(known: _Known) -> list[int]:
    """The documents that share the most with the question, by its rarest terms."""
    chosen = [(known.terms[word][0], round(100 * known.rarity(word))) for word in _rarest(known)]
    # Whole numbers: PostgreSQL adds up decimals three times slower.
    values = ", ".join(["(%s, %s)"] * len(chosen))
    table = connection.ops.quote_name(MatchPosting._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH asked (term, rarity) AS (VALUES {values})"  # noqa: S608 -- placeholders only
            " SELECT posting.document_id, SUM(posting.weight * asked.rarity) AS score"
            f" FROM asked JOIN {table} posting ON posting.term_id = asked.term"
            f" GROUP BY posting.document_id ORDER BY score DESC, posting.document_id LIMIT {_SCORED}",
            [value for row in chosen for value in row],
        )
        return [row[0] for row in cursor.fetchall()]


def _rarest(known: _Known) -> list[str]:
    """Terms as long as their postings fit, the rarest first; one at least."""
    by_rarity = sorted(known.terms, key=lambda word: (known.terms[word][1], word))[:_TERMS]
    chosen: list[str] = []
    room = _POSTINGS
    for word in by_rarity:
        room -= known.terms[word][1]
        if chosen and room < 0:
            break
        chosen.append(word)
    return chosen


def _score(worth: Mapping[str, float], words: Sequence[str], length: int) -> float:
    counts = Counter(word for word in words if word in worth)
    # Sorted: sums of fractions depend on their order, and equal texts must score the same.
    return sum(worth[word] * weight(times, length) for word, times in sorted(counts.items()))
