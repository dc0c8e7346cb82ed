from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck import ledger, workflow
from factcheck.errors import IncompleteError, NotAllowedError, StaleError
from factcheck.models import Article, ReviewEvent, SignOff
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, settled

pytestmark = pytest.mark.django_db

OPEN = "Claim 1 is not settled: to check."


def sign(article: Article, user: User, reason: str = "", revision: int | None = None) -> SignOff:
    return workflow.sign_off(
        article,
        actor=user,
        revision=article.revision_id if revision is None else revision,
        override_reason=reason,
    )


def test_a_ready_article_is_signed_without_a_reason(cast: Cast) -> None:
    article = settled(by=cast.checker, approver=cast.editor).article

    sign_off = sign(article, cast.editor, reason="Rien ne bloque.")

    line = ReviewEvent.objects.latest("sequence")
    assert (sign_off.revision_id, sign_off.editor) == (article.revision_id, cast.editor)
    assert (sign_off.override_reason, sign_off.blocker_count, sign_off.blockers) == ("", 0, [])
    assert (line.verb, line.sequence, line.reason) == ("sign_off", sign_off.ledger_sequence, "")
    assert line.data == {"revision": article.revision_id, "blockers": []}


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_blockers_are_named_and_ask_for_a_reason(cast: Cast, reason: str) -> None:
    article = a_claim().article

    with pytest.raises(IncompleteError) as refusal:
        sign(article, cast.editor, reason)

    assert refusal.value.missing == (
        OPEN,
        "Settle them, or write why the article may go out as it is.",
    )
    assert not SignOff.objects.exists()


def test_an_override_keeps_its_reason_and_what_it_overrode(cast: Cast) -> None:
    article = a_claim().article

    sign_off = sign(article, cast.editor, " C’est urgent. ")

    line = ReviewEvent.objects.latest("sequence")
    assert (sign_off.override_reason, sign_off.blocker_count) == ("C’est urgent.", 1)
    assert sign_off.blockers == [OPEN]
    assert (line.reason, line.data["blockers"]) == ("C’est urgent.", [OPEN])
    assert list(ledger.faults()) == []


@pytest.mark.parametrize("name", ["reporter", "checker", "outsider"])
def test_only_an_editor_signs(cast: Cast, name: str) -> None:
    article = settled(
        a_claim(an_article(actor=cast.reporter)), by=cast.checker, approver=cast.editor
    ).article

    with pytest.raises(NotAllowedError):
        sign(article, getattr(cast, name))


def test_an_editor_signs_no_restricted_article_of_another_team(cast: Cast) -> None:
    article = an_article(restricted=True)

    with pytest.raises(NotAllowedError):
        sign(article, cast.editor, "Urgent.")

    assert sign(article, cast.chief, "Urgent.").editor == cast.chief


def test_another_revision_than_the_one_read_is_stale(cast: Cast) -> None:
    article = settled(by=cast.checker, approver=cast.editor).article

    with pytest.raises(StaleError):
        sign(article, cast.editor, revision=article.revision_id + 1)

    assert not SignOff.objects.exists()


def test_the_ledger_is_held_before_the_gate_is_read(cast: Cast) -> None:
    # Else work that ends in between would come before the signature without having been seen.
    article = settled(by=cast.checker, approver=cast.editor).article

    with CaptureQueriesContext(
        connection,
    ) as queries:
        sign(article, cast.editor)

    tables = [query["sql"] for query in queries]
    held = next(i for i, sql in enumerate(tables) if "ledgerhead" in sql)
    read = next(i for i, sql in enumerate(tables) if 'FROM "factcheck_claim"' in sql)
    assert held < read


def test_a_sign_off_sent_twice_is_signed_once_and_another_editor_may_sign_too(cast: Cast) -> None:
    article = settled(by=cast.checker, approver=cast.editor).article

    first = sign(article, cast.editor)

    assert sign(article, cast.editor) == first
    assert sign(article, cast.other_editor) != first
    assert [s.editor for s in SignOff.objects.order_by("pk")] == [cast.editor, cast.other_editor]
    assert ReviewEvent.objects.filter(verb="sign_off").count() == 2
