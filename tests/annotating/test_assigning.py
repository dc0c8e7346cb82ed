from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User

from factcheck import annotating
from factcheck.choices import Status
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Claim, ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article
from tests.verbs import claim_in

pytestmark = pytest.mark.django_db


def last() -> ReviewEvent:
    return ReviewEvent.objects.latest("sequence")


def assign(claim: Claim, user: User, assignee: User | None, due: datetime | None = None) -> Claim:
    return annotating.assign_claim(
        claim, actor=user, version=claim.version, assignee=assignee, due=due
    )


@pytest.mark.parametrize("status", list(Status))
def test_a_claim_is_assigned_in_any_status(cast: Cast, status: str) -> None:
    claim, due = claim_in(status, cast), datetime(2030, 1, 2, tzinfo=UTC)
    version = claim.version

    claim = assign(claim, cast.checker, cast.editor, due)

    assert (claim.assignee, claim.due, claim.version) == (cast.editor, due, version + 1)
    assert claim.status == status
    assert (last().verb, last().actor) == ("assign", cast.checker)
    assert last().data == {
        "version": version + 1,
        "before": {"assignee": "", "due": ""},
        "after": {"assignee": cast.editor.pk, "due": "2030-01-02T00:00:00+00:00"},
        "to": "editor",
    }


def test_an_assignment_is_taken_back(cast: Cast) -> None:
    claim = assign(a_claim(), cast.checker, cast.editor, datetime(2030, 1, 2, tzinfo=UTC))

    claim = assign(claim, cast.checker, None)

    assert (claim.assignee, claim.due, last().data["to"]) == (None, None, "")


@pytest.mark.parametrize("name", ["reporter", "outsider"])
def test_only_checkers_assign(cast: Cast, name: str) -> None:
    claim = a_claim(an_article(actor=cast.reporter))

    with pytest.raises(NotAllowedError):
        assign(claim, getattr(cast, name), cast.checker)


def test_a_checker_assigns_nothing_in_an_article_of_another_team(cast: Cast) -> None:
    article = an_article(restricted=True, team=[cast.other_checker])
    claim = a_claim(article)

    with pytest.raises(NotAllowedError):
        assign(claim, cast.checker, cast.other_checker)
    with pytest.raises(NotPossibleError, match="cannot see the article"):
        assign(claim, cast.other_checker, cast.checker)

    assert assign(claim, cast.chief, cast.other_checker).assignee == cast.other_checker


@pytest.mark.parametrize("step", [-1, 1])
def test_assigning_what_changed_meanwhile_is_stale(cast: Cast, step: int) -> None:
    claim = assign(a_claim(), cast.checker, cast.editor)
    claim.version += step

    with pytest.raises(StaleError):
        assign(claim, cast.checker, cast.checker)

    claim.refresh_from_db()
    assert (claim.version, claim.assignee) == (2, cast.editor)
