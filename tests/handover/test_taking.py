from __future__ import annotations

import pytest

from factcheck import ledger
from factcheck.errors import NotAllowedError
from factcheck.handover import record_package
from factcheck.models import ReviewEvent
from tests.conftest import Cast
from tests.newsdesk import an_article

pytestmark = pytest.mark.django_db


def test_the_line_names_revision_and_bytes_and_holds_in_the_chain(cast: Cast) -> None:
    article = an_article(actor=cast.reporter)

    event = record_package(article, actor=cast.reporter, sha256="a" * 64)

    assert (event.verb, event.actor, event.claim, event.data) == (
        "package",
        cast.reporter,
        None,
        {"revision": 1, "sha256": "a" * 64},
    )
    assert list(ledger.faults()) == []


@pytest.mark.parametrize("who", ["outsider", "reporter", "checker", "editor"])
def test_only_who_sees_the_article_takes_it(cast: Cast, who: str) -> None:
    article = an_article(actor=cast.chief, restricted=True)
    before = ReviewEvent.objects.count()

    with pytest.raises(NotAllowedError):
        record_package(article, actor=getattr(cast, who), sha256="a" * 64)

    assert ReviewEvent.objects.count() == before
