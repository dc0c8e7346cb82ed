"""A quote's claim against the transcript that somebody pastes; nothing of it is kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from factcheck.choices import Kind
from factcheck.models import Claim, ReviewEvent
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article

pytestmark = pytest.mark.django_db

SAID = "Bonjour.\n\n[00:01:12] NEYRAT : Nous ne sommes pas certains de la cause.\n\nMerci."


@pytest.fixture
def quote() -> Claim:
    return a_claim(kind=Kind.QUOTE)


def compare(cast: Cast, claim: Claim, source: str = SAID, **data: str) -> Any:
    path = f"{claim.get_absolute_url()}quote-check/"
    return english(cast.checker).post(path, {"language": "fr", "source": source, **data})


def test_a_quote_leads_to_the_comparison_and_a_figure_does_not(cast: Cast, quote: Claim) -> None:
    client = english(cast.checker)
    figure = a_claim()

    pages = [client.get(one.get_absolute_url()).content.decode() for one in (quote, figure)]

    assert [f"{quote.get_absolute_url()}quote-check/" in pages[0], "quote-check" in pages[1]] == [
        True,
        False,
    ]
    assert client.get(f"{figure.get_absolute_url()}quote-check/").status_code == 404


def test_words_that_were_said_are_found_with_their_locator(cast: Cast, quote: Claim) -> None:
    response = compare(cast, quote)

    result = response.context["result"]
    assert (response.status_code, result.tone) == (200, "success")
    assert "00:01:12" in result.locator
    assert "paragraph" in result.locator
    assert "Word for word" in response.content.decode()


def test_a_dropped_negation_changes_the_meaning(cast: Cast, quote: Claim) -> None:
    response = compare(cast, quote, "Monsieur Neyrat : Nous sommes certains de la cause.")

    result = response.context["result"]
    assert result.tone == "error"
    assert result.changes
    assert "a negation" in result.changes[0]
    assert "<ins>" in response.content.decode()


def test_words_that_were_never_said_are_not_found(cast: Cast, quote: Claim) -> None:
    result = compare(cast, quote, "Il fera beau demain sur toute la côte.").context["result"]

    assert (result.tone, result.locator, result.quote, result.source) == ("error", "", [], [])


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_no_space_comes_behind_an_elision(cast: Cast, apostrophe: str) -> None:
    text = f"Il dit « Nous n{apostrophe}allons pas partir demain ».\n"
    words = f"Nous n{apostrophe}allons pas partir demain"
    quote = a_claim(an_article(text=text), kind=Kind.QUOTE, words=words)

    page = compare(cast, quote, "Nous allons partir demain matin ensemble.").content.decode()

    assert f"<ins>n{escape(apostrophe)}</ins>allons <ins>pas</ins> partir demain" in page


@pytest.mark.parametrize(
    "data", [{"source": ""}, {"source": "x" * 500_001}, {"language": "de"}, {"source": "a\0b"}]
)
def test_what_cannot_be_compared_comes_back(cast: Cast, quote: Claim, data: dict[str, str]) -> None:
    response = compare(cast, quote, **data)

    assert response.status_code == 422
    assert response.context["result"] is None


def test_the_transcript_is_not_stored(cast: Cast, quote: Claim) -> None:
    events = ReviewEvent.objects.count()

    with CaptureQueriesContext(connection) as queries:
        compare(cast, quote, f"{SAID} zqsecretword")

    assert not [one for one in queries if "zqsecretword" in one["sql"]]
    assert ReviewEvent.objects.count() == events


def test_hostile_words_are_escaped(cast: Cast, quote: Claim) -> None:
    hostile = "<script>alert('x')</script>"

    page = compare(cast, quote, f"Nous ne {hostile} sommes pas certains").content.decode()

    assert hostile not in page
    assert "&lt;script&gt;" in page
