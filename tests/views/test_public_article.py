from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.choices import PageState
from factcheck.models import ArticlePage
from tests.conftest import Cast
from tests.newsdesk import TEXT, a_claim, an_article
from tests.reading import Page, a_fact, an_article_page

pytestmark = pytest.mark.django_db


def test_an_article_page_shows_the_signed_text_with_its_facts(cast: Cast, client: Client) -> None:
    article = an_article()
    fact = a_fact(cast, article=article)
    page = an_article_page(cast, article)

    with CaptureQueriesContext(connection) as queries:
        html = client.get(page.get_absolute_url()).content.decode()

    assert len(queries) == 1
    blocks = re.findall(r'<(?:h1|p) class="zone [^"]+">(.*?)</(?:h1|p)>', html)
    assert [Page(block).text for block in blocks] == TEXT.split("\n\n")
    assert html.count("<details") == 1
    assert 'href="#fact-1"' in html
    assert 'id="fact-1"' in html
    assert f'href="{fact.get_absolute_url()}"' in html
    assert html.index("Nous ne sommes pas certains") < html.index("<details")
    assert html.count("<h1") == 1
    assert Page(html).scripts == []


def test_an_article_without_headline_block_still_has_a_heading(cast: Cast, client: Client) -> None:
    article = an_article(text="Lire la suite\n\nUn corps de texte avec 491 840 personnes.")
    a_claim(article)

    page = an_article_page(cast, article)

    html = client.get(page.get_absolute_url()).content.decode()
    assert html.count("<h1") == 1


def test_an_article_that_was_taken_back_is_not_shown(cast: Cast, client: Client) -> None:
    page = an_article_page(cast, an_article())
    assert client.get(page.get_absolute_url()).status_code == 200

    ArticlePage.objects.update(state=PageState.RETRACTED)

    assert client.get(page.get_absolute_url()).status_code == 404
