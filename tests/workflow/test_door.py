from __future__ import annotations

import pytest

from factcheck import ledger, publishing, workflow
from factcheck.choices import Status
from factcheck.errors import NotAllowedError
from factcheck.models import ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import in_review, settled

pytestmark = pytest.mark.django_db


def test_road(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)

    assert claim.status == Status.VERIFIED
    page = publishing.publish_fact(claim, actor=cast.editor)
    assert page.snapshot.document["title"] == claim.statement
    workflow.sign_off(claim.article, actor=cast.editor, revision=claim.article.revision_id)
    apage = publishing.publish_article(claim.article, actor=cast.editor)
    page.refresh_from_db()
    assert page.snapshot.number == 2
    assert apage.snapshot.document["facts"]
    publishing.retract_fact(page, actor=cast.editor, why="x")
    assert list(ledger.faults()) == []


def test_the_proposer_cannot_approve(cast: Cast) -> None:
    claim = in_review(by=cast.editor)

    with pytest.raises(NotAllowedError):
        workflow.approve(claim, actor=cast.editor, version=claim.version)

    assert ReviewEvent.objects.filter(verb="approve").count() == 0
