"""The gate also waits for what the detectors read and nobody has looked at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from factcheck import annotating
from factcheck.models import Article
from factcheck.readiness import readiness
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, settled
from tests.sentences import passed_over
from tests.suggested import TEXT, a_finding, a_read_article, next_text, states, suggested

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Blockers are compared with the sentences of the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def article() -> Article:
    return an_article()


def codes(article: Article) -> list[str]:
    return [blocker.code for blocker in readiness(article)]


def test_suggestions_that_nobody_looked_at_block_together(cast: Cast) -> None:
    article = a_read_article()
    settled(a_claim(article), by=cast.checker, approver=cast.editor)
    passed_over(article, "Peut Etre.", actor=cast.checker)

    (blocker,) = readiness(article)

    # One is claimed, one the detector is not sure of, one stands in the site's own words.
    assert len(states(article)) == 6
    assert (blocker.code, blocker.message, blocker.claim) == (
        "untouched",
        "3 figures, quotes or sources have not been looked at.",
        None,
    )
    assert blocker.url == f"{article.get_absolute_url()}#suggestions"
    for words in ("12 endroits", "Didier Neyrat"):
        annotating.dismiss_suggestion(
            suggested(article, words), actor=cast.checker, dismissal="nothing"
        )
    assert [b.message for b in readiness(article)] == [
        "1 figure, quote or source has not been looked at."
    ]
    annotating.dismiss_suggestion(
        suggested(article, "« Nous ne sommes pas certains »"),
        actor=cast.checker,
        dismissal="nothing",
    )
    assert readiness(article) == []


def test_an_article_without_claims_still_tells_what_waits() -> None:
    assert codes(a_read_article()) == ["no_claims", "untouched", "unseen"]


def test_suggestions_of_an_older_text_block_nothing(cast: Cast) -> None:
    article = next_text(a_read_article(), TEXT)

    assert codes(article) == ["no_claims"]


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        ("conflict", ["1 contradiction in the text has no answer."]),
        ("check", []),
        ("note", []),
    ],
)
def test_contradictions_block_until_they_are_answered(
    cast: Cast, article: Article, severity: str, expected: list[str]
) -> None:
    settled(a_claim(article), by=cast.checker, approver=cast.editor)
    finding = a_finding(article, severity=severity)

    assert [b.message for b in readiness(article)] == expected
    if expected:
        assert readiness(article)[0].url == f"{article.get_absolute_url()}#findings"
    annotating.answer_finding(finding, actor=cast.editor, answer="Deux mesures.")
    assert readiness(article) == []


def test_contradictions_of_an_older_text_block_nothing(cast: Cast, article: Article) -> None:
    a_finding(article)
    a_finding(article)
    assert codes(article) == ["no_claims", "inconsistent"]

    assert codes(next_text(article, TEXT)) == ["no_claims"]
