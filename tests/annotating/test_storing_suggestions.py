"""What was decided about a suggestion holds in the next text too."""

from __future__ import annotations

import pytest

from factcheck import annotating
from factcheck.choices import Dismissal, SuggestionState
from factcheck.models import Article, Suggestion
from tests.conftest import Cast
from tests.suggested import TEXT, a_read_article, next_text, read, states, suggested

pytestmark = pytest.mark.django_db

OPEN, DISMISSED = SuggestionState.OPEN, SuggestionState.DISMISSED


def dismiss(article: Article, words: str, cast: Cast, note: str = "") -> Suggestion:
    suggestion = suggested(article, words)
    annotating.dismiss_suggestion(
        suggestion, actor=cast.checker, dismissal=Dismissal.NOTHING, note=note
    )
    return suggestion


def test_a_dismissed_suggestion_stays_dismissed_in_the_next_text(cast: Cast) -> None:
    article = a_read_article()
    dismissed = dismiss(article, "12 endroits", cast, note="Sans importance.")
    dismissed.refresh_from_db()

    next_text(article, TEXT.replace("Les données", "Hier, les données").replace("Vols", "Vol"))
    read(article)

    again = suggested(article, "12 endroits")
    assert again.pk != dismissed.pk
    assert [again.state, again.dismissal, again.note, again.decided_by, again.decided_at] == [
        DISMISSED,
        Dismissal.NOTHING,
        "Sans importance.",
        cast.checker,
        dismissed.decided_at,
    ]
    assert [words for words, state in states(article).items() if state == DISMISSED] == [
        "12 endroits"
    ]


def test_it_stays_dismissed_over_several_texts_and_comes_back_when_restored(cast: Cast) -> None:
    article = a_read_article()
    dismiss(article, "12 endroits", cast)
    for text in (TEXT.replace("Vols", "Vol"), "Vols\n\nPlus rien.", TEXT):
        read(next_text(article, text))
    assert states(article)["12 endroits"] == DISMISSED

    annotating.restore_suggestion(suggested(article, "12 endroits"), actor=cast.checker)
    read(next_text(article, f"{TEXT}\n\nFin."))

    assert states(article)["12 endroits"] == OPEN


def test_the_same_words_elsewhere_are_another_suggestion(cast: Cast) -> None:
    article = a_read_article()
    dismiss(article, "12 endroits", cast)

    read(next_text(article, f"{TEXT}\n\nDans la ville, 12 endroits ont fermé depuis."))

    rows = Suggestion.objects.filter(revision=article.revision_id, exact="12 endroits")
    assert list(rows.order_by("start").values_list("state", flat=True)) == [DISMISSED, OPEN]


def test_accepted_words_that_a_new_text_still_has_wait_again_without_their_claim(
    cast: Cast,
) -> None:
    article = a_read_article()
    annotating.accept_suggestion(suggested(article, "12 endroits"), actor=cast.checker)

    read(next_text(article, TEXT))

    assert states(article)["12 endroits"] == OPEN
