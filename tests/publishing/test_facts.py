from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from factcheck import publishing, workflow
from factcheck.choices import Outcome, PageState
from factcheck.documents import digest
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError
from factcheck.models import (
    Claim,
    Correction,
    FactPage,
    FactSnapshot,
    PublicFact,
    PublicWord,
    Rating,
    ReviewEvent,
)
from factcheck.publishing.storing import stored
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, cited, in_review, settled

pytestmark = pytest.mark.django_db
NOTE = publishing.Note("update", "De nouveaux chiffres ont paru.")


def published(cast: Cast, claim: Claim | None = None, **fields: str) -> FactPage:
    claim = settled(claim, by=cast.checker, approver=cast.editor, **fields)
    return publishing.publish_fact(claim, actor=cast.editor)


def found_anew(cast: Cast, page: FactPage, **fields: str) -> Claim:
    """The page's claim, reopened and settled again."""
    claim = Claim.objects.get(pk=page.claim_id)
    claim = workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="Raison.")
    if fields.get("outcome") == Outcome.DISPUTED:
        claim = cited(claim, actor=cast.other_checker, stance="refutes")
    return settled(claim, by=cast.other_checker, approver=cast.editor, **fields)


def republished(
    cast: Cast, page: FactPage, note: publishing.Note = NOTE, **fields: str
) -> FactPage:
    return publishing.publish_fact(found_anew(cast, page, **fields), actor=cast.editor, note=note)


def events(*verbs: str) -> list[tuple[str, str]]:
    lines = ReviewEvent.objects.filter(verb__in=verbs).order_by("sequence")
    return list(lines.values_list("verb", "reason"))


def test_a_first_publication_writes_a_page_a_snapshot_and_a_line(cast: Cast) -> None:
    page = published(cast, summary="Le fichier compte 491 840 noms.")

    page.refresh_from_db()
    document = stored(page)
    assert page.snapshot is not None
    assert page.snapshot.sha256 == digest(document)
    assert (document["number"], document["state"], document["path"]) == (
        1,
        "published",
        f"/facts/les-donnees-de-491-840-personnes-ont-ete-publiees-{page.claim_id}/",
    )
    assert (document["checked_by"], document["approved_by"]) == (
        "l’équipe de vérification",
        "l’équipe d’édition",
    )
    assert document["corrections"] == []
    assert PublicFact.objects.get(page=page).written.split() == [
        "compte",
        "données",
        "fichier",
        "noms",
        "personnes",
        "publiées",
        "vérifié",
    ]
    assert events("publish", "correct") == [("publish", "")]


def test_publishing_the_same_again_changes_nothing(cast: Cast) -> None:
    page = published(cast)

    again = publishing.publish_fact(page.claim, actor=cast.other_editor, note=NOTE)

    assert again.pk == page.pk
    assert again.modified_at == FactPage.objects.get().modified_at == page.modified_at
    assert FactSnapshot.objects.count() == 1
    assert Correction.objects.count() == 0
    assert len(events("publish", "correct")) == 1


@pytest.mark.parametrize(
    "note",
    [
        None,
        publishing.Note("update", "  "),
        publishing.Note("retraction", "Non."),
        publishing.Note("", "Oui."),
        publishing.Note("other", "Oui."),
    ],
)
def test_another_verdict_needs_a_whole_note(cast: Cast, note: publishing.Note | None) -> None:
    page = published(cast)
    claim = found_anew(cast, page, outcome=Outcome.DISPUTED, summary="Finalement non.")

    with pytest.raises(IncompleteError):
        publishing.publish_fact(claim, actor=cast.editor, note=note)

    page.refresh_from_db()
    assert page.outcome == Outcome.VERIFIED
    assert (FactSnapshot.objects.count(), Correction.objects.count()) == (1, 0)


def test_another_verdict_with_a_note_leaves_both_on_the_page(cast: Cast) -> None:
    page = published(cast, summary="Oui.")

    page = republished(cast, page, summary="Oui, mais.")

    document = stored(page)
    assert document["number"] == 2
    assert [
        (note["kind"], note["before"], note["after"], note["why"])
        for note in document["corrections"]
    ] == [("update", "Vérifié — Oui.", "Vérifié — Oui, mais.", NOTE.why)]
    assert page.slug == FactPage.objects.get().slug
    assert (page.summary, page.published_at < page.modified_at) == ("Oui, mais.", True)
    assert events("correct") == [("correct", NOTE.why)]


def test_a_reopened_claim_cannot_be_published_and_its_page_stays(cast: Cast) -> None:
    page = published(cast)
    claim = workflow.reopen(page.claim, actor=cast.editor, version=page.claim.version, reason="?")

    with pytest.raises(NotPossibleError):
        publishing.publish_fact(claim, actor=cast.editor)

    assert FactPage.objects.get().state == PageState.PUBLISHED


