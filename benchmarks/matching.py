"""What it costs to ask "already checked?", beside a search for any of the words.

`make bench` stores 20,000 reviews on SQLite; benchmarks/README.md says how to store more, and how
on PostgreSQL. The words are drawn as in a language (a few very
often, most hardly ever), 13 in a claim. The baselines are what each database offers: FTS5 with
bm25, and tsvector with GIN and ts_rank, both for any of the words. What is compared is processor
time, the database server's included; postings are counted.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction

from factcheck import matching
from factcheck.matching import asking
from factcheck.models import ImportedReview
from factcheck.terms import terms_of

SMALL = 20_000
WORDS = 13
ROUNDS = 5
BATCH = 500
# As in the store that was measured: 345,000 terms in a million claims.
RARE = 0.35

# The same claims at every run.
CHANCE = random.Random(7)  # noqa: S311 -- no secret is made of it

Ask = Callable[[str], object]


def main(count: int = SMALL) -> None:
    call_command("migrate", verbosity=0)
    texts = list(claims(count))
    started = time.perf_counter()
    store(texts)
    took = time.perf_counter() - started
    prepare_baseline(texts)
    say(f"\nalready checked?  {count} reviews on {connection.vendor}, stored in {took:.0f} s")
    for name, questions in asked(texts).items():
        compare(name, questions)


def claims(count: int) -> Iterator[str]:
    """Texts of words that follow Zipf's law."""
    vocabulary = [f"mot{letters(n)}" for n in range(max(2000, int(count * RARE)))]
    weights = list(accumulate(1 / (n + 2.7) for n in range(len(vocabulary))))
    for _ in range(count):
        yield " ".join(CHANCE.choices(vocabulary, cum_weights=weights, k=WORDS))


def letters(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 20)
        digits += "bcdfghjklmnpqrstvwxz"[digit]
    return digits


def store(texts: Sequence[str]) -> None:
    now = datetime.now(UTC)
    for start in range(0, len(texts), BATCH):
        reviews = [
            ImportedReview(
                digest=sha256(f"{start + n}".encode()).hexdigest(),
                url=f"https://example.org/{start + n}",
                claim_reviewed=text,
                language="la",
                imported_at=now,
            )
            for n, text in enumerate(texts[start : start + BATCH])
        ]
        with transaction.atomic():
            matching.index_reviews(ImportedReview.objects.bulk_create(reviews))


def prepare_baseline(texts: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("CREATE VIRTUAL TABLE temp.baseline USING fts5(words)")
            cursor.executemany("INSERT INTO baseline (words) VALUES (%s)", [(t,) for t in texts])
            cursor.execute("ANALYZE")
            return
        cursor.execute("SET max_parallel_workers_per_gather = 0")
        cursor.execute("CREATE TEMP TABLE baseline (id serial, words tsvector)")
        for start in range(0, len(texts), 5000):
            rows = texts[start : start + 5000]
            values = ", ".join(["(to_tsvector('simple', %s))"] * len(rows))
            cursor.execute(f"INSERT INTO baseline (words) VALUES {values}", rows)  # noqa: S608 -- placeholders only
        cursor.execute("CREATE INDEX baseline_words ON baseline USING gin (words)")
        cursor.execute("VACUUM ANALYZE")


def asked(texts: Sequence[str]) -> dict[str, list[str]]:
    """Claims told again with other words, very common words only, and a long text."""
    again = []
    for text in CHANCE.sample(texts, 40):
        words = text.split()
        kept = CHANCE.sample(words, 8) + CHANCE.choice(texts).split()[:5]
        again.append(" ".join(kept))
    common = [f"mot{letters(n)}" for n in range(40)]
    return {
        "claims": again,
        "common words": [" ".join(CHANCE.sample(common, 6)) for _ in range(10)],
        "1,000 words": [" ".join(CHANCE.sample(texts, 77)) for _ in range(10)],
    }


def compare(name: str, questions: Sequence[str]) -> None:
    baseline = fts5 if connection.vendor == "sqlite" else ts_rank
    ours, theirs = [], []
    for _ in range(ROUNDS):
        for question in questions:
            ours.append(
                cost(lambda text: matching.best_matches(terms_of(text, "la"), top=5), question)
            )
            theirs.append(cost(baseline, question))
    read = max(postings(question) for question in questions)
    mine, other = statistics.mean(ours), statistics.mean(theirs)
    say(
        f"{name:13} {mine:7.1f} ms, p95 {p95(ours):7.1f}   any word {other:8.1f} ms, "
        f"p95 {p95(theirs):8.1f}   1/{other / mine:.1f}   postings at most {read}"
    )


def cost(ask: Ask, question: str) -> float:
    """Milliseconds of processor time, ours and the server's."""
    before = time.process_time() + server_time()
    ask(question)
    return (time.process_time() + server_time() - before) * 1000


def server_time() -> float:
    """Processor seconds of this connection's server process; none on SQLite."""
    if connection.vendor == "sqlite":
        return 0
    process = connection.connection.info.backend_pid
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9


def fts5(question: str) -> object:
    words = " OR ".join(f'"{word}"' for word in question.split())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM baseline WHERE baseline MATCH %s ORDER BY rank LIMIT 5", [words]
        )
        return cursor.fetchall()


def ts_rank(question: str) -> object:
    words = " | ".join(question.split())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM baseline, to_tsquery('simple', %s) asked WHERE words @@ asked"
            " ORDER BY ts_rank(words, asked) DESC LIMIT 5",
            [words],
        )
        return cursor.fetchall()


def postings(question: str) -> int:
    """How many postings a question reads: the same choice of terms, counted."""
    known = asking.known({term.key for term in terms_of(question, "la")})
    return sum(known.terms[word][1] for word in asking.rarest(known))


def p95(values: Sequence[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
