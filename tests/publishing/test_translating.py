"""What a verdict says in another language: two people, and never anything else than the verdict."""

from __future__ import annotations

from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from factcheck import publishing, workflow
from factcheck.documents import FactDocument, translations_of
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import (
    Claim,
    FactPage,
    FactTranslation,
    PublicFact,
    ReviewEvent,
    Translation,
    Verdict,
)
from factcheck.publishing.storing import stored
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, in_review, settled
from tests.translated import SUMMARY, TITLE, a_translation, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(cast: Cast) -> Claim:
    return settled(by=cast.checker, approver=cast.editor)


def published(claim: Claim, cast: Cast, **more: object) -> FactDocument:
    claim.refresh_from_db()
    publishing.publish_fact(claim, actor=cast.editor, **more)  # type: ignore[arg-type]
    return stored(FactPage.objects.get(claim=claim))


def found_anew(claim: Claim, cast: Cast) -> Claim:
    workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="x")
    claim.refresh_from_db()
    return settled(claim, by=cast.checker, approver=cast.editor, summary="Autrement dit.")


NOTE = publishing.Note("correction", "Une précision.")


def test_two_people_write_and_sign_and_the_ledger_says_so(claim: Claim, cast: Cast) -> None:
    draft = a_translation(claim, by=cast.checker, title=f"{TITLE}\x00\x08")

    assert (draft.title, draft.version, draft.signed_by) == (TITLE, 1, None)
    assert a_translation(claim, by=cast.other_checker).translated_by == cast.checker
    translation = publishing.sign_translation(draft, actor=cast.editor, version=1)
    with pytest.raises(NotPossibleError):
        publishing.sign_translation(translation, actor=cast.chief, version=1)
    a_translation(claim, by=cast.editor, summary="Other words.")

    translation.refresh_from_db()
    assert (translation.version, translation.signed_by) == (2, None)
    lines = ReviewEvent.objects.filter(data__language="en").order_by("sequence")
    assert [(line.verb, line.actor, line.data["version"]) for line in lines] == [
        ("translate", cast.checker, 1),
        ("sign_translation", cast.editor, 1),
        ("translate", cast.editor, 2),
    ]
    assert SUMMARY not in str(lines.values_list("data", "reason"))


def test_who_may_not(claim: Claim, cast: Cast) -> None:
    for actor in (cast.outsider, cast.reporter):
        with pytest.raises(NotAllowedError):
            a_translation(claim, by=actor)
    own = a_translation(claim, by=cast.editor)
    for actor in (cast.editor, cast.checker, cast.reporter):
        with pytest.raises(NotAllowedError):
            publishing.sign_translation(own, actor=actor, version=1)
    team = settled(
        a_claim(an_article(actor=cast.chief, restricted=True)),
        by=cast.chief,
        approver=cast.superuser,
    )
    with pytest.raises(NotAllowedError):
        a_translation(team, by=cast.checker)

    assert not Translation.objects.exclude(signed_by=None).exists()


