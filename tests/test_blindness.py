"""Whoever may still give the second verdict on a high risk finds the first one nowhere.

Two things are looked for on every page of the desk and of the admin: the words of the verdict,
and any difference at all between a claim proposed as verified and the same one as disputed.
"""

from __future__ import annotations

from collections.abc import Collection

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from factcheck.choices import Outcome
from factcheck.models import Claim
from tests.blindness import CANARIES, TOLD, Page, risky, walk, without_chance
from tests.conftest import Cast
from tests.english import english

# Which rows a page may tell of is asked of both databases in tests/test_policy_blind.py.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

# What the walk meets beside refusals: answers of every kind.
REACHED = {200, 302, 400, 404, 405, 409, 422}


def told(pages: list[Page]) -> list[tuple[str, str]]:
    """Where a canary is; an address that asks for one repeats no more than a part of it."""
    return [(page.address, word) for page in pages for word in CANARIES if word in page.html]


def pages_of(cast: Cast, who: str, outcome: str, *, models: Collection[str] = ()) -> list[Page]:
    """All that somebody sees of a claim proposed with this outcome, which then never was."""
    user: User = getattr(cast, who)
    with transaction.atomic():
        claim = risky(cast, outcome)
        pages = walk(english(user), claim, models)
        assert Claim.objects.get(pk=claim.pk).version == claim.version
        transaction.set_rollback(True)
    return sorted(map(without_chance, pages), key=lambda page: page.address)


def differing(some: list[Page], others: list[Page]) -> list[str]:
    """The addresses whose pages are not the same, among those that both can ask for.

    Numbers are left out: they count what was approved in an earlier round, and nothing since; see
    `tests/views/test_numbers_seen.py`.
    """
    assert [page.address for page in some] == [page.address for page in others]
    pairs = zip(some, others, strict=True)
    return [one.address for one, other in pairs if one != other and "numbers" not in one.address]


@pytest.mark.parametrize("who", ["editor", "superuser"])
def test_every_page_is_the_same_whatever_was_proposed(cast: Cast, who: str) -> None:
    verified, disputed = (pages_of(cast, who, outcome) for outcome in Outcome.values)

    assert told([*verified, *disputed]) == []
    assert differing(verified, disputed) == []
    assert {page.status for page in disputed} - {403} == REACHED


def test_who_has_nothing_to_judge_finds_all_of_it(cast: Cast) -> None:
    """Else the walk would prove nothing."""
    verified, disputed = (
        pages_of(cast, "checker", outcome, models=("verdict", "reviewevent"))
        for outcome in Outcome.values
    )

    assert {word for _address, word in told(disputed)} == set(CANARIES)
    assert {
        "/desk/claims/#/",
        "/admin/factcheck/verdict/",
        "/admin/factcheck/reviewevent/?to_status=verified",
    } <= set(differing(verified, disputed))


@pytest.mark.parametrize("who", ["checker", "other_checker", "reporter"])
def test_the_proposer_and_those_who_cannot_approve_see_the_proposal(cast: Cast, who: str) -> None:
    claim = risky(cast, "disputed")

    html = english(getattr(cast, who)).get(claim.get_absolute_url()).content.decode()

    assert [word for word in TOLD.values() if word not in html] == []
    assert 'class="tag stance--refutes"' in html
