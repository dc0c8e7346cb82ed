"""Saying where a claim's words are: who may, what it does to the verdict, who was faster."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from factcheck import annotating, intake, workflow
from factcheck.choices import AnchorState, Status, SuggestionState
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Claim, ReviewEvent, SignOff
from factcheck.readiness import valid_sign_off
from tests.conftest import Cast
from tests.newsdesk import TEXT, a_claim, an_article, settled
from tests.suggested import a_read_article, read, suggested

pytestmark = pytest.mark.django_db

FIGURE = "491 840 personnes"
# The passage went, and was told again in other words.
REWRITTEN = TEXT.replace("Les données de 491 840 personnes ont été publiées.\n\n", "").replace(
    "Vols de données", "Vols de données\n\nPresque un demi-million de victimes au total."
)
NEW_WORDS = "un demi-million de victimes"


def lost(cast: Cast, claim: Claim | None = None, text: str = REWRITTEN) -> Claim:
    claim = claim or settled(by=cast.checker, approver=cast.editor)
    article = claim.article
    article.refresh_from_db()
    revision = article.revision_id or 0
    annotating.revise_article(article, intake.read_article(text), actor=None, revision=revision)
    claim = Claim.objects.select_related("article__revision", "anchor").get(pk=claim.pk)
    assert claim.anchor is not None
    assert claim.anchor.span is None
    return claim


def attach(claim: Claim, user: User, words: str = NEW_WORDS, **changes: int) -> Claim:
    revision = claim.article.revision
    assert revision is not None
    start = revision.text.index(words)
    fields = {
        "version": claim.version,
        "revision": revision.pk,
        "start": start,
        "end": start + len(words),
        **changes,
    }
    return annotating.attach_claim(claim, actor=user, **fields)


def test_other_words_take_the_claim_back_to_check(cast: Cast) -> None:
    claim = attach(lost(cast), cast.checker)

    assert claim.status == Status.TO_CHECK
    assert claim.anchor is not None
    assert (claim.anchor.state, claim.anchor.exact, claim.anchor.algorithm) == (
        "edited", NEW_WORDS, 0,
    )  # fmt: skip
    assert (claim.anchor.reason, claim.anchor.candidate) == ("by_hand", None)
    assert 0 <= claim.anchor.similarity < 1
    attached, reopened = ReviewEvent.objects.filter(claim=claim).order_by("-sequence")[:2][::-1]
    assert (attached.verb, reopened.verb) == ("attach", "reopen")
    assert attached.reason == reopened.reason
    assert "→" in attached.reason
    assert attached.actor == cast.checker


def test_the_same_words_in_a_place_that_was_too_far_keep_the_verdict(cast: Cast) -> None:
    text = "Un tout autre titre\n\n« 491\u202f840 personnes. » Puis 491\u202f840 personnes encore."
    claim = settled(by=cast.checker, approver=cast.editor)
    claim = lost(cast, claim, text=text)

    claim = attach(claim, cast.checker, "491\u202f840 personnes")

    assert claim.status == Status.VERIFIED
    assert claim.anchor is not None
    assert (claim.anchor.state, claim.anchor.similarity) == ("moved", 1)
    assert ReviewEvent.objects.filter(claim=claim).latest("sequence").verb == "attach"


def test_an_open_claim_stays_open(cast: Cast) -> None:
    claim = attach(lost(cast, a_claim()), cast.checker)

    assert claim.status == Status.TO_CHECK
    assert ReviewEvent.objects.filter(claim=claim).latest("sequence").verb == "attach"


def test_a_place_that_was_found_can_be_put_right(cast: Cast) -> None:
    claim = a_claim()

    claim = attach(claim, cast.checker, "491 840")

    assert claim.anchor is not None
    assert (claim.anchor.exact, claim.anchor.state) == ("491 840", "edited")


@pytest.mark.parametrize("span", [(0, 0), (5, 2), (0, 9999)])
def test_words_that_are_not_there_are_refused(cast: Cast, span: tuple[int, int]) -> None:
    claim = lost(cast)

    with pytest.raises(NotPossibleError):
        attach(claim, cast.checker, start=span[0], end=span[1])

    claim.refresh_from_db()
    assert claim.anchor is not None
    assert claim.anchor.state == AnchorState.ORPHANED


def test_a_withdrawn_claim_is_restored_first(cast: Cast) -> None:
    claim = a_claim()
    claim = workflow.withdraw(claim, actor=cast.editor, version=claim.version, reason="Double.")

    with pytest.raises(NotPossibleError):
        attach(claim, cast.editor, FIGURE)


def test_who_was_second_is_told(cast: Cast) -> None:
    claim = lost(cast)
    attach(claim, cast.checker)

    with pytest.raises(StaleError):
        attach(claim, cast.editor)


def test_who_read_an_older_text_is_told(cast: Cast) -> None:
    claim = lost(cast)

    with pytest.raises(StaleError):
        attach(claim, cast.checker, revision=(claim.article.revision_id or 0) - 1)


def test_who_cannot_see_the_article_cannot_attach(cast: Cast) -> None:
    claim = a_claim(an_article(restricted=True))

    for user in (cast.outsider, cast.reporter, cast.checker, cast.editor):
        with pytest.raises(NotAllowedError):
            attach(claim, user, "491 840")
    attach(claim, cast.chief, "491 840")


def test_a_suggestion_on_the_words_is_accepted_with_them(cast: Cast) -> None:
    article = a_read_article()
    claim = a_claim(article, words="Vols")
    one = suggested(article, "12 endroits")

    attach(claim, cast.checker, "12 endroits")

    one.refresh_from_db()
    assert (one.state, one.claim) == (SuggestionState.ACCEPTED, claim)
    read(article)
    assert suggested(article, "12 endroits").state == SuggestionState.ACCEPTED


def test_a_sign_off_does_not_cover_a_claim_that_was_attached_after_it(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    article = claim.article
    signed = workflow.sign_off(article, actor=cast.editor, revision=article.revision_id or 0)
    assert valid_sign_off(article) == signed
    claim.refresh_from_db()

    attach(claim, cast.checker, "491 840")

    assert SignOff.objects.count() == 1
    assert valid_sign_off(article) is None
