"""What a search of the public site costs, beside ranking everything that fits.

`make bench` stores 5,000 published facts on SQLite; benchmarks/README.md says how to store more,
and how on PostgreSQL. The words are drawn as in a language. The baselines are what each database
offers: FTS5 by bm25, and ts_rank over tsvector with GIN, over the same rows. What is compared is
processor time, the database server's included.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from django.core.management import call_command
from django.db import connection

from benchmarks.matching import ROUNDS, Ask, claims, cost, letters, p95, say
from factcheck import search
from factcheck.choices import Outcome
from factcheck.models import Article, Claim, FactPage, PublicFact, place_of
from factcheck.terms import TOKENS, read_query, tokens_of
from factcheck.views.paging import page_of

SMALL = 5_000
BATCH = 500
START = datetime(2020, 1, 1, tzinfo=UTC)


def main(count: int = SMALL) -> None:
    call_command("migrate", verbosity=0)
    started = time.perf_counter()
    store(list(claims(count)))
    took = time.perf_counter() - started
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    say(f"\nsearch  {count} published facts on {connection.vendor}, stored in {took:.0f} s")
    common = [f"mot{letters(n)}" for n in range(1, 6)]
    compare("very common", [f"{word} " for word in common])
    compare("two common", [f"{one} {other} " for one, other in pairwise(common)])
    compare("rare", [f"mot{letters(n)} " for n in range(900, 905)])
    pages()


def store(texts: Sequence[str]) -> None:
    """Rows of the lists and what they refer to, without the desk around them."""
    article = Article.objects.create(headline="Archive", language="fr")
    for start in range(0, len(texts), BATCH):
        batch = list(enumerate(texts[start : start + BATCH], start=start + 1))
        made = Claim.objects.bulk_create(
            Claim(article=article, number=number, kind="figure", statement=text)
            for number, text in batch
        )
        found = FactPage.objects.bulk_create(
            FactPage(
                slug=f"bench-{claim.number}",
                claim=claim,
                title=claim.statement,
                kind="figure",
                language="fr",
                outcome=outcome(claim.number),
                rating="verified",
                published_at=START + timedelta(minutes=claim.number),
                modified_at=START,
            )
            for claim in made
        )
        PublicFact.objects.bulk_create(row(page) for page in found)


def outcome(number: int) -> str:
    return Outcome.DISPUTED if number % 4 == 0 else Outcome.VERIFIED


def row(page: FactPage) -> PublicFact:
    tokens = tokens_of(page.title, "fr")
    return PublicFact(
        pk=place_of(page.published_at, page.pk),
        page=page,
        outcome=page.outcome,
        rating=page.rating,
        kind=page.kind,
        language="fr",
        in_fr=True,
        year=page.published_at.year,
        words=" ".join(token.key for token in tokens) + " x  x ",
        forms=" ".join(sorted({token.form for token in tokens})),
        version=TOKENS,
    )


def compare(name: str, questions: Sequence[str]) -> None:
    baseline = fts5 if connection.vendor == "sqlite" else ts_rank
    ours, theirs = [], []
    for _ in range(ROUNDS):
        for question in questions:
            ours.append(cost(ours_of, question))
            theirs.append(cost(baseline, question))
    mine, other = statistics.median(ours), statistics.median(theirs)
    say(
        f"{name:12} {mine:7.1f} ms, p95 {p95(ours):7.1f}   ranking all {other:8.1f} ms, "
        f"p95 {p95(theirs):8.1f}   {mine / other:.2f} ×"
    )


def ours_of(question: str) -> object:
    asked = read_query(question)
    return search.rank(search.fitting(PublicFact.objects.all(), asked), asked)


def whole(question: str, word: str, both: str, either: str) -> str:
    """The same question, in each of its readings: words that are finished, without quotes."""
    return either.join(
        f"({both.join(word.format(key) for clause in reading for key in clause.keys)})"
        for reading in read_query(question).readings
    )


def fts5(question: str) -> object:
    words = whole(question, '"{}"', " AND ", " OR ")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM factcheck_publicfact_words WHERE factcheck_publicfact_words MATCH %s"
            " ORDER BY rank LIMIT 20",
            [words],
        )
        return cursor.fetchall()


def ts_rank(question: str) -> object:
    words = whole(question, "'{}'", " & ", " | ")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM factcheck_publicfact, CAST(%s AS tsquery) asked WHERE tokens @@ asked"
            " ORDER BY ts_rank(tokens, asked) DESC, id DESC LIMIT 20",
            [words],
        )
        return cursor.fetchall()


def pages() -> None:
    """A late page of a list by key, beside the first, without and with a filter."""
    late = f"before_{PublicFact.objects.order_by('id').values_list('id', flat=True)[100]}"
    for name, rows in {
        "list": PublicFact.objects.all(),
        "disputed": PublicFact.objects.filter(outcome=Outcome.DISPUTED),
    }.items():
        first, last = (
            median(lambda asked, rows=rows: page_of(rows, cursor=asked, size=20), cursor)
            for cursor in ("", late)
        )
        say(f"{name:12} page 1 {first:7.1f} ms   a late page {last / first:.2f} ×")


def median(ask: Ask, question: str) -> float:
    return statistics.median(cost(ask, question) for _ in range(ROUNDS * 3))
