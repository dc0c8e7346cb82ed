"""What one part of the desk must not tell about a verdict that another part hides."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from factcheck import annotating, publishing, workflow
from factcheck.choices import Kind, Record, Risk
from factcheck.errors import NotPossibleError
from factcheck.handover import entries_of
from factcheck.handover.shape import claims_document
from factcheck.models import Citation, Claim, Rating, ReviewEvent
from factcheck.views.kept import keep_citation, kept_citation
from factcheck.views.package_words import _evidence
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, in_review, settled
from tests.sentences import passed_over

pytestmark = pytest.mark.django_db


def document(claim: Claim) -> dict[str, Any]:
    entries = entries_of(claim.article)
    return claims_document(claim.article, entries, {})["claims"][0]


@pytest.mark.parametrize(("risk", "told"), [(Risk.HIGH, ""), (Risk.NORMAL, "supports")])
def test_a_package_does_not_say_what_evidence_does_to_a_sealed_claim(
    cast: Cast, risk: str, told: str
) -> None:
    claim = in_review(a_claim(risk=risk), by=cast.checker)

    [entry] = entries_of(claim.article)
    line = _evidence(entry.pieces[0], {}, sealed=entry.is_sealed)

    assert [one["stance"] for one in document(claim)["evidence"]] == [told]
    assert line.startswith(entry.pieces[0].evidence.title) is (told == "")


def test_a_sealed_claim_is_open_again_once_it_is_settled(cast: Cast) -> None:
    claim = settled(a_claim(risk=Risk.HIGH), by=cast.checker, approver=cast.editor)

    assert [one["stance"] for one in document(claim)["evidence"]] == ["supports"]


def test_a_name_that_is_not_told_for_one_claim_is_told_for_none(cast: Cast) -> None:
    article, source = an_article(), a_source("Camille Aube")
    a_claim(article, kind=Kind.SOURCE, detail={"source": source, "record": Record.BACKGROUND})
    figure = a_claim(article)
    first = evidence("Un entretien", source=source)
    cited(figure, actor=cast.checker, evidence=first)
    figure.refresh_from_db()
    cited(figure, actor=cast.checker, evidence=evidence("Un article", derived_from=first))

    entry = entries_of(article)[1]

    assert [(piece.source, piece.repeats) for piece in entry.pieces] == [("", None), ("", None)]


def test_evidence_of_a_claim_under_blind_review_is_not_taken_over(cast: Cast) -> None:
    claim = settled(a_claim(risk=Risk.HIGH), by=cast.checker, approver=cast.editor)
    page = publishing.publish_fact(claim, actor=cast.editor)
    claim = workflow.reopen(
        Claim.objects.get(pk=claim.pk), actor=cast.editor, version=claim.version, reason="Encore."
    )
    in_review(claim, by=cast.checker)
    new = a_claim()

    with pytest.raises(NotPossibleError):
        annotating.reuse_evidence(new, actor=cast.other_editor, version=1, page=page)
    assert annotating.reuse_evidence(new, actor=cast.checker, version=1, page=page)


def test_a_blind_reader_gets_nothing_of_an_earlier_round_back(cast: Cast) -> None:
    claim = in_review(a_claim(risk=Risk.HIGH), by=cast.checker, summary="Premier résumé.")
    workflow.send_back(claim, actor=cast.editor, version=claim.version, reason="Encore.")
    claim = Claim.objects.get(pk=claim.pk)
    in_review(claim, by=cast.checker, summary="Second résumé.")
    data = {"keep-summary": "theirs", "summary": "Le mien.", "version": claim.version}

    page = english(cast.other_editor).post(f"/desk/claims/{claim.pk}/propose/", data)

    assert "Premier résumé." not in page.content.decode()
    assert "Second résumé." not in page.content.decode()


def test_evidence_that_comes_back_still_says_where_it_came_from(cast: Cast) -> None:
    origin = a_claim()
    claim = cited(a_claim(), actor=cast.checker)
    Citation.objects.update(reused_from=origin)
    citation = Citation.objects.get()
    request = RequestFactory().get("/")
    request.session = SessionStore()
    annotating.uncite(citation, actor=cast.checker, version=claim.version)
    event = ReviewEvent.objects.latest("sequence")

    keep_citation(request, event, citation)
    kept = kept_citation(request, event)

    assert kept is not None
    assert kept.reused_from_id == origin.pk


@pytest.mark.parametrize("overruled", [True, False])
def test_a_mark_that_overruled_somebody_is_not_undone(cast: Cast, *, overruled: bool) -> None:
    article = an_article()
    if overruled:
        passed_over(article, "491 840", actor=cast.editor)
    a_claim(article, actor=cast.checker)
    event = ReviewEvent.objects.latest("sequence")

    assert annotating.undoable(event, actor=cast.checker) is not overruled


def test_a_rating_that_was_typed_is_kept_by_whoever_may_see_it(cast: Cast) -> None:
    claim = in_review(by=cast.checker, summary="Premier résumé.")
    workflow.send_back(claim, actor=cast.editor, version=claim.version, reason="Encore.")
    rating = Rating.objects.filter(outcome="verified")[0]
    data = {"keep-summary": "theirs", "summary": "Le mien.", "rating": rating.pk}

    page = english(cast.checker).post(f"/desk/claims/{claim.pk}/propose/", data)

    assert "Premier résumé." in page.content.decode()
