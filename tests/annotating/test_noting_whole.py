"""Notes come in with their article or not at all, and never in place of a check."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import LazySettings

from factcheck import workflow
from factcheck.annotating import detecting, noting
from factcheck.choices import Kind
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.intake import Note
from factcheck.models import (
    Article,
    Citation,
    Claim,
    Comment,
    Evidence,
    ReviewEvent,
    Suggestion,
)
from tests.annotating.noted import DRAFT, brought_in, claims, note
from tests.conftest import Cast
from tests.detectors import ALL

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("broken", ["add_comment", "cite", "mark_claim"])
def test_an_article_comes_in_with_all_its_notes_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    whole, times = getattr(noting, broken), iter([True, False])

    def breaks(*args: Any, **kwargs: Any) -> Any:
        if next(times):
            return whole(*args, **kwargs)
        raise RuntimeError

    monkeypatch.setattr(noting, broken, breaks)

    with pytest.raises(RuntimeError):
        brought_in(
            note("491 840", links=("https://e.org",)),
            note("Didier Neyrat", links=("https://e.org",)),
        )

    for model in (Article, Claim, Comment, Evidence, Citation, ReviewEvent):
        assert not model.objects.exists()


def test_words_outside_the_text_bring_in_nothing() -> None:
    with pytest.raises(NotPossibleError):
        brought_in(Note(5, len(DRAFT.text) + 1, "x"))

    assert not Article.objects.exists()


def test_a_reading_that_fails_leaves_the_notes(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*args: Any, **kwargs: Any) -> None:
        raise ValueError("Les données de 491 840 personnes")

    monkeypatch.setattr(detecting, "read_text", fails)

    assert claims(brought_in(note("491 840"))) == [(1, Kind.FIGURE, "491 840")]
    assert "ValueError" in caplog.text
    assert "personnes" not in caplog.text


def test_a_reporter_does_not_empty_the_gate_by_notes(settings: LazySettings, cast: Cast) -> None:
    settings.FACTCHECK_DETECTORS = ALL
    article = brought_in(note("491 840 personnes"), actor=cast.reporter)
    claim = article.claims.get()

    with pytest.raises(NotAllowedError):
        workflow.withdraw(claim, actor=cast.reporter, version=claim.version, reason="x")

    events = ReviewEvent.objects.order_by("sequence").values_list("verb", flat=True)
    assert list(events) == ["import", "detect", "mark", "query"]
    assert Suggestion.objects.get(claim=claim).decided_by == cast.reporter


def test_a_reading_that_cannot_be_stored_leaves_the_notes(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings.FACTCHECK_DETECTORS = ALL

    def fails(*args: Any, **kwargs: Any) -> None:
        raise ValueError("Les données de 491 840 personnes")

    monkeypatch.setattr(detecting, "store_findings", fails)

    article = brought_in(note("491 840"))

    assert claims(article) == [(1, Kind.FIGURE, "491 840")]
    assert not Suggestion.objects.exists()
    assert "ValueError" in caplog.text
    assert "personnes" not in caplog.text
