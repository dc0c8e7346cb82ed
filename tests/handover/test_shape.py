from __future__ import annotations

import json

import pytest

from factcheck.choices import Visibility
from factcheck.handover import claims_document, entries_of
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, cited, evidence

pytestmark = pytest.mark.django_db


def test_what_a_piece_repeats_is_named_when_readers_may_know_of_it(cast: Cast) -> None:
    article = an_article()
    claim = a_claim(article)
    for visibility in Visibility.values:
        origin = evidence(f"Origine {visibility}", visibility=visibility)
        echo = evidence("Écho", url="", derived_from=origin)
        claim = cited(claim, actor=cast.checker, evidence=echo)

    document = claims_document(article, entries_of(article), {})

    told = [piece["repeats"] for piece in document["claims"][0]["evidence"]]
    assert told == ["Origine public", "", ""]
    assert "Origine internal" not in json.dumps(document)
