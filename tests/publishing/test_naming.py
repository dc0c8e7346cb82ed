"""A text that names a protected source: told to who may see the source, and to nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck import annotating, publishing, workflow
from factcheck.choices import Kind, Risk, Visibility
from factcheck.models import Claim, Correction, FactPage, ReviewEvent, Source, Verdict
from factcheck.publishing import NamesProtectedError, Note
from factcheck.publishing.naming import named_in_claim
from tests.called import a_contact
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, in_review, settled

pytestmark = pytest.mark.django_db

NAME, ALIAS = "Élodie Canàri", "Gorge profonde"


@pytest.fixture
def as_user() -> AsUser:
    return english


def confided(cast: Cast, *keepers: User) -> Source:
    source = a_source(NAME, aliases=ALIAS, protected=True)
    source.keepers.add(*keepers)
    return source


def judged(cast: Cast, *keepers: User, **said: Any) -> Claim:
    """A settled claim with evidence of a protected source, beside evidence that carries it."""
    claim = cited(a_claim(), actor=cast.checker)
    piece = evidence("Note", source=confided(cast, *keepers), added_by=cast.checker)
    return settled(
        cited(claim, actor=cast.checker, evidence=piece, stance="context"),
        by=cast.checker,
        approver=cast.other_editor,
        **said,
    )


@pytest.mark.parametrize(
    "summary",
    [
        f"C’est {NAME} qui le dit.",
        "ELODIE  CANARI l’a vu.",
        "D’après « gorge profonde », oui.",
        "Élodie\nCanàri, présente.",
    ],
)
def test_a_page_that_names_the_source_asks_who_may_see_it(cast: Cast, summary: str) -> None:
    claim = judged(cast, cast.editor, summary=summary)

    with pytest.raises(NamesProtectedError) as refusal:
        publishing.publish_fact(claim, actor=cast.editor)

    [named] = refusal.value.named
    assert (named.source.name, list(named.places)) == (NAME, ["summary"])
    assert not FactPage.objects.exists()


@pytest.mark.parametrize("summary", ["Rien.", "Élodie Canàrienne.", "Élodie. Canàris", "profonde"])
def test_other_words_are_left_alone(cast: Cast, summary: str) -> None:
    claim = judged(cast, cast.editor, summary=summary)

    assert publishing.publish_fact(claim, actor=cast.editor)


def test_a_name_does_not_run_from_one_text_into_the_next(cast: Cast) -> None:
    claim = judged(cast, cast.editor, summary="Dit par Élodie", explanation="Canàri.")

    assert publishing.publish_fact(claim, actor=cast.editor)


def test_who_says_that_it_may_stand_there_publishes(cast: Cast) -> None:
    claim = judged(cast, cast.editor, summary=f"Vu par {NAME}.")
    source = Source.objects.get(protected=True)

    with pytest.raises(NamesProtectedError):
        publishing.publish_fact(claim, actor=cast.editor, told={source.pk + 1})
    page = publishing.publish_fact(claim, actor=cast.editor, told={source.pk})

    assert page.snapshot is not None
    assert page.snapshot.document["summary"] == f"Vu par {NAME}."


def test_who_may_not_see_the_source_meets_no_difference(cast: Cast) -> None:
    """Neither a refusal nor a question: either would tell that these words are somebody's name."""
    claim = judged(cast, cast.checker, summary=f"Vu par {NAME}.")

    assert publishing.publish_fact(claim, actor=cast.editor)


@pytest.mark.parametrize("way", ["speaker", "call", "hidden evidence", "another article"])
def test_what_counts_is_a_part_in_this_article_that_one_may_see(cast: Cast, way: str) -> None:
    source, article = confided(cast, cast.editor), an_article()
    claim = a_claim(article, statement=f"Selon {NAME}.")
    if way == "speaker":
        a_claim(article, kind=Kind.QUOTE, detail={"speaker": source, "cue": "a dit"})
    elif way == "another article":
        a_claim(kind=Kind.QUOTE, detail={"speaker": source, "cue": "a dit"})
    elif way == "hidden evidence":
        piece = evidence(source=source, visibility=Visibility.PROTECTED, added_by=cast.checker)
        cited(a_claim(article), actor=cast.checker, evidence=piece)
    else:
        a_contact(claim, by=cast.editor, name=NAME)

    named = named_in_claim(claim, None, viewer=cast.editor)

    assert bool(named) is (way in ("speaker", "call"))
    assert named_in_claim(claim, None, viewer=cast.other_editor) == []


def test_a_note_for_readers_and_a_retraction_are_read_too(cast: Cast) -> None:
    claim = judged(cast, cast.editor)
    page = publishing.publish_fact(claim, actor=cast.editor)
    claim = workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="Encore.")
    claim = settled(claim, by=cast.checker, approver=cast.other_editor, summary="Autre chose.")
    note, told = Note("update", f"{NAME} a corrigé."), {Source.objects.get(protected=True).pk}

    with pytest.raises(NamesProtectedError):
        publishing.publish_fact(claim, actor=cast.editor, note=note)
    with pytest.raises(NamesProtectedError):
        publishing.retract_fact(page, actor=cast.editor, why=f"Demande de {ALIAS}.")
    assert not Correction.objects.exists()

    publishing.publish_fact(claim, actor=cast.editor, note=note, told=told)
    publishing.retract_fact(page, actor=cast.editor, why=f"Demande de {ALIAS}.", told=told)
    assert Correction.objects.count() == 2


