"""What a load writes is what the product would have written; and it is never mixed with real rows."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client

from factcheck import ledger, matching, search
from factcheck.choices import Status
from factcheck.management.loading import load
from factcheck.models import (
    Article,
    Claim,
    FactPage,
    FactSnapshot,
    MatchDocument,
    MatchPosting,
    MatchTerm,
    PublicFact,
    PublicTrigram,
    PublicWord,
    StoredPage,
    Verdict,
)
from factcheck.publishing.composing import compose_fact
from factcheck.terms import read_query
from tests.conftest import Cast
from tests.newsdesk import an_article
from tests.tampering import refused

pytestmark = pytest.mark.django_db

FACTS = 60
TABLES = ("factcheck_claim", "factcheck_publicfact", "factcheck_matchposting", "factcheck_verdict")


def begin(cast: Cast) -> dict[str, Any]:
    """The constraints and indexes of before, and what was told."""
    before, told = schema(), []
    load(FACTS, seed=1, progress=lambda done, doing: told.append((done, doing)))
    return {"schema": before, "told": told}


def schema() -> dict[str, Any]:
    with connection.cursor() as cursor:
        return {table: connection.introspection.get_constraints(cursor, table) for table in TABLES}


def indexed() -> list[list[Any]]:
    """All that the two indexes hold."""
    fields = [field.attname for field in PublicFact._meta.concrete_fields]
    return [
        list(PublicFact.objects.order_by("pk").values_list(*fields)),
        list(PublicWord.objects.order_by("word").values_list("word", "folded", "facts")),
        sorted(PublicTrigram.objects.values_list("letters", "length", "word__word")),
        list(MatchDocument.objects.order_by("page").values_list("page", "words", "length")),
        sorted(MatchPosting.objects.values_list("term__word", "document__page", "weight")),
        sorted(MatchTerm.objects.filter(documents__gt=0).values_list("word", "documents")),
    ]


def test_the_indexes_hold_what_the_product_itself_would_have_read(begun: dict[str, Any]) -> None:
    loaded = indexed()

    search.read_again()
    MatchDocument.objects.update(version=0)
    assert sum(search.index_late()) == sum(matching.index_late()) == FACTS

    assert len(loaded[0]) == FACTS
    assert indexed() == loaded
    assert begun["told"] == [
        (FACTS, ""),
        *((FACTS, doing) for doing in ("indexes", "words", "statistics")),
    ]


def test_the_pages_say_what_the_composer_would_make_of_the_rows(begun: Any) -> None:
    pages = FactPage.objects.select_related("claim__article", "claim__anchor", "snapshot")

    for page in pages:
        verdict = Verdict.objects.current_of(page.claim)
        assert verdict is not None
        assert page.snapshot is not None
        composed = compose_fact(page, page.claim, verdict)
        assert page.snapshot.document == {**composed, "number": 1}


def test_the_ledger_is_whole_and_says_what_happened(begun: Any) -> None:
    claims = Claim.objects.values_list("status", flat=True)

    assert list(ledger.faults()) == []
    assert {Status.TO_CHECK, Status.IN_REVIEW, Status.VERIFIED, Status.DISPUTED} == set(claims)
    assert set(ledger.ReviewEvent.objects.values_list("verb", "actor", "actor_name")) == {
        ("load", None, "seed_load")
    }


def test_rules_and_indexes_stand_as_before(begun: dict[str, Any]) -> None:
    assert schema() == begun["schema"]
    with refused("a claim starts to check"):
        Claim.objects.create(
            article=Article.objects.earliest("pk"),
            number=9,
            kind="figure",
            statement="x",
            status=Status.VERIFIED,
        )


def test_readers_and_the_desk_see_it(
    begun: Any, cast: Cast, as_user: Callable[[User | None], Client]
) -> None:
    page = FactPage.objects.latest("pk")

    found = search.fitting(PublicFact.objects.all(), read_query(page.title))
    shown = as_user(None).get(page.get_absolute_url())
    queue = as_user(cast.chief).get("/desk/", {"list": "all"}, follow=True)

    assert [row.page_id for row in found] == [page.pk]
    assert page.title in shown.content.decode()
    assert queue.status_code == 200
    assert Claim.objects.awaited().count() == FACTS // 5


def test_the_same_number_and_seed_give_the_same_rows() -> None:
    made = []
    for seed in (1, 1, 2):
        with transaction.atomic():
            load(5, seed=seed, progress=lambda done, doing: None)
            made.append(list(FactSnapshot.objects.order_by("pk").values_list("sha256")))
            transaction.set_rollback(True)

    assert made[0] == made[1] != made[2]


def test_real_rows_and_real_readers_stop_it(begun: Any, settings: LazySettings) -> None:
    with pytest.raises(CommandError, match="Name an empty database"):
        call_command("seed_load", "5")

    settings.SITE_URL = "https://facts.example.org"
    with pytest.raises(CommandError, match="readers would find facts that nobody checked"):
        call_command("seed_load", "5", "--beside")
    assert Article.objects.count() == FACTS

    StoredPage.objects.create(
        path="/", subject="lists", good_until=0, digest=b"x", head="{}", body=b"x"
    )
    search.count_all({})
    out = StringIO()
    call_command("seed_load", "5", "--beside", "--in-production", stdout=out)
    assert out.getvalue().startswith("5 facts, ")
    assert Article.objects.count() == FACTS + 5
    # The numbers that the database gives out go on after those that were loaded.
    assert an_article() not in Article.objects.order_by("pk")[: FACTS + 5]
    # A site that runs meanwhile shows them.
    assert not StoredPage.objects.exists()
    assert search.count_all({}).total == FACTS + 5
