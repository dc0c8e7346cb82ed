"""What ends when a source becomes protected."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck import annotating, ledger
from factcheck.choices import Kind
from factcheck.models import Claim, Question, ReviewEvent, Source
from tests.asking import asked, replied
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence

pytestmark = pytest.mark.django_db


def naming(source: Source, cast: Cast) -> list[Claim]:
    """A claim for every way to name a source, the last one in an article of others."""
    closed = an_article(actor=cast.editor, restricted=True)
    closed.team.add(cast.editor)
    return [
        a_claim(detail={"value": 1, "attributed_to": source}),
        a_claim(kind=Kind.SOURCE, detail={"source": source}),
        cited(a_claim(), actor=cast.checker, evidence=evidence(source=source)),
        a_claim(closed, kind=Kind.QUOTE, detail={"speaker": source}),
    ]


def protect(source: Source, cast: Cast) -> None:
    source.protected = True
    annotating.save_source(source, actor=cast.checker)


def revocations() -> list[tuple[int | None, int, dict[str, object]]]:
    lines = ReviewEvent.objects.filter(verb="revoke").order_by("sequence")
    return [(one.claim_id, one.actor_id or 0, one.data) for one in lines]


def test_links_about_claims_that_name_it_end_when_it_becomes_protected(cast: Cast) -> None:
    source = a_source("Camille Aube")
    claims = naming(source, cast)
    links = [asked(one, actor=cast.editor, words="Camille Aube l’a dit ?") for one in claims]
    other, kept = asked(
        a_claim(kind=Kind.QUOTE, detail={"speaker": a_source()}), actor=cast.checker
    )

    protect(source, cast)

    assert [annotating.question_behind(token) for _question, token in links] == [None] * 4
    assert annotating.question_behind(kept) == other
    ended = Question.objects.exclude(revoked_at=None)
    assert {one.revoked_by for one in ended} == {cast.checker}
    assert revocations() == [
        (question.claim_id, cast.checker.pk, {"question": question.pk})
        for question, _token in links
    ]
    assert list(ledger.faults()) == []


def test_a_link_that_ended_otherwise_is_left_as_it_is(cast: Cast) -> None:
    source = a_source("Camille Aube")
    claim = a_claim(kind=Kind.QUOTE, detail={"speaker": source})
    answered, past, revoked = (asked(claim, actor=cast.checker)[0] for _ in range(3))
    replied(answered)
    Question.objects.filter(pk=past.pk).update(expires_at=timezone.now() - timedelta(days=1))
    annotating.revoke(revoked, actor=cast.editor)

    protect(source, cast)

    assert [one.revoked_by for one in Question.objects.order_by("pk")] == [None, None, cast.editor]
    assert len(revocations()) == 1


@pytest.mark.parametrize("was", [True, False])
def test_links_end_only_when_the_protection_begins(cast: Cast, *, was: bool) -> None:
    source = a_source("Camille Aube", protected=was)
    claim = a_claim(kind=Kind.QUOTE, detail={"speaker": source})
    question, token = asked(claim, actor=cast.checker)

    source.description = "Autre chose."
    annotating.save_source(source, actor=cast.checker)

    assert annotating.question_behind(token) == question
    assert revocations() == []
