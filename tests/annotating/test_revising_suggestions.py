"""What was suggested in a text comes along to the next one."""

from __future__ import annotations

import pytest
from django.conf import LazySettings

from factcheck import annotating, intake
from factcheck.choices import SuggestionState
from factcheck.models import Article, Claim
from tests.conftest import Cast
from tests.detectors import ALL
from tests.newsdesk import TEXT, an_article
from tests.suggested import a_read_article, read, states, suggested

pytestmark = pytest.mark.django_db


def revise(article: Article, text: str) -> None:
    article.refresh_from_db()
    draft, revision = intake.read_article(text), article.revision_id or 0
    annotating.revise_article(article, draft, actor=None, revision=revision)


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The detectors cannot read the next text: what is suggested there was carried."""
    monkeypatch.setattr("factcheck.annotating.revising.detect_or_log", lambda *args, **kwargs: None)


@pytest.mark.usefixtures("unread")
def test_dismissed_suggestions_stay_dismissed_and_open_ones_stay_open(cast: Cast) -> None:
    article = a_read_article()
    text = article.revision.text
    annotating.dismiss_suggestion(
        suggested(article, "Peut Etre"), actor=cast.checker, dismissal="nothing"
    )

    revise(article, "Mis à jour à 18 heures, lundi soir.\n\n" + text)

    article.refresh_from_db()
    assert states(article)["Peut Etre"] == SuggestionState.DISMISSED
    assert states(article)["12 endroits"] == SuggestionState.OPEN
    row = suggested(article, "12 endroits")
    assert article.revision.text[row.start : row.end] == "12 endroits"


def test_reading_the_new_text_afterwards_doubles_nothing(cast: Cast) -> None:
    article = a_read_article()
    before = states(article)
    revise(article, article.revision.text + "\nEncore une ligne.")
    article.refresh_from_db()

    read(article)

    assert states(article) == before


@pytest.mark.usefixtures("unread")
def test_a_suggestion_whose_words_changed_is_not_carried(cast: Cast) -> None:
    article = a_read_article()

    revise(article, article.revision.text.replace("12 endroits", "15 endroits"))

    article.refresh_from_db()
    assert "15 endroits" not in states(article)
    assert "491 840 personnes" in states(article)


def test_what_was_accepted_is_a_claim_with_a_place_of_its_own(cast: Cast) -> None:
    article = a_read_article()
    annotating.accept_suggestion(suggested(article, "12 endroits"), actor=cast.checker)

    revise(article, article.revision.text + "\nEncore une ligne.")
    article.refresh_from_db()
    read(article)

    assert "12 endroits" not in states(article)
    assert Claim.objects.get().anchor.exact == "12 endroits"


def test_the_detectors_read_the_new_text(cast: Cast, settings: LazySettings) -> None:
    article = an_article()
    settings.FACTCHECK_DETECTORS = ALL

    revise(article, TEXT + "\n\nPeut Etre.")

    article.refresh_from_db()
    assert "Peut Etre" in states(article)
