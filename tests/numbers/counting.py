"""A desk whose past is known to the minute, through the same verbs as the product."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine
from django.contrib.auth.models import User

from factcheck import annotating, intake, workflow
from factcheck.choices import Outcome
from factcheck.models import Article, Claim
from factcheck.numbers import Numbers, Scope
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, cited, in_review

# A Monday in winter: Paris is an hour ahead.
START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def at(hours: float) -> time_machine.travel:
    return time_machine.travel(START + timedelta(hours=hours), tick=False)


def article_at(hours: float, **fields: Any) -> Article:
    with at(hours):
        return an_article(**fields)


def marked(hours: float, article: Article | None = None, **fields: Any) -> Claim:
    with at(hours):
        return a_claim(article, **fields)


def proposed(
    hours: float, claim: Claim, by: User, outcome: str = Outcome.VERIFIED, **fields: Any
) -> Claim:
    with at(hours):
        if not claim.citations.filter(stance=workflow.CARRIES[outcome]).exists():
            cited(claim, actor=by, stance=workflow.CARRIES[outcome])
        return in_review(claim, by=by, outcome=outcome, **fields)


def approved(hours: float, claim: Claim, by: User) -> Claim:
    with at(hours):
        claim.refresh_from_db()
        return workflow.approve(claim, actor=by, version=claim.version, outcome="")


def done(hours: float, verb: str, claim: Claim, by: User) -> Claim:
    """send_back, reopen, withdraw or restore."""
    with at(hours):
        claim.refresh_from_db()
        return workflow.BY_REASON[verb](
            claim, actor=by, version=claim.version, reason="Une raison."
        )


def settled_at(
    hours: float,
    claim: Claim,
    cast: Cast,
    *,
    outcome: str = Outcome.VERIFIED,
    proposed_at: float | None = None,
    **fields: Any,
) -> Claim:
    when = hours if proposed_at is None else proposed_at
    claim = proposed(when, claim, cast.checker, outcome, **fields)
    return approved(hours, claim, cast.editor)


def revised(hours: float, article: Article, by: User, text: str) -> None:
    with at(hours):
        article.refresh_from_db()
        annotating.revise_article(
            article, intake.read_article(text), actor=by, revision=article.revision_id or 0
        )


def numbers(
    now: float,
    *,
    since: float | None = None,
    until: float | None = None,
    kind: str = "",
    articles: Any = None,
) -> Numbers:
    def moment(hours: float | None) -> datetime | None:
        return None if hours is None else START + timedelta(hours=hours)

    return Numbers(
        Scope(
            articles=Article.objects.all() if articles is None else articles,
            now=START + timedelta(hours=now),
            kind=kind,
            since=moment(since),
            until=moment(until),
        )
    )
