from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation

from factcheck import workflow
from factcheck.choices import Kind
from factcheck.models import Anchor, Citation, Claim, Evidence, ReviewEvent, Source, Verdict
from tests.conftest import Cast
from tests.newsdesk import a_proposal
from tests.tables.importing import ARTICLE, CITED, FIGURE, VERDICT, faults, take, tally


@pytest.fixture
def desk(cast: Cast) -> Cast:
    take("articles", ARTICLE, by=cast.chief)
    return cast


def test_a_claim_on_words_of_the_text(desk: Cast) -> None:
    report = take("claims", {**FIGURE, "risk": "high", "assignee": "checker"}, by=desk.chief)

    claim = Claim.objects.get()
    assert tally(report) == (1, 0, 0, 0)
    assert (claim.status, claim.risk, claim.assignee) == ("to_check", "high", desk.checker)
    assert (claim.statement, claim.figure.value) == (FIGURE["statement"], Decimal(491840))
    assert claim.anchor is not None
    assert claim.anchor.exact == "491 840 personnes"
    assert claim.created_by == desk.chief
    assert [e.verb for e in ReviewEvent.objects.filter(claim=claim)] == ["mark"]


def test_the_same_table_again_changes_nothing(desk: Cast) -> None:
    row = {**FIGURE, **CITED, **VERDICT, "due": "2021-02-27 12:00"}
    take("claims", row, by=desk.chief)
    before = ReviewEvent.objects.count()

    assert tally(take("claims", row, by=desk.chief)) == (0, 0, 1, 0)
    assert ReviewEvent.objects.count() == before
    assert (Claim.objects.count(), Citation.objects.count(), Evidence.objects.count()) == (1, 1, 1)


def test_a_row_changes_what_it_says_and_nothing_else(desk: Cast) -> None:
    take("claims", {**FIGURE, "measure": "des lignes"}, by=desk.chief)

    changed = {**FIGURE, "unit": "lignes", "risk": "low", "due": "2021-02-27T12:00"}
    assert tally(take("claims", changed, by=desk.chief)) == (0, 1, 0, 0)
    claim = Claim.objects.get()
    assert (claim.risk, claim.figure.unit, claim.figure.measure) == ("low", "lignes", "des lignes")
    assert claim.due is not None
    assert [e.verb for e in ReviewEvent.objects.filter(claim=claim).order_by("sequence")] == [
        "mark",
        "edit",
        "assign",
    ]


def test_each_kind_has_its_own_columns(desk: Cast) -> None:
    quote = {
        "article": "cms-1",
        "kind": "quote",
        "quote": "Non",
        "statement": "Didier Neyrat a dit non.",
        "speaker": "Didier Neyrat",
        "verbatim": "non",
        "said_on": "2021-02-20",
    }
    source = {
        "article": "cms-1",
        "kind": "source",
        "quote": "Didier Neyrat",
        "statement": "Didier Neyrat est cité.",
        "source": "Didier Neyrat",
        "record": "background",
    }

    assert tally(take("claims", quote, source, by=desk.chief)) == (2, 0, 0, 0)
    assert Source.objects.count() == 1
    said = Claim.objects.get(kind=Kind.QUOTE).quote
    assert (said.verbatim, str(said.said_on)) == (False, "2021-02-20")
    assert Claim.objects.get(kind=Kind.SOURCE).source_detail.record == "background"
    assert tally(take("claims", quote, source, by=desk.chief)) == (0, 0, 2, 0)


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"article": "cms-2"}, "article"),
        ({"article": "#999999"}, "article"),
        ({"kind": "rumour"}, "kind"),
        ({"quote": "493 000 personnes"}, "quote"),
        ({"quote": ""}, "quote"),
        # In three places.
        ({"quote": "12"}, "quote"),
        ({"quote": "12", "prefix": "nowhere"}, "prefix"),
        ({"statement": ""}, "statement"),
        ({"statement": "x" * 1001}, "statement"),
        ({"risk": "huge"}, "risk"),
        ({"assignee": "nobody"}, "assignee"),
        ({"assignee": "reporter"}, "assignee"),
        ({"due": "27/02/2021"}, "due"),
        ({"due": "2021-02-31 12:00"}, "due"),
        ({"value": "many"}, "value"),
        ({"value_high": "3"}, "value_high"),
        ({"speaker": "Didier Neyrat"}, "speaker"),
        ({**CITED, "evidence": ""}, "evidence"),
        ({**CITED, "evidence_url": "javascript:alert(1)"}, "evidence_url"),
        ({**CITED, "evidence_kind": "rumour"}, "evidence_kind"),
        ({**CITED, "stance": ""}, "stance"),
        ({"statement": "a\x07b"}, "statement"),
    ],
)
def test_what_is_wrong_with_a_row(desk: Cast, change: dict[str, str], column: str) -> None:
    report = take("claims", {**FIGURE, **change}, by=desk.chief)

    assert faults(report) == [(2, column)]
    assert not Claim.objects.exists()
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("around", "words"),
    [
        ({"prefix": "Au"}, "Au 12 mars"),
        ({"suffix": "villes"}, "12 villes"),
        ({"prefix": "villes et", "suffix": " ports."}, "12 ports"),
    ],
)
def test_what_stands_around_tells_one_place_from_another(
    desk: Cast, around: dict[str, str], words: str
) -> None:
    row = {**FIGURE, "quote": "12", **around}
    take("claims", row, by=desk.chief)

    anchor = Anchor.objects.get()
    text = anchor.revision.text
    assert anchor.start == text.index("12", text.index(words))
    assert tally(take("claims", row, by=desk.chief)) == (0, 0, 1, 0)


def test_one_row_at_fault_and_nothing_comes_in(desk: Cast) -> None:
    report = take("claims", FIGURE, {**FIGURE, "quote": "rien"}, by=desk.chief)

    assert (tally(report), faults(report)) == ((1, 0, 0, 1), [(3, "quote")])
    assert not Claim.objects.exists()


def test_a_preview_leaves_nothing(desk: Cast) -> None:
    before = ReviewEvent.objects.count()

    report = take("claims", {**FIGURE, **CITED, **VERDICT}, by=desk.chief, save=False)

    assert tally(report) == (1, 0, 0, 0)
    assert (Claim.objects.count(), Evidence.objects.count()) == (0, 0)
    assert ReviewEvent.objects.count() == before


def test_a_claim_in_review_is_not_changed_under_the_reviewer(desk: Cast) -> None:
    take("claims", {**FIGURE, **CITED}, by=desk.chief)
    claim = Claim.objects.get()
    workflow.propose(claim, actor=desk.checker, version=claim.version, proposal=a_proposal())

    assert faults(take("claims", {**FIGURE, "unit": "lignes"}, by=desk.chief)) == [(2, "")]
    assert tally(take("claims", {**FIGURE, **CITED}, by=desk.chief)) == (0, 0, 1, 0)
    assert faults(take("claims", {**FIGURE, **VERDICT}, by=desk.chief)) == [(2, "")]
    assert Verdict.objects.get().approved_by is None


def test_a_word_that_is_no_choice_is_told_the_choices(desk: Cast) -> None:
    with translation.override("en"):
        report = take("claims", {**FIGURE, "risk": "huge"}, by=desk.chief)

    assert [fault.sentence for fault in report.faults] == ["Write one of: low, normal, high."]
