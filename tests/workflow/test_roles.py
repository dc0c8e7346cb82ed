"""Each role × each verb: the door's answer is exactly this table's."""

from __future__ import annotations

from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User

from factcheck import policy, workflow
from factcheck.choices import Role, Status
from factcheck.errors import NotAllowedError
from factcheck.models import ReviewEvent, Verdict
from factcheck.transitions import TRANSITIONS
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, cited, in_review, settled
from tests.verbs import claim_in, use

pytestmark = pytest.mark.django_db

PEOPLE = ("reporter", "other_checker", "editor", "chief", "superuser", "outsider", "inactive")
FROM = {
    "propose": "to_check",
    "approve": "in_review",
    "disagree": "in_review",
    "send_back": "in_review",
    "reopen": "verified",
    "withdraw": "in_review",
    "restore": "withdrawn",
}
EDITORS = {"editor", "chief", "superuser"}
MAY = {
    "propose": {"other_checker", *EDITORS},
    "approve": EDITORS,
    "disagree": EDITORS,
    "send_back": EDITORS,
    "reopen": EDITORS,
    "withdraw": EDITORS,
    "restore": EDITORS,
}


def person(cast: Cast, name: str) -> User:
    if name != "inactive":
        return getattr(cast, name)
    user = User.objects.create(username="gone", is_active=False, is_superuser=True)
    user.groups.set(Group.objects.filter(name__in=Role.values))
    return user


@pytest.mark.parametrize(("verb", "name"), list(product(TRANSITIONS, PEOPLE)))
def test_a_role_may_use_a_verb_or_is_refused(cast: Cast, verb: str, name: str) -> None:
    claim = claim_in(FROM[verb], cast)
    user = person(cast, name)
    lines = ReviewEvent.objects.count()

    offered = verb in workflow.allowed_verbs(claim, user, Verdict.objects.current_of(claim))

    # Nobody chooses to disagree: it is what an approval turns out to be.
    assert offered == (name in MAY[verb] and verb != "disagree")
    if name in MAY[verb]:
        assert use(verb, claim, user).status != FROM[verb]
        return
    with pytest.raises(NotAllowedError):
        use(verb, claim, user)
    claim.refresh_from_db()
    assert claim.status == FROM[verb]
    assert ReviewEvent.objects.count() == lines


@pytest.mark.parametrize("verb", list(TRANSITIONS))
def test_a_stranger_may_use_no_verb(cast: Cast, verb: str) -> None:
    claim = claim_in(FROM[verb], cast)

    assert not policy.MAY[verb](AnonymousUser(), claim, Verdict.objects.current_of(claim))


@pytest.mark.parametrize("verb", list(TRANSITIONS))
def test_no_verb_reaches_into_a_restricted_article(cast: Cast, verb: str) -> None:
    claim = claim_in(FROM[verb], cast)
    claim.article.restricted = True
    claim.article.save()

    with pytest.raises(NotAllowedError):
        use(verb, claim, cast.editor)

    claim.article.team.add(cast.editor)
    assert use(verb, claim, cast.editor).status != FROM[verb]


def test_the_proposer_takes_a_proposal_back_but_another_checker_does_not(cast: Cast) -> None:
    claim = in_review(by=cast.checker)

    with pytest.raises(NotAllowedError):
        use("send_back", claim, cast.other_checker)

    assert use("send_back", claim, cast.checker).status == Status.TO_CHECK


def test_whoever_marked_a_claim_withdraws_it_only_while_it_is_to_check(cast: Cast) -> None:
    article = an_article(actor=cast.reporter)
    claim = a_claim(article, actor=cast.reporter)
    proposed = in_review(a_claim(article, actor=cast.reporter), by=cast.checker)
    decided = settled(a_claim(article, actor=cast.reporter), by=cast.checker, approver=cast.editor)

    assert use("withdraw", claim, cast.reporter).status == Status.WITHDRAWN
    for later in (proposed, decided):
        with pytest.raises(NotAllowedError):
            use("withdraw", later, cast.reporter)


def test_a_reporter_does_not_withdraw_what_somebody_else_marked(cast: Cast) -> None:
    claim = a_claim(an_article(actor=cast.reporter), actor=cast.checker)

    with pytest.raises(NotAllowedError):
        use("withdraw", claim, cast.reporter)


def test_a_role_taken_away_counts_from_the_next_request_on(cast: Cast) -> None:
    claim = in_review(by=cast.checker)
    assert policy.is_editor(cast.editor)

    cast.editor.groups.set(Group.objects.filter(name=Role.CHECKER))

    with pytest.raises(NotAllowedError):
        use("approve", claim, User.objects.get(pk=cast.editor.pk))


def test_a_proposer_promoted_to_editor_cannot_approve_their_own_proposal(cast: Cast) -> None:
    claim = in_review(by=cast.checker)
    cast.checker.groups.set(Group.objects.all())
    User.objects.filter(pk=cast.checker.pk).update(is_superuser=True)

    with pytest.raises(NotAllowedError, match="You proposed this verdict"):
        use("approve", claim, User.objects.get(pk=cast.checker.pk))


def test_verbs_are_offered_in_the_tables_order(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    under_review = in_review(a_claim(), by=cast.checker)

    assert workflow.allowed_verbs(claim, cast.editor, None) == ["propose", "withdraw"]
    verdict = Verdict.objects.current_of(under_review)
    assert workflow.allowed_verbs(under_review, cast.editor, verdict) == [
        "approve",
        "send_back",
        "withdraw",
    ]
    assert workflow.allowed_verbs(under_review, cast.checker, verdict) == ["send_back"]
