"""The rule of a desk: what it asks for, what is said, and that an approval asks again."""

from __future__ import annotations

import pytest

from factcheck import workflow
from factcheck.choices import Outcome, Risk, Stance
from factcheck.errors import IncompleteError
from factcheck.models import Claim, Evidence, SourceRule, Verdict
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, in_review, second

pytestmark = pytest.mark.django_db
ASKED = "The desk asks for 1 primary source or 2 independent sources: this claim has {}."
FEW = ASKED.format("1 secondary source")
AGAIN = "The evidence does not meet the rule of the desk any more: send the claim back."


def on_desk(desk: str = "Local", **fields: object) -> Claim:
    return a_claim(an_article(desk=desk), **fields)


def missing(claim: Claim, outcome: str = Outcome.VERIFIED) -> list[str]:
    return workflow.missing_for(Claim.objects.get(pk=claim.pk), outcome)


def test_without_a_rule_one_citation_is_enough(cast: Cast) -> None:
    piece = evidence(tier="tertiary")
    claim = cited(on_desk(), actor=cast.checker, evidence=piece)

    assert missing(claim) == []
    assert list(workflow.tally(workflow.held_by(claim))) == []


def test_what_the_desk_asks_for_is_said_with_what_there_is(cast: Cast) -> None:
    SourceRule.objects.create(desk="Local")
    claim = on_desk()
    assert missing(claim) == [
        "Add evidence that supports the claim, and say where in it (the locator)."
    ]

    cited(claim, actor=cast.checker, evidence=evidence(source=a_source("AFP")))

    assert missing(claim) == [ASKED.format("1 secondary source (AFP)")]
    assert list(workflow.tally(workflow.held_by(claim))) == [
        "supports: 1 of 2 independent sources, or 0 of 1 primary"
    ]
    cited(claim, actor=cast.checker)
    assert missing(claim) == []


def test_a_rule_for_independent_sources_only_does_not_speak_of_primary_ones(cast: Cast) -> None:
    SourceRule.objects.create(desk="Local", primary=2, independent=2)
    claim = cited(on_desk(), actor=cast.checker, evidence=evidence(tier="primary"))

    assert missing(claim) == [
        "The desk asks for 2 independent sources: this claim has 1 primary source."
    ]
    assert list(workflow.tally(workflow.held_by(claim))) == ["supports: 1 of 2 independent sources"]


@pytest.mark.parametrize("stance", [Stance.REFUTES, Stance.CONTEXT])
def test_only_evidence_that_speaks_the_same_way_counts(cast: Cast, stance: str) -> None:
    SourceRule.objects.create(desk="Local")
    claim = cited(on_desk(), actor=cast.checker)
    cited(claim, actor=cast.checker, stance=stance)

    assert len(missing(claim)) == 1


def test_evidence_that_does_not_say_where_does_not_count(cast: Cast) -> None:
    SourceRule.objects.create(desk="Local")
    claim = cited(on_desk(), actor=cast.checker)
    cited(claim, actor=cast.checker, locator="quelque part")

    assert missing(claim) == [
        workflow.ask("document"),
        FEW,
    ]


def test_two_pieces_from_one_that_is_not_cited_count_once(cast: Cast) -> None:
    SourceRule.objects.create(desk="Local")
    root = evidence("Le communiqué")
    middle = evidence("Une dépêche", derived_from=root)
    claim = on_desk()
    for origin in (root, middle):
        cited(claim, actor=cast.checker, evidence=evidence(derived_from=origin))

    assert len(missing(claim)) == 1
    Evidence.objects.filter(pk=root.pk).update(derived_from=middle)
    assert len(missing(claim)) == 1


@pytest.mark.parametrize("hide", ["source", "evidence"])
def test_a_protected_source_is_counted_and_never_named(cast: Cast, hide: str) -> None:
    SourceRule.objects.create(desk="Local")
    source = a_source("Gorge Profonde", protected=hide == "source")
    visibility = "protected" if hide == "evidence" else "public"
    piece = evidence(source=source, visibility=visibility, added_by=cast.chief)
    claim = cited(on_desk(), actor=cast.chief, evidence=piece)

    assert missing(claim) == [FEW]


@pytest.mark.parametrize(
    ("desk", "needed"), [("LOCAL", 1), (" local ", 1), ("Politique", 2), ("", 2), ("ÉCONOMIE", 3)]
)
def test_a_desk_has_its_own_rule_or_that_of_every_desk(cast: Cast, desk: str, needed: int) -> None:
    for name, count in (("Local", 1), ("", 2), ("Économie", 3)):
        SourceRule.objects.create(desk=name, primary=count, independent=count)
    held = workflow.held_by(on_desk(desk))[Stance.SUPPORTS]

    assert held.asked is not None
    assert held.asked.independent == needed


@pytest.mark.parametrize(("risk", "asked"), [(Risk.HIGH, True), (Risk.NORMAL, False)])
def test_a_rule_can_be_for_high_risk_only(cast: Cast, risk: str, *, asked: bool) -> None:
    SourceRule.objects.create(desk="Local", high_only=True)
    SourceRule.objects.create(desk="")

    held = workflow.held_by(on_desk(risk=risk))[Stance.SUPPORTS]

    assert (held.asked is not None) is asked


def test_an_approval_asks_again(cast: Cast) -> None:
    claim = in_review(on_desk(), by=cast.checker)
    SourceRule.objects.create(desk="Local")

    with pytest.raises(IncompleteError) as refusal:
        second(claim, by=cast.editor)

    assert refusal.value.missing == (
        FEW,
        AGAIN,
    )
    verdict = Verdict.objects.current_of(claim)
    [told] = [
        one for one in workflow.refusals(claim, cast.editor, verdict) if one.verb == "approve"
    ]
    assert told.reasons == list(refusal.value.missing)


def test_an_approval_of_a_high_risk_says_no_more_than_that(cast: Cast) -> None:
    claim = in_review(on_desk(risk=Risk.HIGH), by=cast.checker)
    SourceRule.objects.create(desk="Local")

    with pytest.raises(IncompleteError) as refusal:
        second(claim, by=cast.editor)

    assert refusal.value.missing == (AGAIN,)


def test_an_approval_without_a_rule_asks_nothing_of_old_locators(cast: Cast) -> None:
    claim = in_review(on_desk(), by=cast.checker)
    claim.citations.update(locator="quelque part")

    assert second(claim, by=cast.editor).status == "verified"


def test_a_proposal_that_no_evidence_can_carry_is_explained(cast: Cast) -> None:
    SourceRule.objects.create(desk="Local")
    claim = cited(on_desk(), actor=cast.checker, stance=Stance.REFUTES)

    [told] = [one for one in workflow.refusals(claim, cast.checker, None) if one.verb == "propose"]

    assert told.reasons == missing(claim, Outcome.DISPUTED)


@pytest.mark.parametrize("rows", [1, 4])
def test_the_count_costs_three_queries(cast: Cast, rows: int, django_assert_num_queries) -> None:
    SourceRule.objects.create(desk="Local")
    claim = on_desk()
    for number in range(rows):
        piece = evidence(source=a_source(f"S{number}"), derived_from=evidence("Avant"))
        cited(claim, actor=cast.checker, evidence=piece)
    claim = Claim.objects.select_related("article").get(pk=claim.pk)

    with django_assert_num_queries(3):
        workflow.held_by(claim)
