"""The verbs of the ledger in the admin: in words of the active language, found by the verb itself."""

from __future__ import annotations

import html as markup
import re

import pytest
from django.test import Client
from django.utils import translation

from factcheck.history import WORDS
from factcheck.models import ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import a_claim

pytestmark = pytest.mark.django_db

PATH = "/admin/factcheck/reviewevent/"


def in_language(cast: Cast, language: str) -> Client:
    client = Client(headers={"Accept-Language": language})
    client.force_login(cast.chief)
    return client


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return markup.unescape(answer.content.decode())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_list_its_filter_and_a_line_say_the_verb_in_words(cast: Cast, language: str) -> None:
    a_claim(actor=cast.checker)
    line = ReviewEvent.objects.get(verb="mark")
    client = in_language(cast, language)
    with translation.override(language):
        said = {verb: str(words) for verb, words in WORDS.items()}

    listed = page(client, PATH)
    one = page(client, f"{PATH}{line.pk}/change/")

    assert re.findall(r'field-in_words">([^<]+)<', listed) == [said["mark"], said["import"]]
    assert set(re.findall(r'href="\?verb=([a-z_]+)"', listed)) == set(WORDS)
    offered = dict(re.findall(r'href="\?verb=([a-z_]+)"[^>]*>\s*([^<]+?)\s*</a>', listed))
    assert offered == said
    assert said["mark"] in one
    assert f"{line.sequence}. mark" not in one


def test_french_and_english_say_it_differently(cast: Cast) -> None:
    a_claim(actor=cast.checker)

    assert "marked the claim" in page(in_language(cast, "en"), PATH)
    assert "marked the claim" not in page(in_language(cast, "fr"), PATH)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_address_finds_by_the_verb_in_both_languages(cast: Cast, language: str) -> None:
    a_claim(actor=cast.checker)
    client = in_language(cast, language)

    def found(verb: str) -> int:
        return client.get(PATH, {"verb": verb}).context["cl"].result_count

    assert [found("mark"), found("approve"), found("nonsense")] == [1, 0, 2]


def test_the_file_keeps_the_verbs_themselves(cast: Cast) -> None:
    a_claim(actor=cast.checker)

    answer = in_language(cast, "fr").get(f"{PATH}export/")

    assert b",mark," in b"".join(answer.streaming_content)
