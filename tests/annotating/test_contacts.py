"""The call log: an entry, its correction, and the evidence made of an answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from factcheck import annotating, publishing, workflow
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Citation, Claim, Contact, Evidence, ReviewEvent, Source
from tests.called import a_contact, an_entry
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article, in_review, second, settled

pytestmark = pytest.mark.django_db
NOON = datetime(2025, 5, 12, 10, 30, tzinfo=UTC)


def cite(contact: Contact, cast: Cast, stance: str = "supports") -> Citation:
    claim = Claim.objects.get(pk=contact.claim_id)
    return annotating.cite_contact(
        contact, actor=cast.checker, version=claim.version, stance=stance
    )


@pytest.mark.parametrize("status", ["to_check", "in_review", "verified"])
def test_a_contact_is_noted_whatever_the_status_of_the_claim(cast: Cast, status: str) -> None:
    claim = a_claim()
    if status == "in_review":
        claim = in_review(claim, by=cast.checker)
    if status == "verified":
        claim = settled(claim, by=cast.checker, approver=cast.editor)

    contact = a_contact(claim, by=cast.checker)

    event = ReviewEvent.objects.latest("sequence")
    assert (event.verb, event.claim, event.actor) == ("log_contact", claim, cast.checker)
    assert (event.data, event.reason) == ({"contact": contact.pk}, "")
    stored = Contact.objects.get()
    assert (stored.event, stored.who, stored.logged_by) == (event, "Claude Martin", cast.checker)
    assert Claim.objects.get(pk=claim.pk).version == claim.version


def test_who_and_what_was_said_is_not_readable_in_the_database(cast: Cast) -> None:
    a_contact(a_claim(), by=cast.checker)

    with connection.cursor() as cursor:
        cursor.execute("SELECT name, question, answer FROM factcheck_contact")
        [row] = cursor.fetchall()

    assert all(value.startswith("gAAAA") for value in row)


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"name": " "}, "Say who was asked."),
        ({"question": "\n"}, "Write what you asked."),
        ({"answer": " "}, "Write the answer, or choose another reply."),
        ({"reply": "none"}, "There was no answer: leave it empty, or choose another reply."),
    ],
)
def test_an_entry_is_whole_or_not_noted(cast: Cast, fields: dict[str, str], missing: str) -> None:
    with pytest.raises(IncompleteError) as refusal:
        a_contact(a_claim(), by=cast.checker, **fields)

    assert refusal.value.missing == (missing,)
    assert not Contact.objects.exists()


def test_nobody_was_asked_in_the_future(cast: Cast) -> None:
    claim = a_claim()

    with pytest.raises(IncompleteError, match="a time that has passed"):
        a_contact(claim, by=cast.checker, at=timezone.now() + timedelta(minutes=1))
    assert a_contact(claim, by=cast.checker, at=timezone.now())


def test_a_name_that_the_desk_knows_is_that_source_and_no_source_is_made(cast: Cast) -> None:
    claim, known = a_claim(), a_source("Agence France-Presse", aliases="AFP")

    one = a_contact(claim, by=cast.checker, name="afp")
    other = a_contact(claim, by=cast.checker, name="Gorge Profonde", record="off")

    assert (one.source, one.name) == (known, "")
    assert (other.source, other.name) == (None, "Gorge Profonde")
    assert list(Source.objects.all()) == [known]


def test_a_protected_source_is_found_by_its_keepers_only(cast: Cast) -> None:
    hidden = a_source("Gorge Profonde", protected=True)
    hidden.keepers.add(cast.checker)
    claim = a_claim()

    assert a_contact(claim, by=cast.checker, name="Gorge Profonde").source == hidden
    assert a_contact(claim, by=cast.editor, name="Gorge Profonde").source is None


def test_sent_twice_it_is_noted_once(cast: Cast) -> None:
    claim = a_claim()
    first = a_contact(claim, by=cast.checker, at=NOON)

    assert a_contact(claim, by=cast.checker, at=NOON) == first
    a_contact(claim, by=cast.checker, at=NOON, answer="Non.")
    a_contact(claim, by=cast.editor, at=NOON)
    assert Contact.objects.count() == 3


def test_whoever_may_not_see_the_article_notes_nothing(cast: Cast) -> None:
    claim = a_claim(an_article(restricted=True))

    with pytest.raises(NotAllowedError):
        a_contact(claim, by=cast.checker)


def test_a_correction_takes_the_place_of_the_entry_before(cast: Cast) -> None:
    first = a_contact(a_claim(), by=cast.checker)

    second_entry = a_contact(first.claim, by=cast.checker, replaces=first, answer="Environ 400.")

    assert second_entry.replaces == first
    assert Contact.objects.get(pk=first.pk).answer == "Nous en comptons 491 840."
    with pytest.raises(StaleError):
        a_contact(first.claim, by=cast.checker, replaces=first, answer="Non.")


def test_only_who_noted_it_or_a_chief_corrects_it(cast: Cast) -> None:
    first = a_contact(a_claim(), by=cast.checker)

    with pytest.raises(NotAllowedError):
        a_contact(first.claim, by=cast.editor, replaces=first)
    with pytest.raises(NotAllowedError):
        a_contact(a_claim(), by=cast.checker, replaces=first)
    assert a_contact(first.claim, by=cast.chief, replaces=first)


@pytest.mark.parametrize(
    ("channel", "kind", "locator"),
    [
        ("phone", "interview", "12 mai 2025, by phone"),
        ("in_person", "interview", "12 mai 2025, in person"),
        ("letter", "statement", "12 mai 2025, by letter"),
        ("social", "statement", "12 mai 2025, on a social network"),
    ],
)
def test_an_answer_on_the_record_becomes_evidence(
    cast: Cast, channel: str, kind: str, locator: str
) -> None:
    contact = a_contact(
        a_claim(an_article(language="fr")), by=cast.checker, at=NOON, channel=channel
    )

    citation = cite(contact, cast, "refutes")

    piece = citation.evidence
    assert (piece.kind, piece.tier, piece.visibility) == (kind, "primary", "public")
    assert piece.source is not None
    assert piece.source.name == "Claude Martin"
    assert citation.locator.startswith("12 mai 2025, ")
    assert workflow.where_lacks(citation) == ""
    assert (citation.stance, citation.excerpt) == ("refutes", "Nous en comptons 491 840.")
    assert Contact.objects.get().evidence == piece
    assert locator


def test_an_answer_is_cited_once(cast: Cast) -> None:
    contact = a_contact(a_claim(), by=cast.checker)
    cite(contact, cast)

    with pytest.raises(NotPossibleError, match="already"):
        cite(contact, cast)
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize("fields", [{"record": "off"}, {"record": "background"}, {"name": "Gorge"}])
def test_what_is_confidential_becomes_protected_evidence_without_its_words(
    cast: Cast, fields: dict[str, str]
) -> None:
    a_source("Gorge", protected=True).keepers.add(cast.checker)
    contact = a_contact(a_claim(), by=cast.checker, at=NOON, **fields)

    citation = cite(contact, cast)

    assert (citation.evidence.visibility, citation.excerpt) == ("protected", "")
    assert "Martin" not in citation.evidence.title
    assert "Gorge" not in citation.evidence.title
    assert not Source.objects.filter(name="Claude Martin").exists()


@pytest.mark.parametrize("record", ["off", "background"])
def test_what_is_confidential_is_never_published_whatever_is_made_of_it(
    cast: Cast, record: str
) -> None:
    contact = a_contact(a_claim(), by=cast.checker, record=record)
    citation = cite(contact, cast)
    Evidence.objects.update(visibility="public")

    claim = in_review(Claim.objects.get(pk=contact.claim_id), by=cast.checker)
    page = publishing.publish_fact(second(claim, by=cast.editor), actor=cast.editor)

    assert citation not in Citation.objects.public()
    assert page.snapshots.get().document["evidence"] == []


def test_a_correction_of_the_terms_takes_the_evidence_with_it(cast: Cast) -> None:
    first = a_contact(a_claim(), by=cast.checker)
    cite(first, cast)

    hidden = a_contact(first.claim, by=cast.checker, replaces=first, record="off")
    assert Evidence.objects.get().visibility == "protected"
    assert not Citation.objects.public().exists()
    told = a_contact(first.claim, by=cast.checker, replaces=hidden)
    assert (hidden.evidence_id, told.evidence_id) == (Evidence.objects.get().pk, None)


def test_what_was_corrected_or_not_answered_is_not_cited(cast: Cast) -> None:
    silent = a_contact(a_claim(), by=cast.checker, reply="none", answer="")
    with pytest.raises(NotPossibleError, match="no answer"):
        cite(silent, cast)

    first = a_contact(a_claim(), by=cast.checker)
    a_contact(first.claim, by=cast.checker, replaces=first, answer="Non.")
    with pytest.raises(NotPossibleError, match="corrected"):
        cite(first, cast)


def test_only_who_may_know_of_a_contact_cites_it(cast: Cast) -> None:
    contact = a_contact(a_claim(), by=cast.editor, record="off")

    with pytest.raises(NotAllowedError):
        cite(contact, cast)


def test_a_contact_stands_in_no_way_of_an_undo(cast: Cast) -> None:
    claim = a_claim()
    annotating.edit_claim(claim, actor=cast.checker, version=claim.version, risk="high")
    event = ReviewEvent.objects.latest("sequence")

    annotating.log_contact(claim, actor=cast.checker, contact=an_entry())

    assert annotating.undoable(event, actor=cast.checker)