def test_nothing_of_the_question_is_kept(cast: Cast) -> None:
    claim = judged(cast, cast.editor, explanation=f"{NAME} l’a dit.")
    before = ReviewEvent.objects.count()

    with pytest.raises(NamesProtectedError):
        publishing.publish_fact(claim, actor=cast.editor)

    assert ReviewEvent.objects.count() == before


# At the desk


def test_the_publication_asks_beside_its_button_and_goes_on(cast: Cast, as_user: AsUser) -> None:
    claim = judged(cast, cast.editor, summary=f"Vu par {NAME}.")
    client, url = as_user(cast.editor), f"/desk/claims/{claim.pk}/publish/"
    source = Source.objects.get(protected=True)

    asked = client.post(url, {"version": claim.version})
    done = client.post(url, {"version": claim.version, "told": str(source.pk)})

    html = asked.content.decode()
    assert asked.status_code == 422
    assert f'name="told" value="{source.pk}"' in html
    assert f"“{NAME}” is a protected source" in html
    assert done.status_code == 302
    assert FactPage.objects.get().claim == claim


def test_a_retraction_asks_in_its_form(cast: Cast, as_user: AsUser) -> None:
    claim = judged(cast, cast.editor)
    publishing.publish_fact(claim, actor=cast.editor)
    client, url = as_user(cast.editor), f"/desk/claims/{claim.pk}/retract/"
    source = Source.objects.get(protected=True)
    data = {"version": claim.version, "why": f"Demande de {NAME}."}

    asked = client.post(url, data)
    done = client.post(url, {**data, "told": str(source.pk)})

    assert asked.status_code == 409
    assert f'name="told" value="{source.pk}"' in asked.content.decode()
    assert done.status_code == 302
    assert FactPage.objects.get().state == "retracted"


def test_the_pages_of_the_desk_warn_who_may_see_the_source_and_no_other(
    cast: Cast, as_user: AsUser
) -> None:
    """The name itself stands in the summary for all; that it is protected, and whose, does not."""
    claim = judged(cast, cast.checker, summary=f"Vu par {ALIAS}.")
    pages = (f"/desk/claims/{claim.pk}/", f"/desk/articles/{claim.article_id}/gate/")
    revision = claim.article.revision
    assert revision is not None
    annotating.change_article(
        claim.article, actor=cast.editor, version=claim.article.version, byline=ALIAS
    )

    told = {
        name: [
            f"“{NAME}” is a protected source"
            in as_user(getattr(cast, name)).get(page).content.decode()
            for page in pages
        ]
        for name in ("checker", "chief", "editor", "other_checker")
    }

    both, neither = [True, True], [False, False]
    assert told == {"checker": both, "chief": both, "editor": neither, "other_checker": neither}
    assert NAME not in as_user(cast.editor).get(pages[0]).content.decode()


def test_the_second_reader_of_a_high_risk_is_told_of_no_summary(
    cast: Cast, as_user: AsUser
) -> None:
    source = confided(cast, cast.editor)
    claim = a_claim(risk=Risk.HIGH)
    piece = evidence(source=source, added_by=cast.checker)
    claim = cited(cited(claim, actor=cast.checker), actor=cast.checker, evidence=piece)
    in_review(claim, by=cast.checker, summary=f"Vu par {NAME}.")

    html = as_user(cast.editor).get(f"/desk/claims/{claim.pk}/").content.decode()

    assert "is a protected source" not in html


def test_what_cannot_be_read_is_passed_over(cast: Cast, settings: Any) -> None:
    claim = judged(cast, cast.editor, summary=f"Vu par {NAME}.")
    settings.FACTCHECK_PROTECTION_KEYS = []

    assert named_in_claim(claim, Verdict.objects.current_of(claim), viewer=cast.editor) == []


def test_the_look_costs_the_same_for_many_sources(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    claim = judged(cast, cast.chief)
    verdict, viewer = Verdict.objects.current_of(claim), User.objects.get(pk=cast.chief.pk)
    named_in_claim(claim, verdict, viewer=viewer)
    with CaptureQueriesContext(connection) as few:
        named_in_claim(claim, verdict, viewer=viewer)
    for number in range(5):
        claim.citations.create(
            evidence=evidence(source=a_source(f"Source {number}", protected=True))
        )

    with django_assert_num_queries(len(few)):
        named_in_claim(claim, verdict, viewer=viewer)


def test_the_door_stays_as_it_was(cast: Cast) -> None:
    """A name never shows in what the workflow says: its refusals are read by others."""
    claim = judged(cast, cast.editor, summary=f"Vu par {NAME}.")

    reopened = workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="Encore.")

    assert reopened.status == "to_check"
