"""Two people at once while a text is revised, and a crash in the middle: never half a revision."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from factcheck import annotating, intake, ledger, workflow
from factcheck.choices import Status
from factcheck.errors import StaleError
from factcheck.models import Anchor, Article, ArticleRevision, Claim, Verdict
from tests.annotating.test_whole_or_nothing import BrokenError, everything
from tests.carried import DELETED, EDITED, LONGER
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, in_review, settled
from tests.racing import losers, race
from tests.suggested import a_read_article


def revising(article: Article, text: str, actor: Any = None) -> Any:
    article.refresh_from_db()
    return partial(
        annotating.revise_article,
        article,
        intake.read_article(text),
        actor=actor,
        revision=article.revision_id,
    )


@pytest.mark.django_db(transaction=True)
def test_of_two_who_revise_one_is_told(cast: Cast) -> None:
    claim = a_claim()

    results = race(
        revising(claim.article, EDITED, cast.checker), revising(claim.article, DELETED, cast.editor)
    )

    assert [type(error) for error in losers(results)] == [StaleError]
    assert ArticleRevision.objects.count() == 2
    assert Anchor.objects.filter(claim=claim).count() == 2
    assert list(ledger.faults()) == []


@pytest.mark.django_db(transaction=True)
def test_an_approval_never_stands_on_words_that_are_changing(cast: Cast) -> None:
    claim = in_review(by=cast.checker)

    results = race(
        revising(claim.article, EDITED),
        partial(workflow.approve, claim, actor=cast.editor, version=claim.version),
    )

    assert {type(error) for error in losers(results)} <= {StaleError}
    claim.refresh_from_db()
    assert claim.status == Status.TO_CHECK
    assert not Verdict.objects.filter(claim=claim, current=True).exists()
    assert list(ledger.faults()) == []


@pytest.mark.django_db(transaction=True)
def test_a_claim_that_is_marked_meanwhile_is_carried_or_refused(cast: Cast) -> None:
    article = an_article()

    results = race(revising(article, LONGER), partial(a_claim, article, actor=cast.checker))

    assert {type(error) for error in losers(results)} <= {StaleError}
    article.refresh_from_db()
    current = set(Claim.objects.values_list("anchor__revision", flat=True))
    assert current <= {article.revision_id}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "point",
    [
        "factcheck.annotating.revising._store",
        "factcheck.annotating.revising._carry",
        "factcheck.annotating.revising.words_changed",
        "factcheck.annotating.revising.attach_within",
        "factcheck.annotating.revising.carry_suggestions",
    ],
)
def test_a_crash_in_the_middle_leaves_the_old_state_whole(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, point: str
) -> None:
    article = a_read_article()
    settled(a_claim(article, words="12 endroits"), by=cast.checker, approver=cast.editor)
    a_claim(article, words="Peut Etre")
    text = article.revision.text.replace("12 endroits", "15 endroits").replace("Peut Etre.", "")
    before = everything()
    module, _dot, name = point.rpartition(".")
    original = getattr(__import__(module, fromlist=[name]), name)

    def crash(*args: Any, **kwargs: Any) -> None:
        original(*args, **kwargs)
        raise BrokenError

    with monkeypatch.context() as broken:
        broken.setattr(point, crash)
        with pytest.raises(BrokenError):
            revising(article, text)(places={2: (0, 4)})

    assert everything() == before
    assert revising(article, text)(places={2: (0, 4)}).number == 2
