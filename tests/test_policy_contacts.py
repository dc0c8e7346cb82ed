"""Who may know that somebody was asked."""

from __future__ import annotations

import pytest

from factcheck import policy
from factcheck.models import Claim, Contact, ReviewEvent
from tests.called import a_contact
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article

pytestmark = pytest.mark.django_db
WHO = [
    "reporter",
    "checker",
    "other_checker",
    "editor",
    "other_editor",
    "chief",
    "outsider",
    "superuser",
]
DESK = {"checker", "other_checker", "editor", "other_editor", "chief", "superuser"}
CHIEFS = {"chief", "superuser"}


def seen_by(contact: Contact, cast: Cast) -> set[str]:
    """For each person the predicate, the queryset and the ledger say the same."""
    event = ReviewEvent.objects.filter(pk=contact.event_id)
    found = set()
    for who in WHO:
        user = getattr(cast, who)
        one = policy.can_view_contact(user, contact)
        assert policy.visible_contacts(user).filter(pk=contact.pk).exists() is one
        if policy.can_view_claim(user, contact.claim):
            assert policy.told_events(user, event).exists() is one
        if one:
            found.add(who)
    return found


def a_hidden_source(cast: Cast, name: str = "Gorge") -> str:
    a_source(name, protected=True).keepers.add(cast.checker, cast.other_editor)
    return name


@pytest.mark.parametrize(
    ("record", "who"),
    [("on", DESK), ("background", {"checker", *CHIEFS}), ("off", {"checker", *CHIEFS})],
)
def test_the_terms_decide_who_knows(cast: Cast, record: str, who: set[str]) -> None:
    assert seen_by(a_contact(a_claim(), by=cast.checker, record=record), cast) == who


def test_what_a_protected_source_said_is_for_its_keepers(cast: Cast) -> None:
    contact = a_contact(a_claim(), by=cast.checker, name=a_hidden_source(cast))

    assert seen_by(contact, cast) == {"checker", "other_editor", *CHIEFS}


def test_a_source_that_is_protected_later_hides_what_it_said_before(cast: Cast) -> None:
    source = a_source("Claude Martin")
    contact = a_contact(a_claim(), by=cast.checker)
    assert seen_by(contact, cast) == DESK

    source.protected = True
    source.save()

    assert seen_by(contact, cast) == {"checker", *CHIEFS}


def test_a_restricted_article_is_for_its_team_whoever_noted_it(cast: Cast) -> None:
    article = an_article(restricted=True, team=[cast.checker, cast.reporter])
    contact = a_contact(a_claim(article), by=cast.checker, name=a_hidden_source(cast))
    told = a_contact(contact.claim, by=cast.checker)

    assert seen_by(contact, cast) == {"checker", *CHIEFS}
    assert seen_by(told, cast) == {"checker", "reporter", *CHIEFS}
    article.team.remove(cast.checker)
    assert seen_by(contact, cast) == CHIEFS


def test_what_was_corrected_is_told_as_narrowly_as_a_secret(cast: Cast) -> None:
    first = a_contact(a_claim(), by=cast.checker)
    second = a_contact(first.claim, by=cast.checker, replaces=first, record="off")
    third = a_contact(first.claim, by=cast.checker, replaces=second)

    assert seen_by(first, cast) == {"checker", *CHIEFS}
    assert seen_by(second, cast) == {"checker", *CHIEFS}
    assert seen_by(third, cast) == DESK


def test_only_who_noted_it_and_the_chiefs_correct(cast: Cast) -> None:
    contact = a_contact(a_claim(), by=cast.checker)

    may = {who for who in WHO if policy.can_correct_contact(getattr(cast, who), contact)}

    assert may == {"checker", *CHIEFS}


def test_other_lines_of_the_ledger_are_told_to_everybody(cast: Cast) -> None:
    a_contact(a_claim(), by=cast.chief, record="off")

    told = policy.told_events(cast.editor, ReviewEvent.objects.filter(claim=Claim.objects.get()))

    assert [event.verb for event in told] == ["mark"]
