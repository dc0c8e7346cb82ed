from __future__ import annotations

import pytest

from factcheck import annotating
from factcheck.annotating.covering import Span, answered_by
from factcheck.choices import SuggestionState
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article
from tests.suggested import TEXT, a_read_article, next_text, read, states, suggested

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "claimed", "span", "expected"),
    [
        ("figure", (10, 20), (10, 20), True),
        ("figure", (10, 20), (0, 10), False),
        ("figure", (10, 20), (20, 30), False),
        ("figure", (10, 20), (0, 11), True),
        ("figure", (10, 20), (19, 30), True),
        ("figure", (10, 100), (12, 14), True),
        ("source", (10, 100), (12, 14), True),
        ("figure", (12, 14), (10, 100), True),
        ("quote", (10, 100), (12, 98), True),
        ("quote", (10, 100), (12, 57), True),
        ("quote", (10, 100), (12, 56), False),
        ("quote", (12, 56), (10, 100), True),
        ("quote", (10, 100), (99, 120), True),
    ],
)
def test_a_claim_answers_what_shares_its_words(
    kind: str, claimed: Span, span: Span, expected: bool
) -> None:
    assert answered_by(claimed, kind, [span]) == ({span} if expected else set())


@pytest.mark.parametrize("kind", ["figure", "source"])
@pytest.mark.parametrize(
    ("claimed", "spans", "expected"),
    [
        # Two within much longer words are claims of their own.
        ((0, 100), [(2, 10), (50, 60)], []),
        ((0, 100), [(0, 10), (90, 100)], []),
        # One of them is what is claimed; a shorter one in it is not asked about again.
        ((0, 20), [(0, 20), (4, 20)], [(0, 20), (4, 20)]),
        ((0, 30), [(0, 20), (25, 30)], [(0, 20)]),
        # One that reaches out of the words, beside one that lies within them.
        ((10, 100), [(0, 12), (50, 60)], [(0, 12)]),
        # What lies elsewhere does not count.
        ((0, 100), [(2, 10), (100, 110)], [(2, 10)]),
    ],
)
def test_a_wide_claim_does_not_answer_several_within_it(
    kind: str, claimed: Span, spans: list[Span], expected: list[Span]
) -> None:
    assert answered_by(claimed, kind, spans) == set(expected)


def test_marking_by_hand_accepts_what_was_suggested_there(cast: Cast) -> None:
    article = a_read_article(actor=cast.reporter)

    claim = a_claim(article, actor=cast.reporter, words="491 840 personnes ont été vues")

    suggestion = suggested(article, "491 840 personnes")
    assert suggestion.state == SuggestionState.ACCEPTED
    assert (suggestion.claim, suggestion.decided_by) == (claim, cast.reporter)
    assert suggestion.decided_at is not None
    others = set(states(article)) - {"491 840 personnes"}
    assert {states(article)[words] for words in others} == {SuggestionState.OPEN}
    event = article.events.latest("sequence")
    assert (event.verb, event.data["suggested"]) == ("mark", True)


def test_a_claim_on_a_whole_sentence_leaves_its_figures_to_be_decided(cast: Cast) -> None:
    article = a_read_article()
    annotating.dismiss_suggestion(
        suggested(article, "12 endroits"), actor=cast.checker, dismissal="nothing"
    )

    a_claim(article, words="Les données de 491 840 personnes ont été vues à 12 endroits")
    read(article)

    assert states(article)["491 840 personnes"] == SuggestionState.OPEN
    read(next_text(article, TEXT))
    assert states(article)["491 840 personnes"] == SuggestionState.OPEN


def test_marking_leaves_what_was_dismissed_and_what_an_older_text_suggested(cast: Cast) -> None:
    article = a_read_article()
    old, dismissed = suggested(article, "12 endroits"), suggested(article, "491 840 personnes")
    annotating.dismiss_suggestion(dismissed, actor=cast.checker, dismissal="nothing")
    a_claim(article, words="491 840 personnes")
    read(next_text(article, TEXT))

    a_claim(article, words="12 endroits")

    old.refresh_from_db()
    dismissed.refresh_from_db()
    assert (old.state, dismissed.state) == (SuggestionState.OPEN, SuggestionState.DISMISSED)


def test_marking_words_that_nobody_suggested_says_nothing_of_it() -> None:
    article = an_article()

    a_claim(article)

    assert "suggested" not in article.events.latest("sequence").data
