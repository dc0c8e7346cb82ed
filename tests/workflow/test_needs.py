from __future__ import annotations

import re

import pytest

from factcheck import workflow
from factcheck.choices import EvidenceKind, Kind, Outcome, Stance
from factcheck.errors import IncompleteError
from factcheck.locators import lacks
from factcheck.models import Citation, FigureDetail, Verdict
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_proposal, cited, evidence

pytestmark = pytest.mark.django_db

SUPPORT = "Add evidence that supports the claim, and say where in it (the locator)."
REFUTE = "Add evidence that refutes the claim, and say where in it (the locator)."
DETAIL = {
    Kind.FIGURE: "Fill in the figure: its value, or its date or period.",
    Kind.QUOTE: "Fill in the quote: who said it.",
    Kind.SOURCE: "Fill in the source: who or what it is.",
}


@pytest.mark.parametrize("kind", Kind.values)
def test_an_empty_detail_of_each_kind_is_missing(kind: str) -> None:
    empty = a_claim(kind=kind, detail={})
    whole = a_claim(kind=kind)

    assert workflow.missing_for(empty, "") == [DETAIL[Kind(kind)]]
    assert workflow.missing_for(whole, "") == []


@pytest.mark.parametrize(
    ("detail", "missing"),
    [({"value": 0}, []), ({"period": "2021-02-14"}, []), ({"unit": "%"}, [DETAIL[Kind.FIGURE]])],
)
def test_a_figure_needs_its_value_or_its_period(
    detail: dict[str, object], missing: list[str]
) -> None:
    claim = a_claim(detail=detail)

    assert workflow.missing_for(claim, "") == missing


def test_a_detail_that_is_not_there_is_missing() -> None:
    claim = a_claim()
    FigureDetail.objects.all().delete()
    claim.refresh_from_db()

    assert workflow.missing_for(claim, "") == [DETAIL[Kind.FIGURE]]


@pytest.mark.parametrize(
    ("outcome", "stance", "missing"),
    [
        (Outcome.VERIFIED, Stance.SUPPORTS, []),
        (Outcome.VERIFIED, Stance.REFUTES, [SUPPORT]),
        (Outcome.VERIFIED, Stance.CONTEXT, [SUPPORT]),
        (Outcome.DISPUTED, Stance.REFUTES, []),
        (Outcome.DISPUTED, Stance.SUPPORTS, [REFUTE]),
        (Outcome.DISPUTED, Stance.CONTEXT, [REFUTE]),
    ],
)
def test_a_citation_carries_one_outcome_only(
    cast: Cast, outcome: str, stance: str, missing: list[str]
) -> None:
    claim = cited(a_claim(), actor=cast.checker, stance=stance)

    assert workflow.missing_for(claim, outcome) == missing


@pytest.mark.parametrize("locator", ["", "le rapport", "12"])
def test_a_citation_without_a_precise_locator_carries_nothing(cast: Cast, locator: str) -> None:
    claim = cited(a_claim(), actor=cast.checker, locator=locator)

    assert workflow.missing_for(claim, Outcome.VERIFIED) == [workflow.ask("document")]
    assert workflow.missing_for(claim, Outcome.DISPUTED) == [REFUTE]


def test_what_several_locators_lack_is_said_once_for_each_kind(cast: Cast) -> None:
    claim = a_claim()
    for kind in ("document", "document", "recording"):
        cited(claim, actor=cast.checker, evidence=evidence(kind=kind), locator="là")

    assert workflow.missing_for(claim, Outcome.VERIFIED) == [
        workflow.ask("document"),
        workflow.ask("recording"),
    ]


def test_one_precise_locator_beside_a_weak_one_carries(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker, locator="")
    cited(claim, actor=cast.checker, locator="p. 2")

    assert workflow.missing_for(claim, Outcome.VERIFIED) == []


@pytest.mark.parametrize(
    ("kind", "locator", "words"),
    [
        ("interview", "12 mai 2025", "Add how it was said"),
        ("interview", "par téléphone", "Add the date"),
        ("statement", "", "Say when and how"),
        ("recording", "13:00–12:00", "ends before it begins"),
    ],
)
def test_what_is_missing_is_said_precisely(cast: Cast, kind: str, locator: str, words: str) -> None:
    cited(a_claim(), actor=cast.checker, evidence=evidence(kind=kind), locator=locator)

    assert words in workflow.where_lacks(Citation.objects.get())


@pytest.mark.parametrize("kind", EvidenceKind.values)
def test_every_example_is_precise_enough_itself(kind: str) -> None:
    examples = re.findall("“(.*?)”", workflow.ask(kind))

    assert examples
    assert [lacks(one, kind) for one in examples] == [()] * len(examples)


def test_everything_that_is_missing_is_said_at_once_and_nothing_is_written(cast: Cast) -> None:
    claim = a_claim(detail={})
    proposal = workflow.Proposal(outcome="perhaps", rating=None, summary=" \n")

    with pytest.raises(IncompleteError) as refusal:
        workflow.propose(claim, actor=cast.checker, version=claim.version, proposal=proposal)

    assert refusal.value.missing == (
        "Choose an outcome: verified or disputed.",
        "Choose a rating.",
        "Write the public summary.",
        DETAIL[Kind.FIGURE],
    )
    assert str(refusal.value) == " ".join(refusal.value.missing)
    assert not Verdict.objects.exists()


def test_a_rating_of_the_other_outcome_is_refused(cast: Cast) -> None:
    claim = cited(a_claim(), actor=cast.checker)
    proposal = workflow.Proposal(
        outcome=Outcome.VERIFIED, rating=a_proposal(Outcome.DISPUTED).rating, summary="Résumé."
    )

    with pytest.raises(IncompleteError) as refusal:
        workflow.propose(claim, actor=cast.checker, version=claim.version, proposal=proposal)

    assert refusal.value.missing == (
        "This rating belongs to the other outcome: choose another one.",
    )
