"""What it costs to bring a table of claims in: rows together, one by one, and merely saved.

`make bench` does it on SQLite; benchmarks/README.md says how on PostgreSQL. Each way brings the
same rows into the same articles and is rolled back. "save()" stores the rows of the tables that a
claim is made of and asks nothing: no form, no policy, no lock, no suggestion. Processor time, the
database server's included, and the memory that a longer file takes more.
"""

from __future__ import annotations

import io
import statistics
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice

from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from benchmarks.matching import cost, say
from factcheck import annotating, intake
from factcheck.models import (
    Anchor,
    Article,
    Citation,
    Claim,
    Evidence,
    FigureDetail,
    Rating,
    ReviewEvent,
    Verdict,
)
from factcheck.sheets import csv_lines
from factcheck.tables import TABLES, Report, take_long, taking

ROUNDS = 3
ARTICLES, CLAIMS = 100, 10
# Rows of a round, of each way: together, and one by one.
MANY, FEW = ARTICLES * CLAIMS, 100
_PLAIN = ("article", "kind", "quote", "statement", "value", "unit", "attributed_to")
_CITED = (
    "evidence",
    "evidence_kind",
    "evidence_tier",
    "evidence_url",
    "stance",
    "locator",
)
_SETTLED = ("outcome", "rating", "summary", "explanation", "proposed_by", "approved_by")
_KINDS = {
    "claims": _PLAIN,
    "with evidence": (*_PLAIN, *_CITED),
    "with evidence and verdict": (*_PLAIN, *_CITED, *_SETTLED),
}
Row = dict[str, str]


def main() -> None:
    call_command("migrate", verbosity=0)
    chief = _desk()
    say(f"\nimporting  claims on {connection.vendor}, {ROUNDS} rounds; rows a second of processor")
    say("| rows | together | one by one | save() | together / one by one | together / save() |")
    say("|---|---|---|---|---|---|")
    for name, columns in _KINDS.items():
        rows = [{column: row[column] for column in columns} for row in _rows()]
        say(_line(name, rows, chief))
    rows = [{column: row[column] for column in _PLAIN} for row in _rows()]
    took = [_memory(rows[:some], chief) for some in (MANY // 2, MANY)]
    say(f"memory of Python at the most: {took[0]:.1f} MB for {MANY // 2} rows, {took[1]:.1f} MB")


def _line(name: str, rows: Sequence[Row], chief: User) -> str:
    together = partial(_take, rows, chief, fewest=taking.FEWEST)
    alone = partial(_take, rows[:FEW], chief, fewest=sys.maxsize)
    ways: list[tuple[int, Callable[[], object]]] = [
        (MANY, together),
        (FEW, alone),
        (FEW, partial(_save, rows[:FEW], chief)),
    ]
    rates: list[list[float]] = [[] for _way in ways]
    for _ in range(ROUNDS):
        for (count, way), found in zip(ways, rates, strict=True):
            found.append(1000 * count / cost(lambda _, way=way: _undone(way), ""))
    middle = [statistics.median(found) for found in rates]
    shown = " | ".join(f"{rate:.0f}" for rate in middle)
    by = [
        statistics.median(a / b for a, b in zip(rates[0], other, strict=True))
        for other in rates[1:]
    ]
    return f"| {name} | {shown} | {by[0]:.1f} | {by[1]:.2f} |"


def _undone(way: Callable[[], object]) -> None:
    with transaction.atomic():
        way()
        transaction.set_rollback(True)


def _take(rows: Sequence[Row], chief: User, *, fewest: int) -> None:
    lines = csv_lines([list(rows[0]), *(list(row.values()) for row in rows)])
    file = io.BytesIO("".join(lines).encode())
    seen = Report()

    def told(report: Report) -> None:
        nonlocal seen
        seen = report

    before, taking.FEWEST = taking.FEWEST, fewest
    try:
        take_long(TABLES["claims"], file, actor=chief, name="claims.csv", save=True, told=told)
    finally:
        taking.FEWEST = before
    if seen.created != len(rows):
        sys.exit(f"Only {seen.created} of {len(rows)} rows came in: {seen.faults[:3]}")


def _memory(rows: Sequence[Row], chief: User) -> float:
    tracemalloc.start()
    _undone(partial(_take, rows, chief, fewest=taking.FEWEST))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def _rows() -> Iterator[Row]:
    for number in range(MANY):
        yield {
            "article": f"import-{number // CLAIMS}",
            "kind": "figure",
            "quote": f"{1000 + number} personnes",
            "statement": f"Les données de {1000 + number} personnes ont été publiées.",
            "value": str(1000 + number),
            "unit": "personnes",
            "attributed_to": f"Autorité {number % 50}",
            "evidence": f"Le fichier {number}",
            "evidence_kind": "dataset",
            "evidence_tier": "primary",
            "evidence_url": f"https://example.org/files/{number}",
            "stance": "supports",
            "locator": f"ligne {number + 1}",
            "outcome": "verified",
            "rating": "verified",
            "summary": "Le fichier a ce nombre de lignes.",
            "explanation": "Nous avons compté les lignes du fichier.",
            "proposed_by": "import-checker",
            "approved_by": "import-editor",
        }


def _desk() -> User:
    people = {}
    for role in ("chief", "checker", "editor"):
        people[role], _made = User.objects.get_or_create(username=f"import-{role}")
        people[role].groups.set(Group.objects.filter(name=role))
    for number in range(ARTICLES):
        words = "\n".join(
            f"Au point {1000 + number * CLAIMS + n}, les données de "
            f"{1000 + number * CLAIMS + n} personnes ont été publiées, dit le rapport."
            for n in range(CLAIMS)
        )
        name = f"import-{number}"
        if not Article.objects.filter(external_id=name).exists():
            draft = intake.read_article(words, headline=f"Titre {number}")
            annotating.create_article(draft, actor=people["chief"], language="fr", external_id=name)
    return people["chief"]


def _save(rows: Sequence[Row], chief: User) -> None:
    """The rows that such a claim is, one after the other."""
    rating = Rating.objects.filter(slug="verified").get()
    articles = {one.external_id: one for one in Article.objects.select_related("revision")}
    for number, row in enumerate(rows, start=2**40):
        for model in _models(row, number, articles[row["article"]], chief, rating):
            model.save(force_insert=True)


def _models(
    row: Row, number: int, article: Article, chief: User, rating: Rating
) -> Iterator[Model]:
    claim = Claim(
        article=article,
        number=number % 2**30,
        kind="figure",
        statement=row["statement"],
        created_by=chief,
    )
    yield claim
    start = article.revision.text.index(row["quote"]) if article.revision else 0
    yield Anchor(
        claim=claim,
        revision=article.revision,
        exact=row["quote"],
        start=start,
        end=start + len(row["quote"]),
    )
    yield FigureDetail(claim=claim, value=int(row["value"]), unit=row["unit"])
    lines = 1
    if "evidence" in row:
        piece = Evidence(title=row["evidence"], kind="dataset", url=row["evidence_url"])
        yield piece
        yield Citation(claim=claim, evidence=piece, locator=row["locator"], added_by=chief)
        lines += 1
    if "outcome" in row:
        yield Verdict(
            claim=claim,
            outcome="verified",
            rating=rating,
            summary=row["summary"],
            explanation=row["explanation"],
            proposed_by=chief,
        )
        lines += 2
    for line in islice(range(lines), lines):
        yield ReviewEvent(
            sequence=number * 4 + line,
            article=article,
            claim=claim,
            verb="mark",
            at=timezone.now(),
            previous_hash=f"{number}",
            hash=f"{number * 4 + line}",
        )
