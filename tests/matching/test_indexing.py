from __future__ import annotations

from collections import Counter

import pytest

from factcheck import matching, publishing
from factcheck.matching import indexing
from factcheck.models import FactPage, MatchDocument, MatchPosting, MatchTerm
from factcheck.terms import VERSION
from tests.conftest import Cast
from tests.matching import counting
from tests.matching.archive import an_archive, said
from tests.newsdesk import a_claim, a_source, settled

pytestmark = pytest.mark.django_db


def index() -> dict[str, list[int]]:
    """The pages that have each term."""
    return counting.index()["page"]


def test_a_fact_is_indexed_once_with_each_of_its_terms() -> None:
    one, two = an_archive([("fr", "Des loups, un loup et 12 ours"), ("en", "Wolves and a bear")])

    assert index() == {
        "loup": [one.pk],
        "#12": [one.pk],
        "our": [one.pk],
        "wolv": [two.pk],
        "bear": [two.pk],
    }
    document = MatchDocument.objects.get(page=one)
    assert Counter(document.words.split()) == Counter({"loup": 2, "#12": 1, "our": 1})
    assert (document.length, document.version) == (4, VERSION)


def test_a_term_weighs_by_how_often_it_occurs_and_how_long_the_fact_is() -> None:
    # 13 terms are the usual length: once weighs 1 there, more in a shorter one.
    an_archive([("en", "wolf " + "a1 b2 c3 d4 e5 f6 g7 h8 i9 j10 k11 l12"), ("en", "wolf wolf")])

    weights = MatchPosting.objects.filter(term__word="wolf").order_by("document")

    assert list(weights.values_list("weight", flat=True)) == [100, 180]


def test_the_index_holds_what_readers_see_of_the_claim(cast: Cast) -> None:
    claim = a_claim(
        statement="Une fuite de données.",
        detail={"value": 1, "attributed_to": a_source("Didier Neyrat")},
    )
    settled(claim, by=cast.checker, approver=cast.editor)

    page = publishing.publish_fact(claim, actor=cast.editor)

    words = "fuit don #491840 person didi neyrat"
    assert MatchDocument.objects.get(page=page).words == words
    assert set(index()) == set(words.split())


def test_a_protected_source_cannot_be_found(cast: Cast) -> None:
    source = a_source("Gorge Profonde", protected=True)
    claim = a_claim(detail={"value": 1, "attributed_to": source})
    settled(claim, by=cast.checker, approver=cast.editor)

    publishing.publish_fact(claim, actor=cast.editor)

    assert not {"gorg", "profond"} & set(index())


def test_a_retracted_fact_is_found_by_its_question_only(cast: Cast) -> None:
    claim = a_claim(statement="Une fuite de données.")
    settled(claim, by=cast.checker, approver=cast.editor)
    page = publishing.publish_fact(claim, actor=cast.editor)

    publishing.retract_fact(page, actor=cast.editor, why="Erreur.")

    assert index() == {"fuit": [page.pk], "don": [page.pk]}


def test_a_fact_that_says_something_else_leaves_nothing_behind() -> None:
    one, two = an_archive([("fr", "Des loups et des ours"), ("fr", "Des loups")])

    matching.index_fact(one, said("Des ours et des lynx"))

    assert index() == {"our": [one.pk], "lynx": [one.pk], "loup": [two.pk]}
    assert MatchDocument.objects.count() == 2


def test_a_fact_that_says_the_same_is_not_written_again(django_assert_num_queries) -> None:
    (page,) = an_archive([("fr", "Des loups")])

    with django_assert_num_queries(1):
        matching.index_fact(page, said("Les loups !"))


def test_writing_takes_the_same_statements_for_few_terms_and_many(
    django_assert_num_queries,
) -> None:
    one, two = an_archive([("fr", "Des loups"), ("fr", " ".join(f"mot{n}" for n in range(300)))])

    for page in (one, two):
        with django_assert_num_queries(8):
            matching.index_fact(page, said(" ".join(f"nom{n}" for n in range(200, 500))))


# What was published before there was an index, or by older rules


def forget(*pages: FactPage) -> None:
    documents = MatchDocument.objects.filter(page__in=pages)
    indexing._forget(list(documents.values_list("pk", flat=True)))
    MatchTerm.objects.filter(word=indexing.EVERY).update(
        documents=MatchDocument.objects.count() - documents.count()
    )
    documents.delete()


def published(cast: Cast, statement: str) -> FactPage:
    claim = a_claim(statement=statement)
    settled(claim, by=cast.checker, approver=cast.editor)
    return publishing.publish_fact(claim, actor=cast.editor)


def test_what_is_not_indexed_yet_is(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "_BATCH", 2)
    pages = [published(cast, f"Le loup numéro {n}") for n in range(20, 25)]
    before = index()
    forget(*pages[:4])

    batches = list(matching.index_late())

    assert batches == [2, 2]
    assert {word: sorted(having) for word, having in index().items()} == before


def test_what_older_rules_made_is_read_again(cast: Cast) -> None:
    pages = [published(cast, "Les loups"), published(cast, "Les ours")]
    before = index()
    MatchDocument.objects.filter(page=pages[0]).update(version=0, words="autre chose", length=9)

    assert list(matching.index_late()) == [1]

    assert index() == before
    document = MatchDocument.objects.get(page=pages[0])
    assert (document.version, document.length) == (VERSION, len(document.words.split()))
    assert list(matching.index_late()) == []


def test_nothing_to_do_costs_nothing_that_grows(cast: Cast, django_assert_num_queries) -> None:
    published(cast, "Les loups")

    with django_assert_num_queries(8):  # twice: a savepoint, the ledger's head, the question
        assert list(matching.index_late()) == []
