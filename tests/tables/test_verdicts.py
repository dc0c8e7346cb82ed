"""A table settles a claim only as two people of the desk could have."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import ledger, workflow
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError
from factcheck.models import Article, Claim, Notification, ReviewEvent, Verdict
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_proposal, an_article, cited
from tests.tables.importing import ARTICLE, CITED, FIGURE, VERDICT, faults, take, tally

WHOLE = {**FIGURE, **CITED, **VERDICT}


@pytest.fixture
def desk(cast: Cast) -> Cast:
    take("articles", ARTICLE, by=cast.chief)
    return cast


def test_a_verdict_of_an_archive(desk: Cast) -> None:
    assert tally(take("claims", WHOLE, by=desk.chief)) == (1, 0, 0, 0)

    claim, verdict = Claim.objects.get(), Verdict.objects.get()
    assert (claim.status, verdict.outcome, verdict.rating.slug) == ("verified",) * 3
    assert (verdict.proposed_by, verdict.approved_by) == (desk.checker, desk.editor)
    assert list(ledger.faults()) == []


def test_the_ledger_says_who_brought_it_in(desk: Cast) -> None:
    take("claims", WHOLE, by=desk.chief)

    lines = ReviewEvent.objects.filter(verb__in=("propose", "approve")).order_by("sequence")
    assert [(e.verb, e.actor, e.reason, e.data["imported_by"]) for e in lines] == [
        ("propose", desk.checker, "imported from table.csv row 2", desk.chief.pk),
        ("approve", desk.editor, "imported from table.csv row 2", desk.chief.pk),
    ]


def test_nobody_is_asked_to_review_it(desk: Cast) -> None:
    take("claims", WHOLE, by=desk.chief)

    assert not Notification.objects.exists()


def test_a_claim_that_is_there_is_settled_later(desk: Cast) -> None:
    take("claims", {**FIGURE, **CITED}, by=desk.chief)

    assert tally(take("claims", WHOLE, by=desk.chief)) == (0, 1, 0, 0)
    assert Claim.objects.get().status == "verified"


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"proposed_by": ""}, "proposed_by"),
        ({"approved_by": ""}, "approved_by"),
        ({"proposed_by": "", "approved_by": ""}, "proposed_by"),
        ({"proposed_by": "nobody"}, "proposed_by"),
        ({"approved_by": "editor", "proposed_by": "editor"}, "approved_by"),
        # Without the role that the door asks of them today.
        ({"proposed_by": "reporter"}, ""),
        ({"proposed_by": "outsider"}, ""),
        ({"approved_by": "other-checker"}, ""),
        ({"risk": "high"}, "outcome"),
        ({"outcome": ""}, "outcome"),
        ({"outcome": "maybe"}, "outcome"),
        ({"rating": "false"}, "rating"),
        ({"rating": "nothing"}, "rating"),
        ({"rating": ""}, "rating"),
        ({"summary": ""}, "summary"),
        ({"summary": "x" * 401}, "summary"),
        ({"valid_until": "2021-01-01"}, "valid_until"),
        ({"valid_until": "soon"}, "valid_until"),
        # What the door needs.
        ({"value": "", "unit": ""}, ""),
        ({"locator": ""}, ""),
        ({"stance": "refutes"}, ""),
    ],
)
def test_what_a_verdict_lacks(desk: Cast, change: dict[str, str], column: str) -> None:
    report = take("claims", {**WHOLE, **change}, by=desk.chief)

    assert faults(report) == [(2, column)]
    assert not Claim.objects.exists()
    assert not Verdict.objects.exists()


def test_a_settled_claim_keeps_its_verdict(desk: Cast) -> None:
    take("claims", WHOLE, by=desk.chief)

    assert faults(take("claims", {**WHOLE, "summary": "Non."}, by=desk.chief)) == [(2, "summary")]
    other = {**WHOLE, "approved_by": "other-editor"}
    assert faults(take("claims", other, by=desk.chief)) == [(2, "approved_by")]


def test_somebody_outside_of_the_team_settles_nothing(desk: Cast) -> None:
    Article.objects.update(restricted=True)

    assert faults(take("claims", WHOLE, by=desk.chief)) == [(2, "")]


@pytest.mark.parametrize("who", ["checker", "editor", "reporter", "outsider"])
def test_only_a_chief_brings_verdicts_in(cast: Cast, who: str) -> None:
    claim = cited(a_claim(an_article()), actor=cast.checker)

    with pytest.raises(NotAllowedError):
        workflow.import_verdict(
            claim,
            actor=getattr(cast, who),
            version=claim.version,
            proposal=a_proposal(),
            proposed_by=cast.checker,
            approved_by=cast.editor,
            file="x",
            row=2,
        )


def test_the_verb_refuses_a_high_risk_itself(cast: Cast) -> None:
    claim = cited(a_claim(an_article(), risk="high"), actor=cast.checker)

    with pytest.raises(NotPossibleError) as refused:
        workflow.import_verdict(
            claim,
            actor=cast.chief,
            version=claim.version,
            proposal=a_proposal(),
            proposed_by=cast.checker,
            approved_by=cast.editor,
            file="x",
            row=2,
        )
    # Not only because a second outcome is missing.
    assert not isinstance(refused.value, IncompleteError)


PEOPLE = st.sampled_from(["", "checker", "editor", "chief", "reporter", "outsider", "nobody"])
ROWS = st.fixed_dictionaries(
    {
        "risk": st.sampled_from(["", "low", "high"]),
        "value": st.sampled_from(["", "491840", "=1"]),
        "locator": st.sampled_from(["", "p. 3"]),
        "stance": st.sampled_from(["supports", "refutes"]),
        "outcome": st.sampled_from(["", "verified", "disputed"]),
        "rating": st.sampled_from(["", "verified", "false"]),
        "summary": st.sampled_from(["", "Vu."]),
        "proposed_by": PEOPLE,
        "approved_by": PEOPLE,
    }
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ROWS, st.booleans())
def test_no_row_settles_a_claim_without_two_people(
    desk: Cast, row: dict[str, str], whole: bool
) -> None:
    """Some rows start whole, so that some of them do come in."""
    told = {
        **WHOLE,
        **(
            {k: v for k, v in row.items() if k in ("risk", "proposed_by", "approved_by")}
            if whole
            else row
        ),
    }
    report = take(
        "claims", {**told, "statement": f"Un fait {sorted(told.items())}"[:900]}, by=desk.chief
    )

    assert report.rows == 1
    for claim in Claim.objects.settled():
        verdict = Verdict.objects.get(claim=claim, current=True)
        assert claim.risk != "high"
        assert verdict.approved_by is not None
        assert verdict.approved_by != verdict.proposed_by
        assert verdict.proposed_by.username in {"checker", "editor", "chief"}
        assert verdict.approved_by.username in {"editor", "chief"}
        assert verdict.outcome == claim.status
