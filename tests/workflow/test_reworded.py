"""A claim is reworded while its verdict has lost its force to other words, and nobody decided anew."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from factcheck import annotating, intake, workflow
from factcheck.choices import Status
from factcheck.models import Claim
from tests.conftest import Cast
from tests.newsdesk import TEXT, a_claim, a_proposal, an_article, cited, in_review, settled
from tests.verbs import use

pytestmark = pytest.mark.django_db


def revised(cast: Cast, claim: Claim, text: str) -> Claim:
    claim.article.refresh_from_db()
    annotating.revise_article(
        claim.article,
        intake.read_article(text),
        actor=cast.reporter if claim.article.created_by == cast.reporter else cast.editor,
        revision=claim.article.revision_id or 0,
    )
    claim.refresh_from_db()
    return claim


OTHER_WORDS = TEXT.replace("491 840 personnes", "491 900 personnes")


def reworded() -> list[Claim]:
    return list(Claim.objects.filter(reworded=True).order_by("pk"))


def test_a_revision_that_changes_the_words_rewords_what_was_decided(cast: Cast) -> None:
    article = an_article()
    unchecked = a_claim(article)
    proposed = in_review(a_claim(article), by=cast.checker)
    decided = settled(a_claim(article), by=cast.checker, approver=cast.editor)
    settled(a_claim(article, kind="quote"), by=cast.checker, approver=cast.editor)

    revised(cast, unchecked, OTHER_WORDS)

    assert reworded() == [proposed, decided]
    # Another revision that leaves the words alone leaves it as it is.
    revised(cast, unchecked, f"{OTHER_WORDS}\n\nUne phrase de plus.")
    assert reworded() == [proposed, decided]


@pytest.mark.parametrize("verb", ["propose", "withdraw"])
def test_whatever_is_decided_next_ends_it(cast: Cast, verb: str) -> None:
    claim = revised(
        cast, settled(a_claim(), by=cast.checker, approver=cast.other_editor), OTHER_WORDS
    )
    assert reworded() == [claim]

    claim = use(verb, claim, cast.editor)
    assert reworded() == []
    back = "send_back" if verb == "propose" else "restore"
    claim = use(back, claim, cast.chief)

    assert claim.status == Status.TO_CHECK
    assert reworded() == []


def test_work_on_it_does_not(cast: Cast) -> None:
    claim = revised(cast, in_review(by=cast.checker), OTHER_WORDS)

    cited(claim, actor=cast.checker, locator="p. 4")

    assert reworded() == [claim]


def test_what_people_send_back_is_not_reworded(cast: Cast) -> None:
    article = an_article()
    use("send_back", in_review(a_claim(article), by=cast.checker), cast.editor)
    done = settled(a_claim(article), by=cast.checker, approver=cast.editor)
    use("reopen", done, cast.editor)

    assert reworded() == []


def test_the_migration_finds_them_in_the_ledger(cast: Cast) -> None:
    article = an_article()
    first = settled(a_claim(article), by=cast.checker, approver=cast.editor)
    again = in_review(a_claim(article), by=cast.checker)
    returned = in_review(a_claim(article), by=cast.checker)
    a_claim(article)
    sent = use("send_back", in_review(a_claim(article), by=cast.checker), cast.editor)
    revised(cast, first, OTHER_WORDS)
    again.refresh_from_db()
    workflow.propose(again, actor=cast.checker, version=again.version, proposal=a_proposal())
    returned.refresh_from_db()
    use("send_back", use("propose", returned, cast.checker), cast.editor)
    assert reworded() == [first]
    Claim.objects.update(reworded=False)

    import_module("factcheck.migrations.0008_queue").find_reworded(apps, None)

    assert reworded() == [first]
    assert sent.status == Status.TO_CHECK
