from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from factcheck import annotating, ledger, publishing, workflow
from factcheck.choices import Stance, Visibility
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Article, Citation, Claim, FactPage, ReviewEvent, Verdict
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, settled

pytestmark = pytest.mark.django_db


def a_fact(cast: Cast, article: Article | None = None, **fields: Any) -> FactPage:
    """A published fact with one public piece of evidence."""
    claim = settled(a_claim(article, **fields), by=cast.checker, approver=cast.chief)
    return publishing.publish_fact(claim, actor=cast.chief)


def also_cited(page: FactPage, cast: Cast, **fields: Any) -> Citation:
    """Another piece of evidence for the claim of a fact, cited while it is checked again."""
    claim = Claim.objects.get(pk=page.claim_id)
    claim = workflow.reopen(claim, actor=cast.chief, version=claim.version, reason="Encore.")
    locator = fields.pop("locator", "p. 9")
    cited(claim, actor=cast.chief, evidence=evidence(**fields), locator=locator)
    settled(claim, by=cast.other_checker, approver=cast.chief)
    return Citation.objects.latest("pk")


def reuse(claim: Claim, page: FactPage, user: User) -> list[Citation]:
    claim.refresh_from_db()
    return annotating.reuse_evidence(claim, actor=user, version=claim.version, page=page)


def offered(claim: Claim, page: FactPage, user: User) -> list[str]:
    found = annotating.reusable_citations(claim, actor=user, origins=[page.claim_id])
    assert set(found) <= {page.claim_id}
    return [citation.evidence.title for citation in found.get(page.claim_id, [])]


def test_the_citations_come_over_and_say_where_from(cast: Cast) -> None:
    page = a_fact(cast)
    old = Citation.objects.get()
    Citation.objects.update(excerpt="Le total")
    claim = a_claim()

    (new,) = reuse(claim, page, cast.checker)

    claim.refresh_from_db()
    assert list(claim.citations.all()) == [new]
    new.refresh_from_db()
    assert (new.evidence, new.stance, new.locator, new.excerpt) == (
        old.evidence,
        Stance.SUPPORTS,
        "p. 3",
        "Le total",
    )
    assert (new.added_by, new.reused_from, claim.version) == (cast.checker, page.claim, 2)


def test_one_line_of_the_ledger_says_what_came_from_where(cast: Cast) -> None:
    page = a_fact(cast)
    also_cited(page, cast, title="Second")
    claim = a_claim()

    new = reuse(claim, page, cast.checker)

    line = ReviewEvent.objects.latest("sequence")
    assert (line.verb, line.actor, line.claim) == ("reuse", cast.checker, claim)
    assert line.data == {
        "page": page.slug,
        "from": page.claim_id,
        "citations": [[one.pk, one.evidence_id] for one in new],
    }
    assert len(new) == 2
    assert list(ledger.faults()) == []


def test_the_verdict_does_not_come_with_it(cast: Cast) -> None:
    claim = a_claim()

    reuse(claim, a_fact(cast), cast.checker)

    claim.refresh_from_db()
    assert claim.status == "to_check"
    assert not Verdict.objects.filter(claim=claim).exists()


@pytest.mark.parametrize(
    ("statement", "words", "stance"),
    [
        ("491 840 personnes sont touchées.", "491 840 personnes", Stance.SUPPORTS),
        ("Des données ont été publiées.", "ont été publiées", Stance.SUPPORTS),
        ("500 000 personnes sont touchées.", "ont été publiées", Stance.CONTEXT),
        ("500 000 personnes, pas moins.", "491 840 personnes", Stance.SUPPORTS),
        ("Le 2 mars 2021, 500 000 personnes.", "491 840 personnes", Stance.SUPPORTS),
    ],
)
def test_what_supports_one_figure_is_context_for_another(
    cast: Cast, statement: str, words: str, stance: str
) -> None:
    claim = a_claim(statement=statement, words=words)

    (new,) = reuse(claim, a_fact(cast), cast.checker)

    assert new.stance == stance


def test_some_figures_apart_make_it_context(cast: Cast) -> None:
    page = a_fact(cast, statement="En 2021, 491 840 personnes.")
    claim = a_claim(statement="En 2021, 500 000 personnes.", words="ont été publiées")

    (new,) = reuse(claim, page, cast.checker)

    assert new.stance == Stance.CONTEXT


