"""Saying of sentences that they hold nothing to check, and taking it back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from factcheck.models import Article, NothingToCheck
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article
from tests.revising import a_revision
from tests.sentences import coverage, line, passed_over, states

pytestmark = pytest.mark.django_db


def form_of(article: Article, query: str = "") -> str:
    return reverse("factcheck:nothing-to-check", args=[article.pk]) + query


def post(client: Client, article: Article, query: str = "", **data: Any) -> Any:
    data = {"revision": article.revision_id, "reason": "opinion", **data}
    return client.post(form_of(article, query), data)


def page_of(response: Any) -> str:
    return str(response.content.decode())


def ticked(page: str) -> list[str]:
    return re.findall(r'name="sentence" value="([\d-]+)"[^>]*checked', page)


def test_the_form_asks_about_what_the_address_names(cast: Cast) -> None:
    article = an_article(text="Titre\n\nIl pleut. Il vente.\n\nIl neige.")
    client = english(cast.checker)
    keys = [one.key for one in coverage(article).lines]

    def asked(query: str) -> tuple[list[str], list[str]]:
        page = page_of(client.get(form_of(article, query)))
        return re.findall(r'name="sentence" value="([\d-]+)"', page), ticked(page)

    assert asked("") == (keys, [])
    assert asked(f"?sentence={keys[3]}&sentence={keys[0]}") == ([keys[0], keys[3]],) * 2
    assert asked("?paragraph=1") == (keys[1:3], keys[1:3])
    for query in ("?paragraph=9", "?sentence=0-3", "?sentence=nonsense", "?paragraph=x"):
        page = page_of(client.get(form_of(article, query)))
        assert "No such sentence waits." in page
        assert 'name="reason"' not in page


def test_several_are_said_in_one_go(cast: Cast) -> None:
    article = an_article()
    client = english(cast.checker)
    keys = [line(article, "Vols").key, line(article, "491").key]

    response = post(client, article, sentence=keys, reason="other", note="Décor.")

    assert response.headers["Location"] == f"{article.get_absolute_url()}#sentences"
    page = page_of(client.get(article.get_absolute_url()))
    panel = page[page.index('id="sentences"') :]
    assert "2 sentences hold nothing to check. You can take that back below." in panel
    assert list(states(article).values()) == ["nothing", "nothing", "untouched"]
    assert set(NothingToCheck.objects.values_list("reason", "note")) == {("other", "Décor.")}


def test_sent_twice_it_is_said_gently(cast: Cast) -> None:
    article = an_article()
    client, key = english(cast.checker), line(article, "Vols").key
    post(client, article, sentence=[key])

    response = post(client, article, sentence=[key])

    assert response.status_code == 302
    assert "You have said so already." in page_of(client.get(article.get_absolute_url()))


def test_what_is_missing_is_said_beside_the_field_and_nothing_typed_is_lost(cast: Cast) -> None:
    article = an_article()
    client, key = english(cast.checker), line(article, "491").key

    without_reason = post(client, article, sentence=[key], reason="", note="Un mot.")
    without_words = post(client, article, sentence=[key], reason="other", note=" ")
    without_any = post(client, article)
    nonsense = post(client, article, sentence=["x"], reason="boring", revision="")

    page = page_of(without_reason)
    assert without_reason.status_code == 422
    assert re.search(r'id="id_reason_error"><li>Choose why there is nothing to check.', page)
    assert ticked(page) == [key]
    assert 'value="Un mot."' in page
    page = page_of(without_words)
    assert re.search(r'id="id_note_error"><li>Say in words why', page)
    assert re.search(r'value="other"[^>]*checked', page)
    page = page_of(without_any)
    assert re.search(r'id="id_sentence_error"><li>Choose the sentences that you mean.', page)
    assert page.count('name="sentence"') == 3
    assert nonsense.status_code == 422
    assert not NothingToCheck.objects.exists()


def test_of_a_text_that_changed_all_sentences_are_shown_and_none_is_chosen(cast: Cast) -> None:
    article = an_article()
    client, key, old = english(cast.checker), line(article, "Vols").key, article.revision_id
    a_revision(article, "Vols de données\n\nAutre chose.")

    response = post(client, article, sentence=[key], revision=old, reason="common", note="Su.")

    page = page_of(response)
    assert response.status_code == 409
    assert "The text has changed since you opened this form" in page
    assert (page.count('name="sentence"'), ticked(page)) == (2, [])
    assert f'name="revision" value="{article.revision_id}"' in page
    assert re.search(r'value="common"[^>]*checked', page)
    assert 'value="Su."' in page
    assert not NothingToCheck.objects.exists()


def test_the_slower_of_two_is_told_who_was_faster(cast: Cast) -> None:
    article = an_article()
    said = passed_over(article, "Vols", actor=cast.editor)
    client = english(cast.checker)

    response = post(client, article, sentence=[f"{said.start}-{said.end}"])

    assert response.status_code == 409
    assert "Editor was faster: this is said already." in page_of(response)
    claimed = line(article, "491").key
    a_claim(article)
    assert post(client, article, sentence=[claimed]).status_code == 409
    assert post(client, article, sentence=["0-3"]).status_code == 409
    assert NothingToCheck.objects.count() == 1


def test_it_is_taken_back(cast: Cast) -> None:
    article = an_article()
    said = passed_over(article, "Vols", actor=cast.checker)
    client = english(cast.editor)
    address = reverse("factcheck:check-after-all", args=[said.pk])

    response = client.post(f"{address}?sentences=nothing")

    place = f"{article.get_absolute_url()}?sentences=nothing"
    assert response.headers["Location"] == f"{place}#sentences"
    page = page_of(client.get(place))
    assert "The sentence is to be looked at." in page
    assert "Nobody has said of a sentence that it holds nothing to check." in page
    assert client.post(address).status_code == 404


def test_taking_back_what_was_said_of_an_older_text_is_refused(cast: Cast) -> None:
    article = an_article()
    said = passed_over(article, "Vols", actor=cast.checker)
    a_revision(article, "Vols de données\n\nAutre chose.")

    response = english(cast.editor).post(reverse("factcheck:check-after-all", args=[said.pk]))

    assert response.status_code == 409
    assert 'role="alert"' in page_of(response)
    assert NothingToCheck.objects.exists()


def test_the_filter_stays_through_the_form(cast: Cast) -> None:
    article = an_article()
    key = line(article, "Vols").key
    client, query = english(cast.checker), "?sentences=untouched"

    page = page_of(client.get(article.get_absolute_url() + query))
    assert f'href="{form_of(article, f"?sentence={key}&amp;sentences=untouched")}"' in page
    assert f'action="{form_of(article, query)}"' in page
    response = post(client, article, f"?sentence={key}&sentences=untouched", sentence=[key])

    assert response.headers["Location"] == f"{article.get_absolute_url()}{query}#sentences"
    assert "1 sentence holds nothing to check." in page_of(
        client.get(article.get_absolute_url() + query)
    )
