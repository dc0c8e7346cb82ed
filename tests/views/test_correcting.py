"""Correcting a citation in place: by whoever may cite, while the claim is to check, undone at once."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User

from factcheck import annotating, freshness, ledger
from factcheck.choices import Risk, Stance, Status, Visibility
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Citation, Claim, PageWatch, ReviewEvent
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.freshness.watching import watched
from tests.newsdesk import a_claim, an_article, cited, evidence, in_review
from tests.verbs import claim_in

pytestmark = pytest.mark.django_db

SAID = {"stance": "refutes", "locator": "p. 12, § 3", "excerpt": "491 840 lignes"}


@pytest.fixture
def as_user() -> AsUser:
    return english


def address(citation: Citation) -> str:
    return f"/desk/citations/{citation.pk}/edit/"


def correct(citation: Citation, user: User, **said: str) -> Claim:
    version = Claim.objects.get(pk=citation.claim_id).version
    return annotating.correct_citation(citation, actor=user, version=version, **{**SAID, **said})


def says(citation: Citation) -> tuple[str, str, str]:
    row = Citation.objects.get(pk=citation.pk)
    return row.stance, row.locator, row.excerpt


def a_citation(cast: Cast, **fields: object) -> Citation:
    claim = cited(a_claim(**fields), actor=cast.checker, locator="p. 3", excerpt="Là.")
    return claim.citations.get()


def test_what_a_citation_says_is_corrected_and_recorded(cast: Cast) -> None:
    citation = a_citation(cast)

    claim = correct(citation, cast.editor)

    assert says(citation) == ("refutes", "p. 12, § 3", "491 840 lignes")
    assert claim.version == Claim.objects.get().version == 3
    line = ReviewEvent.objects.latest("sequence")
    assert (line.verb, line.actor, line.claim) == ("correct_citation", cast.editor, claim)
    assert line.data == {
        "citation": citation.pk,
        "evidence": citation.evidence_id,
        "stance": "supports",
        "changed": ["stance", "locator", "excerpt"],
    }
    assert list(ledger.faults()) == []


def test_saying_the_same_again_writes_nothing(cast: Cast) -> None:
    citation = a_citation(cast)

    claim = correct(citation, cast.editor, stance="supports", locator="p. 3", excerpt="Là.")

    assert claim.version == 2
    assert not ReviewEvent.objects.filter(verb="correct_citation").exists()


@pytest.mark.parametrize("status", [s for s in Status if s != Status.TO_CHECK])
def test_nothing_changes_under_a_verdict_not_even_a_locator(cast: Cast, status: str) -> None:
    claim = claim_in(status, cast)
    citation = Citation.objects.filter(claim=claim).first() or cited_anyway(claim)
    before = says(citation)

    with pytest.raises(NotPossibleError):
        correct(citation, cast.chief, stance=citation.stance)

    assert says(citation) == before


def cited_anyway(claim: Claim) -> Citation:
    return Citation.objects.create(claim=claim, evidence=evidence(), locator="p. 3")


@pytest.mark.parametrize("name", ["reporter", "outsider"])
def test_whoever_does_not_see_the_article_corrects_nothing(cast: Cast, name: str) -> None:
    citation = a_citation(cast)

    with pytest.raises(NotAllowedError):
        correct(citation, getattr(cast, name))

    assert says(citation) == ("supports", "p. 3", "Là.")


def test_what_one_cannot_see_one_does_not_correct(cast: Cast, as_user: AsUser) -> None:
    piece = evidence(visibility=Visibility.PROTECTED, added_by=cast.checker)
    citation = cited(a_claim(), actor=cast.checker, evidence=piece).citations.get()

    with pytest.raises(NotAllowedError):
        correct(citation, cast.other_checker)
    assert as_user(cast.other_checker).get(address(citation)).status_code == 404
    assert as_user(cast.other_checker).post(address(citation), SAID).status_code == 404
    assert as_user(cast.checker).get(address(citation)).status_code == 200


def test_what_protected_evidence_says_stays_encrypted(cast: Cast) -> None:
    piece = evidence(visibility=Visibility.PROTECTED, added_by=cast.checker)
    citation = cited(a_claim(), actor=cast.checker, evidence=piece).citations.get()

    correct(citation, cast.checker, excerpt="Canari.")

    row = Citation.objects.values().get(pk=citation.pk)
    assert (row["locator"], row["excerpt"]) == ("·", "·")
    assert says(citation)[2] == "Canari."
    assert "Canari" not in str(list(ReviewEvent.objects.values_list("data", flat=True)))


@pytest.mark.parametrize("step", [-1, 1])
def test_correcting_what_changed_meanwhile_is_stale(cast: Cast, step: int) -> None:
    citation = a_citation(cast)

    with pytest.raises(StaleError):
        annotating.correct_citation(citation, actor=cast.editor, version=2 + step, **SAID)

    assert says(citation) == ("supports", "p. 3", "Là.")


def test_what_was_found_of_the_page_is_forgotten(cast: Cast) -> None:
    citation = a_citation(cast)
    watched(citation)

    correct(citation, cast.editor)

    assert not PageWatch.objects.exists()
    freshness.forget(citation)


# At the desk


def test_the_form_holds_what_is_saved_and_saves(cast: Cast, as_user: AsUser) -> None:
    citation, client = a_citation(cast), as_user(cast.checker)

    page = client.get(address(citation))
    claim_page = client.get(f"/desk/claims/{citation.claim_id}/").content.decode()
    response = client.post(address(citation), {"version": 2, **SAID})

    form = page.context["form"]
    assert [form[name].value() for name in SAID] == ["supports", "p. 3", "Là."]
    assert f'href="{address(citation)}"' in claim_page
    assert response.headers["Location"] == f"/desk/claims/{citation.claim_id}/#evidence"
    assert says(citation) == tuple(SAID.values())
    told = client.get(f"/desk/claims/{citation.claim_id}/").content.decode()
    assert "changed what is cited of evidence (stance, locator, excerpt)" in told


def test_a_correction_is_undone_from_its_message(cast: Cast, as_user: AsUser) -> None:
    citation, client = a_citation(cast), as_user(cast.checker)
    html = client.post(address(citation), {"version": 2, **SAID}, follow=True).content.decode()
    (url,) = re.findall(r'<form method="post" action="([^"]+)" class="notice__way">', html)

    client.post(url)

    assert says(citation) == ("supports", "p. 3", "Là.")
    assert list(ledger.faults()) == []


def test_nobody_undoes_what_they_do_not_hold(cast: Cast) -> None:
    citation = a_citation(cast)
    correct(citation, cast.checker)
    line = ReviewEvent.objects.latest("sequence")

    assert not annotating.undoable(line, actor=cast.checker)
    other = Citation(evidence=evidence("Autre"), stance="supports")
    assert not annotating.undoable(line, actor=cast.checker, kept=other)
    assert not annotating.undoable(line, actor=cast.editor, kept=citation)
    assert annotating.undoable(line, actor=cast.checker, kept=citation)


def test_the_same_again_says_so(cast: Cast, as_user: AsUser) -> None:
    citation = a_citation(cast)
    same = {"version": 2, "stance": "supports", "locator": "p. 3", "excerpt": "Là."}

    html = as_user(cast.checker).post(address(citation), same, follow=True).content.decode()

    assert "Nothing was changed" in html
    assert "notice__way" not in html


@pytest.mark.parametrize(
    ("field", "value"), [("stance", ""), ("locator", "x" * 201), ("excerpt", "a\x00b")]
)
def test_a_bad_correction_comes_back_as_typed(
    field: str, value: str, cast: Cast, as_user: AsUser
) -> None:
    citation = a_citation(cast)
    data = {"version": 2, **SAID, field: value}

    response = as_user(cast.checker).post(address(citation), data)

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert says(citation) == ("supports", "p. 3", "Là.")


def test_hostile_words_stay_words(cast: Cast, as_user: AsUser) -> None:
    citation = a_citation(cast)
    data = {"version": 2, **SAID, "excerpt": "<script>alert(1)</script>"}

    html = as_user(cast.checker).post(address(citation), data, follow=True).content.decode()

    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html


def test_the_slower_of_two_sees_both(cast: Cast, as_user: AsUser) -> None:
    citation = a_citation(cast)
    correct(citation, cast.editor, stance="context")

    response = as_user(cast.checker).post(
        address(citation), {"version": 2, **SAID, "locator": "p. 40"}
    )

    shown = {d.label: (d.theirs, d.yours) for d in response.context["differences"] if d.differs}
    assert response.status_code == 409
    assert shown["Locator"] == ("p. 12, § 3", "p. 40")
    assert set(shown) == {"Locator", "Stance"}
    again = {"version": 3, **SAID, "locator": "p. 40", "keep-stance": "theirs"}
    assert as_user(cast.checker).post(address(citation), again).status_code == 302
    assert says(citation) == ("context", "p. 40", "491 840 lignes")


@pytest.mark.parametrize("keep", [{}, {"keep-stance": "theirs", "locator": "x" * 300}])
def test_the_second_reader_of_a_high_risk_learns_no_stance(
    keep: dict[str, str], cast: Cast, as_user: AsUser
) -> None:
    claim = cited(a_claim(risk=Risk.HIGH), actor=cast.checker, stance=Stance.REFUTES)
    citation, version = claim.citations.get(), claim.version
    in_review(claim, by=cast.checker, outcome="disputed")
    client = as_user(cast.editor)
    data = {**SAID, "stance": "supports", "locator": "Mon endroit.", **keep}

    answers = [
        client.get(address(citation)),
        client.post(address(citation), {"version": version, **data}),
        client.post(address(citation), {"version": version + 1, **data}),
    ]

    assert [answer.status_code for answer in answers] == [409] * 3
    assert not any("Refutes" in answer.content.decode() for answer in answers)
    assert data["locator"] in answers[1].content.decode()


def test_a_reporter_corrects_in_their_own_article(cast: Cast, as_user: AsUser) -> None:
    claim = cited(a_claim(an_article(actor=cast.reporter)), actor=cast.checker)
    citation = claim.citations.get()

    assert as_user(cast.reporter).post(address(citation), {"version": 2, **SAID}).status_code == 302
    assert says(citation) == tuple(SAID.values())