def test_taking_the_citation_off_undoes_it(cast: Cast) -> None:
    page, claim = a_fact(cast), a_claim()
    (new,) = reuse(claim, page, cast.checker)
    claim.refresh_from_db()

    annotating.uncite(new, actor=cast.checker, version=claim.version)

    assert not claim.citations.exists()
    assert not page.claim.reuses.exists()
    assert len(reuse(claim, page, cast.checker)) == 1


# What may come over


def test_protected_evidence_never_comes_over_even_for_its_keeper(cast: Cast) -> None:
    page = a_fact(cast)
    protected = also_cited(
        page, cast, title="Secret", visibility=Visibility.PROTECTED, added_by=cast.checker
    )
    assert protected.evidence.added_by == cast.checker
    also_cited(page, cast, title="Donné", source=a_source("Gorge profonde", protected=True))
    also_cited(page, cast, title="Ouvert", source=a_source("La CNIL"))
    also_cited(page, cast, title="Interne", visibility=Visibility.INTERNAL)
    claim = a_claim()

    for user in (cast.checker, cast.chief):
        assert offered(claim, page, user) == ["Rapport de la CNIL", "Ouvert", "Interne"]
    assert len(reuse(claim, page, cast.chief)) == 3
    assert protected.evidence.citations.count() == 1


def test_internal_evidence_stays_in_its_restricted_article(cast: Cast) -> None:
    closed = an_article(actor=cast.chief, restricted=True, team=[cast.checker, cast.chief])
    page = a_fact(cast, closed)
    Citation.objects.update(locator="p. 4")
    internal = evidence("Interne", visibility=Visibility.INTERNAL)
    Citation.objects.create(claim=page.claim, evidence=internal, locator="p. 5")

    assert offered(a_claim(), page, cast.checker) == ["Rapport de la CNIL"]
    assert offered(a_claim(closed), page, cast.checker) == ["Rapport de la CNIL", "Interne"]
    assert offered(a_claim(), page, cast.other_checker) == []


def test_what_is_there_already_does_not_come_twice(cast: Cast) -> None:
    page = a_fact(cast)
    piece = Citation.objects.get().evidence
    elsewhere = cited(a_claim(), actor=cast.checker, evidence=piece, locator="p. 7")
    there = cited(a_claim(), actor=cast.checker, evidence=piece, locator="p. 3")

    assert offered(elsewhere, page, cast.checker) == ["Rapport de la CNIL"]
    assert offered(there, page, cast.checker) == []
    with pytest.raises(NotPossibleError):
        reuse(there, page, cast.checker)


def test_a_claim_does_not_take_from_itself(cast: Cast) -> None:
    page = a_fact(cast)
    claim = page.claim
    workflow.reopen(claim, actor=cast.chief, version=claim.version, reason="Encore.")
    Citation.objects.update(locator="p. 8")

    assert offered(claim, page, cast.checker) == []


# Who may, and when


def test_a_fact_whose_claim_is_hidden_gives_nothing(cast: Cast) -> None:
    closed = an_article(actor=cast.chief, restricted=True, team=[cast.checker])
    page = a_fact(cast, closed)

    with pytest.raises(NotAllowedError):
        reuse(a_claim(), page, cast.other_checker)


def test_a_claim_that_is_hidden_takes_nothing(cast: Cast) -> None:
    closed = an_article(actor=cast.chief, restricted=True)

    with pytest.raises(NotAllowedError):
        reuse(a_claim(closed), a_fact(cast), cast.other_checker)


def test_a_retracted_fact_gives_nothing(cast: Cast) -> None:
    page = a_fact(cast)
    publishing.retract_fact(page, actor=cast.chief, why="Erreur.")

    with pytest.raises(NotPossibleError):
        reuse(a_claim(), page, cast.checker)


def test_a_settled_claim_takes_nothing(cast: Cast) -> None:
    page = a_fact(cast)
    claim = settled(a_claim(), by=cast.checker, approver=cast.editor)

    with pytest.raises(NotPossibleError):
        reuse(claim, page, cast.checker)


def test_somebody_faster_is_not_passed_over(cast: Cast) -> None:
    page, claim = a_fact(cast), a_claim()

    with pytest.raises(StaleError):
        annotating.reuse_evidence(claim, actor=cast.checker, version=7, page=page)


def test_it_takes_the_same_queries_for_one_piece_and_many(
    cast: Cast, django_assert_num_queries
) -> None:
    one, many = a_fact(cast), a_fact(cast)
    for number in range(5):
        Citation.objects.create(claim=many.claim, evidence=evidence(f"E{number}"), locator="x")

    for page in (one, many):
        claim = a_claim()
        with django_assert_num_queries(15):
            reuse(claim, page, cast.checker)
