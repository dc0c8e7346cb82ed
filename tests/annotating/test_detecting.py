"""Reading an article stores what is suggested, and never undoes what a person decided."""

from __future__ import annotations

import logging

import pytest
from django.conf import LazySettings

from factcheck import annotating, ledger, workflow
from factcheck.annotating import detecting
from factcheck.annotating.detectors import Read
from factcheck.choices import Dismissal, SuggestionState
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Article, ReviewEvent, Suggestion
from tests.conftest import Cast
from tests.detectors import ALL
from tests.newsdesk import a_claim, an_article
from tests.suggested import TEXT, a_read_article, next_text, read, states, suggested

pytestmark = pytest.mark.django_db

SECRET = "zqsecretword"
OPEN, ACCEPTED, DISMISSED = (
    SuggestionState.OPEN,
    SuggestionState.ACCEPTED,
    SuggestionState.DISMISSED,
)


def last() -> ReviewEvent:
    return ReviewEvent.objects.latest("sequence")


def dismiss(article: Article, words: str, cast: Cast, note: str = "") -> Suggestion:
    suggestion = suggested(article, words)
    annotating.dismiss_suggestion(
        suggestion, actor=cast.checker, dismissal=Dismissal.NOTHING, note=note
    )
    return suggestion


def test_what_was_read_is_stored_with_its_reason(cast: Cast) -> None:
    article = a_read_article()

    assert list(states(article)) == [
        "491 840 personnes",
        "12 endroits",
        "« Nous ne sommes pas certains »",
        "Didier Neyrat",
        "Peut Etre",
        "3 autres",
    ]
    figure = suggested(article, "491 840 personnes")
    assert figure.revision.text[figure.start : figure.end] == figure.exact
    assert (figure.prefix, figure.suffix) == (
        "Vols de données\nLes données de ",
        " ont été vues à 12 endroits.\n« N",
    )
    assert (figure.kind, figure.rule, figure.tier) == ("figure", "number.noun", "high")
    assert (figure.zone, figure.detector) == ("body", "tests.detectors.numbers")
    assert figure.data == {
        "type": "number",
        "value": "491840",
        "unit": "personnes",
        "number_span": [31, 38],
    }
    quote = suggested(article, "« Nous ne sommes pas certains »")
    assert (quote.data["speaker"], quote.data["cue"]) == ("Didier Neyrat", "a déclaré")
    assert set(states(article).values()) == {OPEN}
    assert (last().verb, last().actor, last().data["suggestions"]) == ("detect", None, 6)
    assert list(ledger.faults()) == []


def test_an_article_is_read_as_it_comes_in(cast: Cast, settings: LazySettings) -> None:
    settings.FACTCHECK_DETECTORS = ALL

    article = an_article(text=TEXT, actor=cast.reporter)

    assert len(states(article)) == 6
    assert [event.verb for event in article.events.order_by("sequence")] == ["import", "detect"]
    assert last().actor == cast.reporter


def test_a_reading_that_fails_does_not_lose_the_article(
    cast: Cast,
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.FACTCHECK_DETECTORS = ALL

    def broken(*_args: object) -> bool:
        Suggestion.objects.create(revision_id=0)  # refused by the database
        return True

    monkeypatch.setattr(detecting, "store_findings", broken)
    with caplog.at_level(logging.ERROR):
        article = an_article(text=f"Titre\n\nLes 12 {SECRET}.")

    article.refresh_from_db()
    assert article.revision is not None
    assert states(article) == {}
    assert [event.verb for event in article.events.all()] == ["import"]
    assert "IntegrityError" in caplog.text
    assert SECRET not in caplog.text


def test_reading_twice_changes_nothing(cast: Cast) -> None:
    article = a_read_article()
    before = list(Suggestion.objects.order_by("pk").values())
    line = last()

    read(article)

    assert list(Suggestion.objects.order_by("pk").values()) == before
    assert last() == line


def test_open_suggestions_become_what_is_read_now(cast: Cast) -> None:
    article = a_read_article()
    kept = suggested(article, "12 endroits")
    Suggestion.objects.filter(pk=kept.pk).update(rule="old.rule", data={})

    read(article, detectors=["tests.detectors.numbers"])

    assert list(states(article)) == ["491 840 personnes", "12 endroits", "3 autres"]
    again = suggested(article, "12 endroits")
    assert (again.pk, again.rule, again.data["value"]) == (kept.pk, "number.noun", "12")


def test_decided_ones_stay_though_nothing_finds_them_any_more(cast: Cast) -> None:
    article = a_read_article()
    dismiss(article, "12 endroits", cast)
    annotating.accept_suggestion(suggested(article, "491 840 personnes"), actor=cast.checker)

    read(article, detectors=["tests.detectors.names"])

    assert states(article) == {
        "491 840 personnes": ACCEPTED,
        "12 endroits": DISMISSED,
        "Didier Neyrat": OPEN,
        "Peut Etre": OPEN,
    }


@pytest.mark.parametrize("withdrawn", [False, True])
def test_claimed_words_are_not_suggested(cast: Cast, withdrawn: bool) -> None:
    article = an_article(text=TEXT)
    claim = a_claim(article, words="840 personnes ont")
    if withdrawn:
        workflow.withdraw(claim, actor=cast.editor, version=claim.version, reason="Rien.")

    read(article)

    assert list(states(article)) == [
        "12 endroits",
        "« Nous ne sommes pas certains »",
        "Didier Neyrat",
        "Peut Etre",
        "3 autres",
    ]


def test_a_claim_of_another_kind_does_not_hide_a_suggestion(cast: Cast) -> None:
    article = an_article(text=TEXT)
    a_claim(article, kind="source", words="491 840 personnes")

    assert "491 840 personnes" in states(read(article))


def test_whoever_does_not_see_the_article_reads_nothing(cast: Cast) -> None:
    article = an_article(restricted=True, text=TEXT)

    with pytest.raises(NotAllowedError):
        read(article, actor=cast.checker)

    assert states(article) == {}


def test_an_article_without_a_text_cannot_be_read(cast: Cast) -> None:
    article = Article.objects.create(headline="Titre")

    with pytest.raises(NotPossibleError, match="no text yet"):
        annotating.detect_article(article, actor=cast.checker)


def test_a_text_that_changed_meanwhile_is_not_read(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = an_article(text=TEXT)
    elsewhere = Article.objects.get(pk=article.pk)

    def meanwhile(*_args: object, **_kwargs: object) -> Read:
        next_text(elsewhere, "Un autre texte\n\nTout autre.")
        return Read((), ())

    monkeypatch.setattr(detecting, "read_text", meanwhile)

    with pytest.raises(StaleError):
        annotating.detect_article(article, actor=cast.checker)
