"""A figure that a person corrects is held against the rest of the text again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.conf import LazySettings

from factcheck import annotating, consistency
from factcheck.annotating import detecting, detectors
from factcheck.models import Claim, Finding, ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article
from tests.suggested import TEXT

pytestmark = pytest.mark.django_db
Committed = Callable[..., AbstractContextManager[list[Any]]]
FILLED = {"value": 12, "value_high": None, "unit": "endroits"}


@pytest.fixture
def claim(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Claim:
    """On "12 endroits", in a text whose only finding lists the values that were compared."""

    def listed(analysis: Any) -> list[consistency.Finding]:
        values = [f"{one.value} {one.unit}" for one in analysis.figures]
        finding = consistency.Finding(
            "figure.conflict", ((0, 4),), "note", "a", {"figures": values}
        )
        return [finding]

    settings.FACTCHECK_DETECTORS = ["tests.detectors.numbers"]
    monkeypatch.setattr(detectors.consistency, "check", listed)
    return a_claim(an_article(text=TEXT), words="12 endroits", detail=FILLED)


def compared() -> list[str]:
    figures: list[str] = Finding.objects.get().params["figures"]
    return figures


@pytest.mark.parametrize(
    ("detail", "expected"),
    [
        ({"value": 14}, "14 endroits"),
        ({"value_high": 15}, "12..15 endroits"),
        ({"unit": "lieux"}, "12 lieux"),
    ],
)
def test_a_corrected_figure_is_compared_again(
    cast: Cast,
    claim: Claim,
    django_capture_on_commit_callbacks: Committed,
    detail: dict[str, Any],
    expected: str,
) -> None:
    assert compared()[1] == "12 endroits"

    with django_capture_on_commit_callbacks(execute=True):
        annotating.edit_claim(claim, actor=cast.checker, version=1, detail=FILLED | detail)

    assert compared() == ["491840 personnes", expected, "3 autres"]
    event = ReviewEvent.objects.latest("sequence")
    assert (event.verb, event.actor) == ("detect", cast.checker)


@pytest.mark.parametrize(
    "fields",
    [
        {"statement": "Autre chose."},
        {"detail": FILLED},
        {"detail": FILLED | {"measure": "lieux de vol"}},
    ],
)
def test_an_edit_that_leaves_the_figure_compares_nothing(
    cast: Cast, claim: Claim, django_capture_on_commit_callbacks: Committed, fields: dict[str, Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        annotating.edit_claim(claim, actor=cast.checker, version=1, **fields)

    assert callbacks == []


def test_the_edit_stands_when_the_text_cannot_be_read(
    cast: Cast,
    claim: Claim,
    django_capture_on_commit_callbacks: Committed,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_args: object, **_known: object) -> None:
        raise RuntimeError("zqsecretword")

    monkeypatch.setattr(detecting, "read_text", broken)

    with caplog.at_level(logging.ERROR), django_capture_on_commit_callbacks(execute=True):
        annotating.edit_claim(claim, actor=cast.checker, version=1, detail=FILLED | {"value": 14})

    claim.refresh_from_db()
    claim.figure.refresh_from_db()
    assert (claim.figure.value, claim.version) == (14, 2)
    assert "could not be read: RuntimeError" in caplog.text
    assert "zqsecretword" not in caplog.text
