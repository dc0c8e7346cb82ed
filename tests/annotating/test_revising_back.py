"""An earlier text comes back, and a person says where lost claims are."""

from __future__ import annotations

import pytest

from factcheck import intake
from factcheck.choices import AnchorState, Status
from factcheck.errors import NotPossibleError
from factcheck.models import ArticleRevision
from tests.carried import DELETED, EDITED, FIGURE, LONGER, anchor_of, events, fresh, revise
from tests.conftest import Cast
from tests.newsdesk import TEXT, a_claim, an_article, settled

pytestmark = pytest.mark.django_db


def test_an_earlier_text_gives_back_the_places_it_had(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    place = anchor_of(claim).span
    revise(claim.article, DELETED)

    report = revise(claim.article, TEXT)

    anchor = anchor_of(claim)
    assert (report.number, anchor.state, anchor.reason) == (3, "kept", "reverted")
    assert anchor.span == place
    assert fresh(claim).status == Status.VERIFIED


def test_words_that_come_back_changed_are_checked_again(cast: Cast) -> None:
    article = an_article()
    claim = a_claim(article)
    revise(article, EDITED)
    claim = settled(fresh(claim), by=cast.checker, approver=cast.editor)

    revise(article, TEXT)

    assert (anchor_of(claim).state, anchor_of(claim).reason) == ("edited", "reverted")
    assert fresh(claim).status == Status.TO_CHECK


def test_a_claim_that_the_earlier_text_did_not_have_is_carried_as_usual(cast: Cast) -> None:
    article = an_article()
    revise(article, LONGER)
    article.refresh_from_db()
    claim = a_claim(article)

    revise(article, TEXT)

    assert (anchor_of(claim).state, anchor_of(claim).reason) == ("kept", "unchanged")


def test_a_place_may_be_named_for_a_claim_that_is_lost(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    text = DELETED.replace(
        "Vols de données", "Vols de données\n\nUn demi-million de victimes, donc."
    )
    words = "Un demi-million de victimes"
    at = intake.read_article(text).text.index(words)

    revise(claim.article, text, actor=cast.checker, places={claim.number: (at, at + len(words))})

    anchor = anchor_of(claim)
    assert (anchor.state, anchor.exact, anchor.reason, anchor.algorithm) == (
        "edited", words, "by_hand", 0,
    )  # fmt: skip
    assert fresh(claim).status == Status.TO_CHECK
    assert [event[0] for event in events(claim)[-3:]] == ["follow", "attach", "reopen"]


def test_a_named_place_does_not_move_a_claim_that_was_found(cast: Cast) -> None:
    claim = a_claim()

    revise(claim.article, LONGER, places={claim.number: (0, 4)})

    assert anchor_of(claim).exact == FIGURE


def test_a_named_place_outside_the_text_undoes_everything(cast: Cast) -> None:
    claim = a_claim()

    with pytest.raises(NotPossibleError):
        revise(claim.article, DELETED, places={claim.number: (0, 9999)})

    assert ArticleRevision.objects.count() == 1
    assert anchor_of(claim).state == AnchorState.KEPT
