"""How far many articles are, and what blocks them: the counts of `readiness` without its words.

A test holds both against each other. Only the sentences that nobody has looked at are left to the
gate: finding them means reading each text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from factcheck.choices import LOST, OPEN, SETTLED, FindingState, Severity, Status
from factcheck.models import (
    Answer,
    Article,
    Claim,
    Comment,
    Finding,
    NothingToCheck,
    Suggestion,
    Verdict,
)

# Words in a sentence of which somebody said that it holds nothing to check.
_PASSED_OVER = NothingToCheck.objects.filter(
    revision=OuterRef("revision"), start__lte=OuterRef("start"), end__gte=OuterRef("end")
)
_WAITING = Answer.objects.filter(question__claim=OuterRef("pk"), decided_at=None)
_LOST = Q(anchor__isnull=True) | Q(anchor__state__in=LOST)


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts of an article's claims without withdrawn ones; `blocks` has those of each blocker.

    A blocker is named by its code, and there is none that counts nothing.
    """

    total: int
    settled: int
    open: int
    disputed: int
    blocks: dict[str, int]


def standing_of(articles: Iterable[Article]) -> dict[int, Standing]:
    """By the article's id; five queries for any number of articles."""
    listed = list(articles)
    kept = Claim.objects.filter(article__in=listed).exclude(status=Status.WITHDRAWN)
    claims = {row.pop("article"): row for row in _counted(kept)}
    revisions = [article.revision_id for article in listed]
    others = {
        "stale": _by(
            Verdict.objects.filter(
                claim__in=kept.values("pk"), current=True, valid_until__lt=timezone.localdate()
            ),
            "claim__article",
            "claim",
        ),
        "query": _by(
            Comment.objects.filter(claim__in=kept.values("pk"), resolved_at=None),
            "claim__article",
            "claim",
        ),
        "untouched": _by(
            Suggestion.objects.filter(revision__in=revisions)
            .weighty()
            .filter(~Exists(_PASSED_OVER)),
            "revision__article",
            "pk",
        ),
        "inconsistent": _by(
            Finding.objects.filter(
                revision__in=revisions, severity=Severity.CONFLICT, state=FindingState.OPEN
            ),
            "revision__article",
            "pk",
        ),
    }
    return {
        article.pk: _standing(
            claims.get(article.pk, {}),
            {code: counts.get(article.pk, 0) for code, counts in others.items()},
        )
        for article in listed
    }


def _counted(claims: QuerySet[Claim]) -> Iterable[dict[str, int]]:
    rows: Any = claims.order_by().values("article")
    counted: Iterable[dict[str, int]] = rows.annotate(
        total=Count("pk"),
        settled=Count("pk", filter=Q(status__in=SETTLED)),
        open=Count("pk", filter=Q(status__in=OPEN)),
        disputed=Count("pk", filter=Q(status=Status.DISPUTED)),
        lost=Count("pk", filter=_LOST),
        uncorrected=Count("pk", filter=Q(status=Status.DISPUTED) & ~_LOST),
        answer=Count("pk", filter=Q(Exists(_WAITING))),
    )
    return counted


def _by(rows: Any, article: str, what: str) -> dict[int, int]:
    """How many different ones each article has."""
    counted = rows.order_by().values_list(article).annotate(count=Count(what, distinct=True))
    return dict(counted)


def _standing(claims: dict[str, int], others: dict[str, int]) -> Standing:
    total = claims.get("total", 0)
    blocks = {
        "no_claims": int(not total),
        "uncorrected": claims.get("uncorrected", 0),
        "unsettled": claims.get("open", 0),
        "lost": claims.get("lost", 0),
        "answer": claims.get("answer", 0),
        **others,
    }
    return Standing(
        total=total,
        settled=claims.get("settled", 0),
        open=claims.get("open", 0),
        disputed=claims.get("disputed", 0),
        blocks={code: count for code, count in blocks.items() if count},
    )
