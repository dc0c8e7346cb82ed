from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import override_settings

from factcheck import ledger, policy
from factcheck.annotating.detectors import BUILT_IN
from factcheck.choices import CorrectionKind, Kind, Role, Status
from factcheck.models import Article, Claim, Correction, FactPage, ReviewEvent, Suggestion
from factcheck.readiness import readiness, valid_sign_off
from tests.conftest import Cast
from tests.sentences import coverage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_world")]


def seeded() -> dict[str, str]:
    """Run the command; role → password, as it printed them."""
    told = StringIO()
    call_command("seed_demo", stdout=told)
    return dict(line.split(" ") for line in told.getvalue().splitlines())


def begin(_cast: Cast) -> dict[str, str]:
    """The demonstration in an empty desk, read by the detectors that come with it."""
    User.objects.all().delete()
    with override_settings(FACTCHECK_DETECTORS=[BUILT_IN]):
        return seeded()


def test_prints_an_account_a_line_and_each_logs_in_with_its_role(
    begun: dict[str, str],
) -> None:
    accounts = begun

    assert list(accounts) == ["reporter", "checker", "editor", "chief"]
    for role, password in accounts.items():
        user = authenticate(username=role, password=password)
        assert isinstance(user, User)
        assert policy.roles(user) == {role}
        assert not user.is_superuser
    assert len(set(accounts.values())) == 4


def test_makes_claims_of_every_kind_in_every_status() -> None:
    claims = Claim.objects.filter(article__external_id="demo-laboratoires")
    assert claims.count() >= 15
    assert set(claims.values_list("kind", flat=True)) == set(Kind.values)
    assert set(claims.values_list("status", flat=True)) == set(Status.values)
    assert list(ledger.faults()) == []


def test_publishes_a_verified_and_a_disputed_fact_and_one_correction() -> None:
    pages = FactPage.objects.published().filter(language="fr")
    assert sorted(pages.values_list("outcome", flat=True)) == ["disputed", "verified"]
    assert [note.kind for note in Correction.objects.all()] == [CorrectionKind.CLARIFICATION]


def test_leaves_suggestions_to_decide_in_the_article_that_is_under_check() -> None:
    under_check, published = (
        Article.objects.get(external_id=name) for name in ("demo-laboratoires", "demo-bridge")
    )
    waiting = Suggestion.objects.filter(revision=under_check.revision_id).offered()
    assert set(waiting.values_list("kind", flat=True)) == set(Kind.values)
    assert waiting.count() >= 15
    assert under_check.revision.findings.count() >= 12
    assert not published.revision.suggestions.open().exists()
    assert under_check.revision.nothing_to_check.count() == 3
    assert coverage(published).untouched == []
    assert valid_sign_off(published) is not None
    assert readiness(published) == []
    assert list(ledger.faults()) == []


def test_again_changes_nothing_but_the_passwords(begun: dict[str, str]) -> None:
    events = ReviewEvent.objects.count()

    again = seeded()

    assert ReviewEvent.objects.count() == events
    assert Article.objects.count() == 2
    assert User.objects.count() == 4
    assert not set(begun.values()) & set(again.values())


def test_an_account_of_the_newsroom_is_never_taken_over() -> None:
    articles = Article.objects.count()
    for user in User.objects.all():
        user.username = f"other-{user.pk}"
        user.save()
    User.objects.create_user(Role.EDITOR, "editor@paper.example", "a password of their own")

    with pytest.raises(CommandError, match="editor exists"):
        call_command("seed_demo")

    assert authenticate(username="editor", password="a password of their own") is not None
    assert list(User.objects.filter(username__in=Role.values)) == [User.objects.latest("pk")]
    assert Article.objects.count() == articles
