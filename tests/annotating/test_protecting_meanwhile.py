"""What is written about evidence while somebody protects it is sealed, or not written at all."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile

from factcheck import annotating
from factcheck.choices import Record, SealOrigin, Visibility
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Citation, Contact, Evidence, FigureClaim, Seal, Source
from tests.called import a_contact
from tests.conftest import Cast
from tests.freshness.watching import resting_on, watched
from tests.newsdesk import a_claim, a_source, cited, evidence

pytestmark = pytest.mark.django_db


def protected_by_now(cast: Cast) -> Evidence:
    """A piece as it was read before its source was protected."""
    source = a_source("zqcanary")
    stale = evidence(source=source, url="https://zqcanary.example/")
    source.protected = True
    source.keepers.add(cast.checker)
    annotating.save_source(source, actor=cast.checker)
    return Evidence.objects.select_related("source").get(pk=stale.pk) and stale


def test_a_citation_is_sealed(cast: Cast) -> None:
    stale, claim = protected_by_now(cast), a_claim()
    new = Citation(evidence=stale, stance="supports", locator="p. 1", excerpt="zqcanary said")

    annotating.cite(claim, actor=cast.chief, version=claim.version, citation=new)

    assert "zqcanary" not in str(Citation.objects.values().get())


def test_a_file_is_sealed_and_a_capture_is_not_kept(cast: Cast) -> None:
    stale = protected_by_now(cast)
    captured = {"url": "https://zqcanary.example/", "origin": SealOrigin.CAPTURED}

    with pytest.raises(NotAllowedError):
        annotating.seal(
            stale, actor=cast.chief, content=ContentFile(b"%PDF-1"), name="a.pdf", **captured
        )
    annotating.seal(stale, actor=cast.chief, content=ContentFile(b"%PDF-1"), name="zqcanary.pdf")

    assert "zqcanary" not in str(Seal.objects.values().get())


def test_the_log_of_the_admin_forgets_what_it_was_called(cast: Cast) -> None:
    source = a_source("zqcanary")
    claim = cited(a_claim(), actor=cast.checker, evidence=evidence("zqcanary", source=source))
    other = a_claim(claim.article, words="publiées")
    pieces = (source, Evidence.objects.get(), claim, FigureClaim.objects.get(pk=claim.pk), other)
    for row in pieces:
        LogEntry.objects.create(
            user=cast.chief,
            content_type=ContentType.objects.get_for_model(row, for_concrete_model=False),
            object_id=str(row.pk),
            object_repr="zqcanary" if row in pieces[:2] else "claim",
            action_flag=CHANGE,
            change_message="zqcanary",
        )
    source.protected = True

    annotating.save_source(source, actor=cast.chief)

    kept = LogEntry.objects.exclude(object_id=str(other.pk), object_repr="claim")
    assert "zqcanary" not in str(list(kept.values("object_repr", "change_message")))
    assert LogEntry.objects.filter(change_message="zqcanary").count() == 1


def test_why_it_was_withdrawn_is_sealed_with_it(cast: Cast) -> None:
    piece = evidence(visibility=Visibility.PROTECTED, added_by=cast.checker)

    annotating.withdraw_evidence(piece, actor=cast.checker, reason="zqcanary took it back")

    assert "zqcanary" not in str(Evidence.objects.values().get())
    assert Evidence.objects.get().withdrawn_because == "zqcanary took it back"


def test_nothing_is_said_of_a_page_that_is_protected_by_now(cast: Cast) -> None:
    citation = resting_on("https://example.org/", cast)
    row = watched(citation)
    piece = citation.evidence
    piece.visibility = Visibility.PROTECTED
    annotating.save_evidence(piece, actor=cast.chief)

    with pytest.raises(StaleError):
        annotating.keep_page(citation, actor=cast.chief, version=row.version, reason="zqcanary")


def test_what_was_said_in_confidence_never_becomes_public(cast: Cast) -> None:
    claim = a_claim()
    contact = a_contact(claim, by=cast.checker, record=Record.OFF)
    claim.refresh_from_db()
    citation = annotating.cite_contact(
        contact, actor=cast.checker, version=claim.version, stance="supports"
    )
    piece = citation.evidence
    piece.visibility = Visibility.PUBLIC

    with pytest.raises(NotPossibleError, match="publi"):
        annotating.save_evidence(piece, actor=cast.chief)


def test_an_entry_follows_the_source_that_it_became(cast: Cast) -> None:
    claim = a_claim()
    contact = a_contact(claim, by=cast.checker, name="Claude Martin")
    claim.refresh_from_db()

    annotating.cite_contact(contact, actor=cast.checker, version=claim.version, stance="supports")

    kept = Contact.objects.get()
    assert (kept.source, kept.name) == (Source.objects.get(name="Claude Martin"), "")


@pytest.mark.parametrize("record", [Record.ON, Record.OFF])
def test_one_person_who_was_asked_twice_is_one_source(cast: Cast, record: str) -> None:
    claim = a_claim()
    for question in ("Combien ?", "Encore ?"):
        contact = a_contact(claim, by=cast.checker, record=record, question=question)
        claim.refresh_from_db()
        annotating.cite_contact(
            contact, actor=cast.checker, version=claim.version, stance="supports"
        )
        claim.refresh_from_db()

    sources = {one.source_id for one in Evidence.objects.all()}
    assert len(sources) == 1
    source = Source.objects.get()
    assert (source.pk in sources, source.protected) == (True, record == Record.OFF)


def test_the_title_of_its_evidence_does_not_name_it(cast: Cast) -> None:
    source = a_source("Claude Martin", aliases="C. Martin")
    evidence("Réponse de claude martin, C. Martin et Claude Martinez", source=source)
    source.protected = True

    annotating.save_source(source, actor=cast.chief)

    assert Evidence.objects.get().title == "Réponse de …, … et Claude Martinez"


def test_a_withdrawal_is_not_overwritten_by_who_had_read_it_before(cast: Cast) -> None:
    piece = evidence()
    stale = Evidence.objects.get(pk=piece.pk)
    annotating.withdraw_evidence(piece, actor=cast.checker, reason="Un faux.")
    stale.title = "Autre"

    annotating.save_evidence(stale, actor=cast.checker)

    kept = Evidence.objects.get()
    assert (kept.title, kept.withdrawn_because, kept.withdrawn_by) == (
        "Autre",
        "Un faux.",
        cast.checker,
    )
