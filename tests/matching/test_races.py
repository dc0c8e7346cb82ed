"""Two facts published at once count each other's words once, and do not wait for each other."""

from __future__ import annotations

from functools import partial

import pytest

from factcheck import ledger, matching, publishing
from factcheck.models import MatchDocument, MatchPosting, MatchTerm
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, settled
from tests.racing import race

pytestmark = pytest.mark.django_db(transaction=True)


def test_facts_published_at_once_are_all_counted(cast: Cast) -> None:
    claims = [
        settled(
            a_claim(an_article(), statement=" ".join(words)), by=cast.checker, approver=cast.editor
        )
        for words in (WORDS, WORDS[::-1], WORDS[5:] + WORDS[:5])
    ]

    publish = [partial(publishing.publish_fact, claim, actor=cast.editor) for claim in claims]
    results = race(*publish, lambda: list(matching.index_late()))

    assert [result for result in results if isinstance(result, Exception)] == []
    assert MatchDocument.objects.count() == 3
    kept = dict(MatchTerm.objects.values_list("word", "documents"))
    counted = {
        term.word: MatchPosting.objects.filter(term=term).count()
        for term in MatchTerm.objects.exclude(word="")
    }
    assert kept == {**counted, "": 3}
    assert set(counted.values()) == {3}
    assert list(ledger.faults()) == []


WORDS = [f"mot{n}" for n in range(10, 40)]