def test_only_a_settled_claim_can_be_published(cast: Cast) -> None:
    article = an_article()
    withdrawn = workflow.withdraw(a_claim(article), actor=cast.editor, version=1, reason="Non.")
    claims = [a_claim(article), in_review(a_claim(article), by=cast.checker), withdrawn]

    for claim in claims:
        with pytest.raises(NotPossibleError):
            publishing.publish_fact(claim, actor=cast.editor)

    assert FactPage.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("reporter", False),
        ("checker", False),
        ("outsider", False),
        ("editor", True),
        ("chief", True),
        ("superuser", True),
    ],
)
def test_only_editors_publish_and_retract(cast: Cast, name: str, may: bool) -> None:
    claim = settled(by=cast.other_checker, approver=cast.other_editor)
    actor = getattr(cast, name)

    if may:
        page = publishing.publish_fact(claim, actor=actor)
        assert publishing.retract_fact(page, actor=actor, why="Non.").state == PageState.RETRACTED
        return
    with pytest.raises(NotAllowedError):
        publishing.publish_fact(claim, actor=actor)
    page = publishing.publish_fact(claim, actor=cast.editor)
    with pytest.raises(NotAllowedError):
        publishing.retract_fact(page, actor=actor, why="Non.")


def test_an_editor_outside_the_team_of_a_restricted_article_cannot_publish(cast: Cast) -> None:
    article = an_article(actor=cast.chief, restricted=True, team=[cast.checker, cast.editor])
    claim = settled(a_claim(article), by=cast.checker, approver=cast.editor)

    with pytest.raises(NotAllowedError):
        publishing.publish_fact(claim, actor=cast.other_editor)


def test_a_retracted_page_keeps_the_question_and_the_reason_only(cast: Cast) -> None:
    page = published(cast, summary="Canari un.")
    page = republished(cast, page, summary="Canari deux.")

    page = publishing.retract_fact(page, actor=cast.editor, why="Nous avions tort.")

    document = stored(page)
    assert (document["number"], document["state"]) == (3, "retracted")
    assert [(n["kind"], n["before"], n["after"], n["why"]) for n in document["corrections"]] == [
        ("update", "", "", NOTE.why),
        ("retraction", "", "", "Nous avions tort."),
    ]
    assert "Canari" not in str(document)
    assert "491 840 personnes" not in document["passage"].values()
    assert document["evidence"] == []
    row = FactPage.objects.filter(pk=page.pk).values_list(
        "state", "summary", "rating", "rating_label", "source_name"
    )
    assert list(row) == [("retracted", "", "", "", "")]
    assert not PublicFact.objects.exists()
    assert not PublicWord.objects.exists()
    assert events("retract") == [("retract", "Nous avions tort.")]


def test_a_retraction_needs_a_reason_and_happens_once(cast: Cast) -> None:
    page = published(cast)

    with pytest.raises(IncompleteError):
        publishing.retract_fact(page, actor=cast.editor, why=" ")
    publishing.retract_fact(page, actor=cast.editor, why="Tort.")
    with pytest.raises(NotPossibleError):
        publishing.retract_fact(page, actor=cast.editor, why="Tort.")

    assert Correction.objects.count() == 1


def test_a_retracted_page_comes_back_with_a_note_and_without_what_was_taken_back(
    cast: Cast,
) -> None:
    page = published(cast, summary="Canari.")
    publishing.retract_fact(page, actor=cast.editor, why="Nous avions tort.")
    claim = found_anew(cast, page, summary="Cette fois, c’est établi.")

    with pytest.raises(IncompleteError):
        publishing.publish_fact(claim, actor=cast.editor)
    page = publishing.publish_fact(claim, actor=cast.editor, note=NOTE)

    document = stored(page)
    assert (page.state, document["state"], document["number"]) == ("published", "published", 3)
    assert [(n["kind"], n["before"], n["after"]) for n in document["corrections"]] == [
        ("retraction", "", ""),
        ("update", "", "Vérifié — Cette fois, c’est établi."),
    ]
    assert "Canari" not in str(document)
    assert page.rating_label == "Vérifié"


@pytest.mark.parametrize("table", ["factsnapshot", "correction"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_snapshots_and_notes_cannot_be_changed_even_in_sql(
    cast: Cast, table: str, sql: str
) -> None:
    republished(cast, published(cast), summary="Oui, mais.")

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(f"factcheck_{table}"))


def test_a_snapshot_cannot_be_saved_again(cast: Cast) -> None:
    snapshot = published(cast).snapshot
    assert snapshot is not None
    snapshot.document = {**snapshot.document, "summary": "Autre chose."}

    with pytest.raises(DatabaseError), transaction.atomic():
        snapshot.save()


def test_a_label_changed_in_the_scale_does_not_rewrite_a_page(cast: Cast) -> None:
    page = published(cast)
    Rating.objects.update(label_fr="Canari")

    page.refresh_from_db()

    assert (page.rating_label, stored(page)["rating"]["label"]) == ("Vérifié", "Vérifié")
