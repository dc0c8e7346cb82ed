"""Every verb that a claim's status knows is possible for a person, or they are told why not."""

from __future__ import annotations

from itertools import product

import pytest

from factcheck import annotating, publishing, workflow
from factcheck.choices import Status
from factcheck.models import Anchor, Claim, Verdict
from factcheck.transitions import TRANSITIONS
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, cited, in_review, settled
from tests.suggested import a_read_article, suggested
from tests.verbs import claim_in

pytestmark = pytest.mark.django_db

EVIDENCE = "Add evidence that supports or refutes the claim, and say where in it (the locator)."
FIGURE = "Fill in the figure: its value, or its date or period."
BACK = "Only whoever proposed the verdict or an editor can send it back."
LATE = "Only an editor can withdraw it once a verdict was proposed."
# Of a claim that nobody marked and the checker proposed.
TABLE = {
    ("reporter", "to_check"): {
        "propose": "A checker or an editor must propose it.",
        "withdraw": "Only whoever marked it or an editor can withdraw it.",
    },
    ("checker", "to_check"): {"withdraw": "Only whoever marked it or an editor can withdraw it."},
    ("editor", "to_check"): {},
    ("reporter", "in_review"): {
        "approve": "An editor must approve it.",
        "send_back": BACK,
        "withdraw": LATE,
    },
    ("checker", "in_review"): {
        "approve": "You proposed this verdict: somebody else must approve it.",
        "withdraw": LATE,
    },
    ("editor", "in_review"): {},
    ("reporter", "verified"): {"reopen": "Only an editor can reopen it.", "withdraw": LATE},
    ("checker", "disputed"): {"reopen": "Only an editor can reopen it.", "withdraw": LATE},
    ("editor", "verified"): {},
    ("checker", "withdrawn"): {"restore": "Only an editor can restore it."},
    ("editor", "withdrawn"): {},
}


def told(claim: Claim, cast: Cast, who: str) -> dict[str, str]:
    found = workflow.refusals(claim, getattr(cast, who), Verdict.objects.current_of(claim))
    return {one.verb: " ".join(one.reasons) for one in found if one.verb}


@pytest.mark.parametrize(("who", "status"), list(TABLE))
def test_each_role_is_told_who_may(cast: Cast, who: str, status: str) -> None:
    claim = claim_in(status, cast)
    claim.article.team.add(cast.reporter)

    assert told(claim, cast, who) == TABLE[who, status]


@pytest.mark.parametrize(
    ("who", "status"), list(product(["reporter", "checker", "editor", "chief"], Status.values))
)
def test_a_verb_is_possible_or_explained_and_never_both(cast: Cast, who: str, status: str) -> None:
    claim = claim_in(status, cast)
    claim.article.team.add(cast.reporter)
    verdict = Verdict.objects.current_of(claim)

    possible = workflow.allowed_verbs(claim, getattr(cast, who), verdict)

    chosen = [verb for verb, one in TRANSITIONS.items() if not one.instead_of]
    known = [verb for verb in chosen if status in TRANSITIONS[verb].sources]
    assert sorted([*possible, *told(claim, cast, who)]) == sorted(known)


def test_every_verb_that_somebody_chooses_has_its_word() -> None:
    chosen = [verb for verb, one in TRANSITIONS.items() if not one.instead_of]

    assert list(workflow.LABELS) == chosen


def test_an_editor_is_told_that_the_own_proposal_waits_for_another(cast: Cast) -> None:
    claim = in_review(by=cast.editor)

    assert told(claim, cast, "editor") == {
        "approve": "You proposed this verdict: somebody else must approve it."
    }


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("to_check", []),
        ("in_review", ["This claim is “in review”: send it back or reopen it to change it."]),
        ("disputed", ["This claim is “disputed”: send it back or reopen it to change it."]),
        ("withdrawn", ["This claim is withdrawn: restore it to change it."]),
    ],
)
def test_work_on_a_claim_that_is_not_to_check_is_explained_last(
    cast: Cast, status: str, told: list[str]
) -> None:
    claim = claim_in(status, cast)

    found = workflow.refusals(claim, cast.checker, Verdict.objects.current_of(claim))

    last = [(one.label, one.reasons) for one in found if not one.verb]
    assert last == [("Change the claim or its evidence", told)] * bool(told)
    assert not told or not found[-1].verb


# What stands in everybody's way


@pytest.mark.parametrize(
    ("detail", "stance", "locator", "missing"),
    [
        ({"value": 1}, "supports", "p. 1", {}),
        ({"value": 1}, "refutes", "p. 1", {}),
        ({"value": 1}, "context", "p. 1", {"propose": EVIDENCE}),
        ({"value": 1}, "supports", "", {"propose": "ask"}),
        ({}, "refutes", "p. 1", {"propose": FIGURE}),
        ({}, "context", "", {"propose": f"{FIGURE} {EVIDENCE}"}),
    ],
)
def test_a_proposal_says_what_every_outcome_lacks(
    cast: Cast, detail: dict[str, int], stance: str, locator: str, missing: dict[str, str]
) -> None:
    claim = cited(a_claim(detail=detail), actor=cast.checker, stance=stance, locator=locator)

    # What to type is told in the language of the reader, so it is asked for here.
    sentences = {verb: workflow.ask("document") if s == "ask" else s for verb, s in missing.items()}
    assert told(claim, cast, "editor") == sentences


def test_a_claim_without_a_place_cannot_be_approved(cast: Cast) -> None:
    claim = in_review(by=cast.checker)
    Anchor.objects.filter(claim=claim).update(state="ambiguous", start=None, end=None)
    claim.refresh_from_db()

    assert told(claim, cast, "editor") == {
        "approve": "The claim has lost its place in the text: attach it again first."
    }


def test_a_published_claim_says_to_retract_first(cast: Cast) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    page = publishing.publish_fact(claim, actor=cast.editor)
    first = {"withdraw": "This claim has a published page: retract the page first."}

    assert told(claim, cast, "editor") == first
    publishing.retract_fact(page, actor=cast.editor, why="Une erreur.")
    assert told(claim, cast, "editor") == {}


def test_whoever_marked_a_claim_may_withdraw_it_unless_it_answers_a_suggestion(cast: Cast) -> None:
    own = a_claim(an_article(actor=cast.reporter), actor=cast.reporter)
    article = a_read_article(actor=cast.reporter)
    answered = annotating.accept_suggestion(suggested(article, "12 endroits"), actor=cast.reporter)

    assert "withdraw" not in told(own, cast, "reporter")
    assert told(answered, cast, "reporter")["withdraw"] == (
        "It answers a suggestion: only a checker or an editor can withdraw it."
    )


def test_who_does_not_see_the_claim_is_told_no_more_than_that(cast: Cast) -> None:
    claim = claim_in("verified", cast)
    claim.article.restricted = True
    claim.article.save()

    assert told(claim, cast, "editor") == {
        "reopen": "Your role does not allow this.",
        "withdraw": "Your role does not allow this.",
    }
