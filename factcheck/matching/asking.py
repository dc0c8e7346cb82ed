"""Asking the index: three statements, whose work does not grow with the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db import connection

from factcheck.matching.indexing import EVERY
from factcheck.matching.weights import POSSIBLE, normal, rarity, weight
from factcheck.models import Claim, FactPage, MatchDocument, MatchPosting, MatchTerm
from factcheck.terms import Term

# What a page shows: so many facts of our own, and as many reviews of others.
SHOWN = 5
# Matches of one question, at most.
MOST = 100
# Postings that are read for one question: rarest terms first, as long as all of them fit.
_POSTINGS = 50_000
_TERMS = 48
# Documents that are then scored with all the terms, common ones too.
_SCORED = 200


@dataclass(frozen=True, slots=True)
class Match:
    """A fact by the id of its page, or a review of others by its own, and how like it is."""

    page: int | None
    review: int | None
    score: float


@dataclass(frozen=True, slots=True)
class Alike:
    """Scores by the id of the page, and by the id of the review; best first."""

    own: Mapping[int, float]
    others: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Known:
    """What the index knows of a question: how many documents there are, and each term's id."""

    documents: int
    terms: Mapping[str, tuple[int, int]]

    def rarity(self, word: str) -> float:
        return rarity(self.documents, self.terms[word][1])


def best_matches(terms: Iterable[Term], *, top: int, but: Claim | None = None) -> list[Match]:
    """The `top` checks most like these terms, best first; the fact of the claim `but` left out.

    Equal ones in the order in which they came in, on both databases.
    """
    found = known({term.key for term in terms})
    if not found.terms:
        return []
    likely = _likely(found)
    worth = {word: found.rarity(word) for word in found.terms}
    rows = MatchDocument.objects.filter(pk__in=likely)
    if but is not None:
        rows = rows.exclude(page__in=FactPage.objects.filter(claim=but))
    scored = [
        (_score(worth, words.split(), length), pk, page, review)
        for pk, page, review, words, length in rows.values_list(
            "pk", "page", "review", "words", "length"
        )
    ]
    scored.sort(key=lambda one: (-one[0], one[1]))
    return [
        Match(page, review, normal(score, found.documents))
        for score, _pk, page, review in scored[:top]
    ]


def alike(terms: Iterable[Term], *, top: int, but: Claim | None = None) -> Alike:
    """What is worth a look for these terms: `top` facts of our own, and `top` of others."""
    best = best_matches(terms, top=MOST, but=but)
    worth = [match for match in best if match.score >= POSSIBLE]
    return Alike(
        own=dict(islice(((m.page, m.score) for m in worth if m.page), top)),
        others=dict(islice(((m.review, m.score) for m in worth if m.review), top)),
    )


def known(words: set[str]) -> Known:
    """What the index knows of these words; those that no document has are left out."""
    rows = MatchTerm.objects.filter(word__in={*words, EVERY}, documents__gt=0)
    terms = {word: (pk, having) for pk, word, having in rows.values_list("pk", "word", "documents")}
    _pk, documents = terms.pop(EVERY, (0, 0))
    return Known(documents, terms)


def _likely(found: Known) -> list[int]:
    """The documents that share the most with the question, by its rarest terms."""
    chosen = [(found.terms[word][0], round(100 * found.rarity(word))) for word in rarest(found)]
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


def rarest(found: Known) -> list[str]:
    """Terms as long as their postings fit, the rarest first; one at least."""
    by_rarity = sorted(found.terms, key=lambda word: (found.terms[word][1], word))[:_TERMS]
    chosen: list[str] = []
    room = _POSTINGS
    for word in by_rarity:
        room -= found.terms[word][1]
        if chosen and room < 0:
            break
        chosen.append(word)
    return chosen


def _score(worth: Mapping[str, float], words: Sequence[str], length: int) -> float:
    counts = Counter(word for word in words if word in worth)
    # Sorted: sums of fractions depend on their order, and equal texts must score the same.
    return sum(worth[word] * weight(times, length) for word, times in sorted(counts.items()))
