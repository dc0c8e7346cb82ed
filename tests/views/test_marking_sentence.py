"""A claim that starts from a sentence, or from any other place in the text."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from factcheck.models import Claim
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import an_article
from tests.revising import a_revision
from tests.sentences import coverage, line
from tests.suggested import a_read_article

pytestmark = pytest.mark.django_db


def page_of(response: Any) -> str:
    return str(response.content.decode())


def test_a_claim_starts_from_the_sentence(cast: Cast) -> None:
    article = a_read_article()
    one = line(article, "Neyrat")
    client = english(cast.checker)
    address = reverse("factcheck:claim-new", args=[article.pk])
    query = f"?start={one.start}&end={one.end}&revision={article.revision_id}"

    form = client.get(address + query).context["form"]

    assert client.get(address + query).context["kind"] == "quote"
    assert form["words"].value() == one.words
    assert form["place"].value() == one.key
    assert form["statement"].value() == one.words
    assert form["speaker"].value() == "Didier Neyrat"
    source = client.get(f"{address}{query}&kind=source").context
    assert (source["kind"], source["form"]["source"].value()) == ("source", "Didier Neyrat")
    assert source["form"]["words"].value() == one.words


def test_of_two_figures_in_the_sentence_neither_is_filled_in(cast: Cast) -> None:
    article = a_read_article()
    one = line(article, "491 840")
    address = reverse("factcheck:claim-new", args=[article.pk])

    context = (
        english(cast.checker)
        .get(f"{address}?start={one.start}&end={one.end}&revision={article.revision_id}")
        .context
    )

    assert (context["kind"], context["form"]["value"].value()) == ("figure", None)
    assert context["form"]["words"].value() == one.words


def test_the_second_of_twin_sentences_is_the_one_that_is_claimed(cast: Cast) -> None:
    article = an_article(text="Titre\n\nIl pleut.\n\nIl pleut.")
    _title, _first, twin = coverage(article).lines
    address = reverse("factcheck:claim-new", args=[article.pk])
    client = english(cast.checker)
    query = f"?start={twin.start}&end={twin.end}&revision={article.revision_id}"

    form = client.get(address + query).context["form"]
    sent = client.post(
        f"{address}?kind=source",
        {
            name: form[name].value() or ""
            for name in ("revision", "words", "place", "statement", "suggestion")
        },
    )

    assert sent.status_code == 302
    assert Claim.objects.get().anchor.span == (twin.start, twin.end)


@pytest.mark.parametrize(
    "query",
    [
        "?start=5&end=5&revision={0}",
        "?start=9&end=5&revision={0}",
        "?start=0&end=90000&revision={0}",
        "?start=-1&end=5&revision={0}",
        "?start=0&end=5",
        "?start=٣&end=5&revision={0}",
        "?start=0&end=9999999999999&revision={0}",
    ],
)
def test_a_place_that_is_none_starts_an_empty_form(cast: Cast, query: str) -> None:
    article = an_article()
    address = reverse("factcheck:claim-new", args=[article.pk])

    response = english(cast.checker).get(address + query.format(article.revision_id))

    assert response.status_code == 200
    assert response.context["form"]["words"].value() == ""
    assert "The text has changed" not in page_of(response)


def test_a_place_in_an_older_text_is_no_place(cast: Cast) -> None:
    article = an_article()
    old = article.revision_id
    a_revision(article, "Autre titre\n\nAutre chose.")
    address = reverse("factcheck:claim-new", args=[article.pk])

    response = english(cast.checker).get(f"{address}?start=0&end=4&revision={old}")

    assert response.context["form"]["words"].value() == ""
    assert "The text has changed since you opened this form" in page_of(response)