def test_the_database_knows_four_eyes_and_what_was_signed(claim: Claim, cast: Cast) -> None:
    signed(claim, by=cast.checker, signer=cast.editor)
    rows = Translation.objects.all()

    for change in (
        {"signed_by": F("translated_by")},
        {"translated_by": F("signed_by")},
        {"title": "Other words."},
        {"explanation": "More words."},
        {"of_sha256": "0" * 64},
        {"translated_by": cast.chief},
        {"signed_by": cast.chief},
        {"language": "fr"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
    assert rows.update(title="Other words.", signed_by=None, signed_at=None) == 1


def test_whoever_looked_at_something_else_is_told(claim: Claim, cast: Cast) -> None:
    verdict = Verdict.objects.current_of(claim)
    assert verdict is not None
    of = publishing.words_digest(claim, verdict)
    words = publishing.Words(TITLE, SUMMARY)
    write = partial(publishing.write_translation, claim, "en", words, actor=cast.checker)

    for seen in ({"version": 1, "of": of}, {"version": 0, "of": "0" * 64}):
        with pytest.raises(StaleError):
            write(**seen)
    draft = write(version=0, of=of)
    a_translation(claim, by=cast.chief, title="Other words.")
    with pytest.raises(StaleError):
        publishing.sign_translation(draft, actor=cast.editor, version=1)
    assert Translation.objects.get().signed_by is None


def test_only_what_the_verdict_says_is_translated_and_all_of_it(claim: Claim, cast: Cast) -> None:
    explained = settled(
        a_claim(), by=cast.checker, approver=cast.editor, explanation="Le fichier a été compté."
    )
    for refused in (
        partial(a_translation, claim, by=cast.checker, title=" \x00"),
        partial(a_translation, claim, by=cast.checker, summary=""),
        partial(a_translation, claim, by=cast.checker, explanation="More than the original."),
        partial(a_translation, explained, by=cast.checker),
        partial(a_translation, claim, by=cast.checker, language="fr"),
        partial(a_translation, claim, by=cast.checker, language="de"),
        partial(a_translation, in_review(by=cast.checker), by=cast.checker),
    ):
        with pytest.raises(NotPossibleError):
            refused()

    assert not Translation.objects.exists()


def test_readers_get_it_once_it_is_signed_and_need_no_note(claim: Claim, cast: Cast) -> None:
    first = published(claim, cast)
    draft = a_translation(claim, by=cast.checker)
    assert published(claim, cast) == first
    publishing.sign_translation(draft, actor=cast.editor, version=1)

    document = published(claim, cast)

    assert (document["number"], document["corrections"]) == (2, [])
    [one] = translations_of(document)
    assert (one["language"], one["title"], one["summary"]) == ("en", TITLE, SUMMARY)
    assert (one["rating"]["label"], one["translated_by"], one["signed_by"]) == (
        "Verified",
        "a checker",
        "an editor",
    )
    assert published(claim, cast) == document


def test_another_verdict_has_no_translation_until_somebody_looked(claim: Claim, cast: Cast) -> None:
    translation = signed(claim, by=cast.checker, signer=cast.editor)
    assert translations_of(published(claim, cast))
    claim = found_anew(claim, cast)

    with pytest.raises(NotPossibleError):
        publishing.sign_translation(translation, actor=cast.chief, version=1)
    with pytest.raises(IncompleteError):
        published(claim, cast)
    assert translations_of(published(claim, cast, note=NOTE)) == []
    assert not FactTranslation.objects.exists()
    signed(claim, by=cast.checker, signer=cast.editor, summary="In other words.")
    assert [one["summary"] for one in translations_of(published(claim, cast))] == [
        "In other words."
    ]


def test_other_words_for_readers_need_a_note(claim: Claim, cast: Cast) -> None:
    translation = signed(claim, by=cast.checker, signer=cast.editor)
    before = published(claim, cast)
    with pytest.raises(IncompleteError):
        publishing.unsign_translation(translation, actor=cast.editor, version=1, reason=" ")
    with pytest.raises(NotAllowedError):
        publishing.unsign_translation(translation, actor=cast.checker, version=1, reason="Non.")
    publishing.unsign_translation(translation, actor=cast.editor, version=1, reason="Faux ami.")

    with pytest.raises(IncompleteError):
        published(claim, cast)
    assert stored(FactPage.objects.get()) == before
    with pytest.raises(NotPossibleError):
        publishing.unsign_translation(translation, actor=cast.editor, version=1, reason="Encore.")
    signed(claim, by=cast.checker, signer=cast.chief, title="Better words.")
    document = published(claim, cast, note=NOTE)
    assert translations_of(document)[0]["title"] == "Better words."
    # The original says what it said: the note shows what differs of the translation.
    [told] = document["corrections"]
    assert told["why"] == NOTE.why
    for words, said in ((told["before"], TITLE), (told["after"], "Better words.")):
        assert "anglais" in words
        assert words.endswith(f": {said}")
    translation.refresh_from_db()
    publishing.unsign_translation(
        translation, actor=cast.editor, version=translation.version, reason="Faux."
    )
    gone = published(claim, cast, note=NOTE)["corrections"][-1]
    assert gone["before"].endswith(f"Verified — {SUMMARY}")
    assert gone["after"] == ""


def test_a_retraction_takes_every_language_back(claim: Claim, cast: Cast) -> None:
    signed(claim, by=cast.checker, signer=cast.editor)
    published(claim, cast)
    assert PublicFact.objects.get().words.count("speopl") == 1

    page = publishing.retract_fact(FactPage.objects.get(), actor=cast.editor, why="Faux.")

    [one] = translations_of(stored(page))
    assert one["title"] == TITLE
    assert SUMMARY not in str(stored(page))
    assert not FactTranslation.objects.exists()


def test_a_translation_that_names_somebody_protected_is_asked_about(cast: Cast) -> None:
    hidden = a_source("Jeanne Gorge", protected=True)
    hidden.keepers.add(cast.editor)
    claim = cited(a_claim(), actor=cast.checker)
    piece = evidence("Note", source=hidden, added_by=cast.checker)
    claim = cited(claim, actor=cast.checker, evidence=piece, stance="context")
    claim = settled(claim, by=cast.checker, approver=cast.other_editor)
    published(claim, cast)
    signed(claim, by=cast.checker, signer=cast.editor, summary="So says Jeanne Gorge.")

    with pytest.raises(publishing.NamesProtectedError):
        published(claim, cast)
    assert translations_of(published(claim, cast, told=[hidden.pk]))


def test_another_statement_has_no_translation_under_the_same_verdict(
    claim: Claim, cast: Cast
) -> None:
    translation = signed(claim, by=cast.checker, signer=cast.editor)
    Claim.objects.update(statement="Les données de 491 841 personnes ont été publiées.")

    assert translations_of(published(claim, cast)) == []
    publishing.unsign_translation(translation, actor=cast.editor, version=1, reason="Relire.")
    with pytest.raises(NotPossibleError):
        publishing.sign_translation(translation, actor=cast.editor, version=1)
    signed(claim, by=cast.checker, signer=cast.editor)
    assert translations_of(published(claim, cast))[0]["title"] == TITLE
