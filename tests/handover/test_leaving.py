"""What may leave the desk is decided here, the same for everybody."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck import policy, workflow
from factcheck.choices import Kind, Record, Visibility
from factcheck.handover import TELLING, entries_of
from factcheck.models import Article
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, in_review, settled

pytestmark = pytest.mark.django_db


def test_every_claim_but_withdrawn_ones_by_number(cast: Cast) -> None:
    article = an_article()
    claims = [a_claim(article, kind=kind) for kind in (Kind.SOURCE, Kind.FIGURE, Kind.QUOTE)]
    gone = a_claim(article)
    workflow.withdraw(gone, actor=cast.editor, version=gone.version, reason="x")
    a_claim(an_article())

    assert [entry.claim for entry in entries_of(article)] == claims


@pytest.mark.parametrize(
    ("kind", "party", "detail"),
    [
        (Kind.FIGURE, "attributed_to", {"value": 2}),
        (Kind.QUOTE, "speaker", {"said_on": date(2021, 2, 3), "channel": "Téléphone"}),
        (Kind.SOURCE, "source", {"role": "directrice"}),
    ],
)
def test_a_protected_party_has_no_name_and_nothing_that_tells_it(
    cast: Cast, kind: str, party: str, detail: dict[str, object]
) -> None:
    article = an_article()
    hidden, open_one = a_source("Cachée", protected=True), a_source("Ouverte")
    a_claim(article, kind=kind, detail={**detail, party: hidden})
    a_claim(article, kind=kind, detail={**detail, party: open_one})
    a_claim(article, kind=kind, detail=detail)

    entries = entries_of(article)

    assert [(one.party, one.hides_party, one.left_out) for one in entries] == [
        (None, True, TELLING),
        (open_one, False, frozenset()),
        (None, False, frozenset()),
    ]


@pytest.mark.parametrize(
    ("record", "hides"), [(Record.ON, False), (Record.BACKGROUND, True), (Record.OFF, True)]
)
def test_only_who_spoke_on_the_record_is_named(record: str, hides: bool) -> None:
    article = an_article()
    a_claim(article, kind=Kind.SOURCE, detail={"source": a_source("Elle"), "record": record})

    (entry,) = entries_of(article)

    assert (entry.hides_party, entry.party is None) == (hides, hides)


def test_evidence_that_protects_somebody_is_only_counted(cast: Cast) -> None:
    claim = a_claim()
    hidden = a_source("Cachée", protected=True)
    secret = evidence("Secret", visibility=Visibility.PROTECTED, added_by=cast.checker)
    whispered = evidence("Murmure", source=hidden, added_by=cast.checker)
    own = evidence("Notes", visibility=Visibility.INTERNAL, source=a_source("Ouverte"))
    open_one = evidence("Rapport", derived_from=secret)
    heard = evidence("Écho", derived_from=own)
    for piece in (secret, whispered, own, open_one, heard):
        claim = cited(claim, actor=cast.chief, evidence=piece)

    (entry,) = entries_of(claim.article)

    assert [(p.evidence, p.source, p.repeats, p.is_internal) for p in entry.pieces] == [
        (own, "Ouverte", None, True),
        (open_one, "", None, False),
        (heard, "", own, False),
    ]
    assert entry.withheld == 2


@pytest.mark.parametrize("who", ["checker", "editor", "chief"])
def test_nobody_gets_on_paper_what_they_may_not_see_at_the_desk(cast: Cast, who: str) -> None:
    article = an_article(actor=cast.chief, restricted=True, team=[getattr(cast, who)])
    claim = a_claim(article, kind=Kind.QUOTE, detail={"speaker": a_source("Elle")})
    for piece in (
        evidence("Interne", visibility=Visibility.INTERNAL),
        evidence("Public", source=a_source("Lui")),
        evidence("Secret", visibility=Visibility.PROTECTED),
    ):
        claim = cited(claim, actor=cast.chief, evidence=piece)
    person = getattr(cast, who)

    (entry,) = entries_of(article)

    assert len(entry.pieces) == 2
    for piece in entry.pieces:
        assert policy.can_view_evidence(person, piece.evidence)
        source = piece.evidence.source
        assert source is None or policy.can_view_source(person, source)
    assert entry.party is not None
    assert policy.can_view_source(person, entry.party)


def test_a_proposal_is_there_and_not_in_force(cast: Cast) -> None:
    article = an_article()
    in_review(a_claim(article), by=cast.checker)
    settled(a_claim(article), by=cast.checker, approver=cast.editor)
    a_claim(article)
    again = settled(a_claim(article), by=cast.checker, approver=cast.editor)
    workflow.reopen(again, actor=cast.editor, version=again.version, reason="x")

    told = [(one.verdict is not None, one.in_force is not None) for one in entries_of(article)]

    assert told == [(True, False), (True, True), (False, False), (False, False)]


@pytest.mark.parametrize("count", [1, 3, 50])
def test_it_costs_four_queries(cast: Cast, count: int) -> None:
    article = an_article()
    source = a_source("Elle")
    for _ in range(count):
        claim = a_claim(article, kind=Kind.QUOTE, detail={"speaker": source})
        cited(claim, actor=cast.checker, evidence=evidence(source=source))

    with CaptureQueriesContext(connection) as queries:
        entries = entries_of(Article.objects.get())
        told = [(e.party, [p.source for p in e.pieces], e.left_out) for e in entries]

    assert (len(told), len(queries)) == (count, 5)
