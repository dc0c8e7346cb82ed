from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck import search
from factcheck.choices import PageState
from factcheck.terms import read_query
from tests.search.facts import index, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vacination", "vaccination"),
        ("VACCINATOIN", "vaccination"),
        ("electuers", "électeurs"),
        ('la "vacination" des electeurs', 'la "vaccination" des electeurs'),
        ("vaccination", ""),
        ("electeurs", ""),
        ("xylophone", ""),
        ("loop", "loup"),
        ("lo", ""),
        ("491841", ""),
        ("les", ""),
        ("' OR vacination\"", "' OR vaccination\""),
    ],
)
def test_a_word_that_no_fact_has_is_put_right(typed: str, meant: str) -> None:
    publish(["La vaccination des électeurs.", "Le loup et 491 840 brebis."])

    assert search.suggest(read_query(typed)) == meant


def test_of_words_as_near_the_one_with_more_facts_is_meant() -> None:
    publish(["Le maire.", "La mairie.", "Les maires."])
    publish(["Les maires."])

    assert search.suggest(read_query("mairex")) == "maires"


def test_what_was_taken_back_is_never_suggested() -> None:
    (page,) = publish(["Le canari jaune."])
    assert search.suggest(read_query("canaris")) == "canari"

    page.state = PageState.RETRACTED
    index(page)

    assert search.suggest(read_query("canaris")) == ""


def test_it_costs_two_queries_at_most() -> None:
    publish(["La vaccination des électeurs."])

    with CaptureQueriesContext(connection) as queries:
        search.suggest(read_query("vacination electuers inconnus " + "abcde " * 50))

    assert len(queries) <= 3
