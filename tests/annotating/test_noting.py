"""The notes of a draft become claims with the article, by the product's own verbs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.conf import LazySettings

from factcheck import annotating, intake, ledger, policy
from factcheck.choices import Kind, Stance, Status, Visibility
from factcheck.intake import Note
from factcheck.models import (
    Citation,
    Claim,
    Comment,
    Evidence,
    ReviewEvent,
    Source,
    Suggestion,
)
from factcheck.readiness import readiness
from tests.annotating.noted import DRAFT, brought_in, claims, note
from tests.conftest import Cast
from tests.detectors import ALL

pytestmark = pytest.mark.django_db


def test_a_note_becomes_a_claim_with_what_it_says_as_a_query(cast: Cast) -> None:
    article = brought_in(note("491 840", author="Ana Roux"), actor=cast.reporter)

    claim = Claim.objects.get()
    assert claims(article) == [(1, Kind.FIGURE, "491 840")]
    assert claim.statement == "Les données de 491 840 personnes ont été publiées."
    assert (claim.status, claim.created_by) == (Status.TO_CHECK, cast.reporter)
    comment = Comment.objects.get()
    assert (comment.claim, comment.author) == (claim, cast.reporter)
    assert (comment.body, comment.resolved_at) == ("Ana Roux — Compté ?", None)
    assert "query" in {blocker.code for blocker in readiness(article)}
    assert article.last_claim_number == 1
    events = ReviewEvent.objects.order_by("sequence").values_list("verb", "actor")
    assert list(events) == [(verb, cast.reporter.pk) for verb in ("import", "mark", "query")]
    assert list(ledger.faults()) == []


def test_a_command_brings_in_notes_of_nobody() -> None:
    brought_in(note("491 840", links=("https://e.org/a",)))

    comment, piece, citation = Comment.objects.get(), Evidence.objects.get(), Citation.objects.get()
    assert (comment.author, comment.body) == (None, "Compté ?")
    assert (piece.added_by, citation.added_by) == (None, None)
    assert list(ledger.faults()) == []


def test_somebody_resolves_the_note_of_a_command(cast: Cast) -> None:
    brought_in(note("491 840"))

    annotating.resolve_comment(Comment.objects.get(), actor=cast.checker)

    assert Comment.objects.get().resolved_by == cast.checker


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Nous ne sommes pas certains", Kind.QUOTE),
        ("« Nous ne sommes pas certains »", Kind.QUOTE),
        ("491 840", Kind.FIGURE),
        ("Les données de 491 840 personnes", Kind.FIGURE),
        ("Didier Neyrat", Kind.SOURCE),
        ("Les données", Kind.SOURCE),
    ],
)
def test_without_a_suggestion_the_words_say_the_kind(words: str, kind: str) -> None:
    assert claims(brought_in(note(words))) == [(1, kind, words)]


@pytest.mark.parametrize(
    ("words", "kind", "left"),
    [
        ("491 840", Kind.FIGURE, 2),
        ("ne sommes", Kind.QUOTE, 2),
        ("Neyrat", Kind.SOURCE, 2),
        ("certains », a déclaré Didier Neyrat", Kind.SOURCE, 2),
        ("pas certains », a déclaré Didier Ney", Kind.QUOTE, 2),
        ("ont été", Kind.SOURCE, 3),
    ],
)
def test_the_suggestion_that_shares_most_words_says_the_kind(
    settings: LazySettings, words: str, kind: str, left: int
) -> None:
    settings.FACTCHECK_DETECTORS = ALL

    article = brought_in(note(words))

    assert claims(article) == [(1, kind, words)]
    rows = Suggestion.objects.filter(revision=article.revision_id)
    assert rows.open().count() == left
    assert rows.filter(claim__article=article).count() == 3 - left


def test_what_the_detector_understood_fills_in_the_detail(settings: LazySettings) -> None:
    settings.FACTCHECK_DETECTORS = ALL

    brought_in(note("491 840 personnes"), note("Nous ne sommes pas"), note("Didier Neyrat"))

    figure, quote, source = Claim.objects.order_by("number")
    assert (figure.figure.value, figure.figure.unit) == (Decimal(491840), "personnes")
    assert (quote.quote.cue, quote.quote.speaker) == ("a déclaré", None)
    assert source.source_detail.source is None
    assert not Source.objects.exists()


def test_of_two_figures_nobody_knows_which_is_meant(settings: LazySettings) -> None:
    settings.FACTCHECK_DETECTORS = ALL
    draft = intake.read_article("Titre\n\nIl y a 12 pages et 13 lignes.")
    noted = intake.Draft(draft.headline, draft.text, draft.blocks, (Note(6, 35, "x"),))

    annotating.create_article(noted, actor=None, language="fr")

    claim = Claim.objects.get()
    assert (claim.kind, claim.figure.value) == (Kind.FIGURE, None)


def test_a_call_is_about_its_sentence() -> None:
    point = DRAFT.text.index("publiées.") + len("publiées.")

    article = brought_in(Note(point, point, "Voir la liste"))

    assert claims(article) == [
        (1, Kind.FIGURE, "Les données de 491 840 personnes ont été publiées.")
    ]


def test_one_claim_for_each_place_and_a_remark_for_each_note(cast: Cast) -> None:
    article = brought_in(
        note("Didier Neyrat", "c"),
        note("491 840", "a"),
        note("491 840", "b"),
        note("491 840", "b"),
        note("491 840", ""),
        note("491 840 personnes", "d"),
        actor=cast.checker,
    )

    assert claims(article) == [
        (1, Kind.FIGURE, "491 840"),
        (2, Kind.FIGURE, "491 840 personnes"),
        (3, Kind.SOURCE, "Didier Neyrat"),
    ]
    said = Comment.objects.order_by("id").values_list("claim__number", "body")
    assert list(said) == [(1, "a"), (1, "b"), (2, "d"), (3, "c")]


def test_a_long_note_is_said_in_several_remarks() -> None:
    brought_in(note("491 840", "x" * 9000, author="Ana"))

    bodies = Comment.objects.order_by("id").values_list("body", flat=True)
    assert [len(body) for body in bodies] == [4000, 4000, 1006]
    assert "".join(bodies) == "Ana — " + "x" * 9000


def test_links_are_cited_as_context_for_the_desk_only(cast: Cast) -> None:
    article = brought_in(
        note("491 840", links=("https://e.org/a?b=1", "https://f.org/")),
        note("491 840", "encore", links=("https://e.org/a?b=1",)),
        note("Didier Neyrat", links=("https://e.org/a?b=1",)),
        actor=cast.reporter,
        restricted=True,
    )

    pieces = Evidence.objects.order_by("id")
    assert [(one.title, one.url, one.kind) for one in pieces] == [
        ("e.org/a?b=1", "https://e.org/a?b=1", "page"),
        ("f.org/", "https://f.org/", "page"),
    ]
    assert {(one.visibility, one.added_by) for one in pieces} == {
        (Visibility.INTERNAL, cast.reporter)
    }
    rows = Citation.objects.order_by("id")
    assert [(one.claim.number, one.evidence.title, one.stance, one.locator) for one in rows] == [
        (1, "e.org/a?b=1", Stance.CONTEXT, ""),
        (1, "f.org/", Stance.CONTEXT, ""),
        (2, "e.org/a?b=1", Stance.CONTEXT, ""),
    ]
    assert [claim.version for claim in article.claims.order_by("number")] == [3, 2]
    # A restricted article's evidence is its team's.
    assert set(policy.visible_evidence(cast.reporter)) == set(pieces)
    assert not policy.visible_evidence(cast.checker).exists()


@pytest.mark.parametrize("link", ["https://e org", "https://-", "https://e.org:x/", "javascript:x"])
def test_an_address_that_is_none_stays_in_the_note_only(link: str) -> None:
    brought_in(note("491 840", f"Voir {link}", links=(link,)))

    assert not Evidence.objects.exists()
    assert Comment.objects.get().body == f"Voir {link}"


def test_a_long_address_has_a_short_title() -> None:
    link = "https://e.org/" + "a" * 900

    brought_in(note("491 840", links=(link,)))

    assert (Evidence.objects.get().url, len(Evidence.objects.get().title)) == (link, 300)


def test_a_mark_that_says_nothing_is_a_claim_without_remark() -> None:
    article = brought_in(note("491 840", "", author="Ana"))

    assert len(claims(article)) == 1
    assert not Comment.objects.exists()


def test_whoever_brings_in_a_restricted_article_may_mark_its_notes(cast: Cast) -> None:
    assert claims(brought_in(note("491 840"), actor=cast.checker, restricted=True))
