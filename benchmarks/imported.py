"""What `importing` brings in: the rows of a table, the desk that they come to, and bare models."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.utils import timezone

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
    Source,
    Verdict,
)
from factcheck.sheets import csv_lines
from factcheck.tables import TABLES, Report, take_long

ARTICLES, CLAIMS = 100, 10
MANY = ARTICLES * CLAIMS
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
# How each kind of rows is called, the table, and the columns; of evidence and sources all there are.
KINDS = {
    "claims": ("claims", _PLAIN),
    "claims with evidence": ("claims", (*_PLAIN, *_CITED)),
    "claims with evidence and verdict": ("claims", (*_PLAIN, *_CITED, *_SETTLED)),
    "evidence": ("evidence", ()),
    "evidence for claims": ("evidence", ("article", "quote", "stance", "locator")),
    "sources": ("sources", ()),
}
Row = dict[str, str]


def rows_of(kind: str) -> list[Row]:
    table, columns = KINDS[kind]
    if table == "claims":
        return [{column: row[column] for column in columns} for row in _claims("import")]
    if table == "sources":
        return [_source(number) for number in range(MANY)]
    used = _claims("import-used")
    return [
        {**_piece(number), **{column: row[column] for column in columns}}
        for number, row in enumerate(used)
    ]


def take(table: str, rows: Sequence[Row], chief: User) -> Report:
    lines = csv_lines([list(rows[0]), *(list(row.values()) for row in rows)])
    file = io.BytesIO("".join(lines).encode())
    seen = Report()

    def told(report: Report) -> None:
        nonlocal seen
        seen = report

    take_long(TABLES[table], file, actor=chief, name="table.csv", save=True, told=told)
    return seen


def _source(number: int) -> Row:
    return {
        "name": f"Observatoire {number}",
        "kind": "organization",
        "aliases": f"Obs. {number}",
        "description": "observatoire régional",
        "url": f"https://example.org/observatoires/{number}",
    }


def _piece(number: int) -> Row:
    return {
        "title": f"La pièce {number}",
        "kind": "dataset",
        "tier": "primary",
        "url": f"https://example.org/pieces/{number}",
        "source": f"Institut {number % 50}",
    }


def _claims(name: str) -> Iterator[Row]:
    for number in range(MANY):
        yield {
            "article": f"{name}-{number // CLAIMS}",
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


def desk() -> User:
    """The chief, of a desk that has the articles, and claims that evidence is used for."""
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
        for name in (f"import-{number}", f"import-used-{number}"):
            if not Article.objects.filter(external_id=name).exists():
                draft = intake.read_article(words, headline=f"Titre {name}")
                annotating.create_article(
                    draft, actor=people["chief"], language="fr", external_id=name
                )
    used = [{column: row[column] for column in _PLAIN} for row in _claims("import-used")]
    if not Claim.objects.filter(article__external_id="import-used-0").exists():
        take("claims", used, people["chief"])
    return people["chief"]


def save(table: str, rows: Sequence[Row], chief: User) -> None:
    """The rows that such a row is, one after the other."""
    rating = Rating.objects.filter(slug="verified").get()
    articles = {one.external_id: one for one in Article.objects.select_related("revision")}
    for number, row in enumerate(rows, start=2**40):
        if table == "sources":
            Source(**row, added_by=chief).save(force_insert=True)
        elif table == "evidence":
            for model in _evidence(row, number, articles, chief):
                model.save(force_insert=True)
        else:
            for model in _models(row, number, articles[row["article"]], chief, rating):
                model.save(force_insert=True)


def _evidence(row: Row, number: int, articles: dict[str, Article], chief: User) -> Iterator[Model]:
    own = {name: row[name] for name in ("title", "kind", "tier", "url")}
    piece = Evidence(**own, added_by=chief)
    yield piece
    if "quote" in row:
        article = articles[row["article"]]
        claim = Claim.objects.filter(article=article, anchor__exact=row["quote"]).get()
        yield Citation(claim=claim, evidence=piece, locator=row["locator"], added_by=chief)
        yield _line(number, article, claim)


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
    for line in range(lines):
        yield _line(number * 4 + line, article, claim)


def _line(number: int, article: Article, claim: Claim) -> ReviewEvent:
    return ReviewEvent(
        sequence=number,
        article=article,
        claim=claim,
        verb="mark",
        at=timezone.now(),
        previous_hash=f"before {number}",
        hash=f"{number}",
    )
