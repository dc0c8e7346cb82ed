from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck import workflow
from factcheck.choices import AnchorState, Kind, Risk
from factcheck.models import Anchor, Article, ArticleRevision, Claim
from tests.canaries import plant_everything
from tests.canary import Canaries
from tests.conftest import Cast
from tests.musts import faults, misplaced, selector
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, in_review, settled

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
SITE = "http://127.0.0.1:8000"
TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def exported(client: Client, article: Article) -> list[dict[str, Any]]:
    response = client.get(f"/desk/articles/{article.pk}/annotations.jsonld")
    assert (response.status_code, response.headers["Content-Type"]) == (200, TYPE)
    data = json.loads(response.content)
    assert faults(data, "collection") == []
    items: list[dict[str, Any]] = data["first"]["items"] if data["total"] else []
    assert data["total"] == len(items)
    return items


def one(client: Client, claim: Claim) -> dict[str, Any]:
    response = client.get(f"/desk/claims/{claim.pk}/annotation.jsonld")
    assert (response.status_code, response.headers["Content-Type"]) == (200, TYPE)
    data: dict[str, Any] = json.loads(response.content)
    assert faults(data, "annotation") == []
    return data


def values(annotation: dict[str, Any], purpose: str) -> list[str]:
    return [body["value"] for body in annotation["body"] if body["purpose"] == purpose]


def withdrawn(claim: Claim, cast: Cast) -> Claim:
    return workflow.withdraw(claim, actor=cast.editor, version=claim.version, reason="Non.")


def test_every_claim_is_there_with_its_status_but_the_withdrawn(cast: Cast, as_user: Login) -> None:
    article = an_article()
    open_one = a_claim(article)
    proposed = in_review(a_claim(article, kind=Kind.QUOTE), by=cast.checker, summary="Canari.")
    done = settled(
        a_claim(article, kind=Kind.SOURCE),
        by=cast.checker,
        approver=cast.editor,
        summary="Elle l’a écrit.",
    )
    withdrawn(a_claim(article), cast)
    client = as_user(cast.checker)

    items = exported(client, article)

    assert [values(item, "classifying") for item in items] == [
        ["figure", "to_check"],
        ["quote", "in_review"],
        ["source", "verified"],
    ]
    assert [values(item, "assessing") for item in items] == [
        [],
        [],
        ["Vérifié — Elle l’a écrit."],
    ]
    assert [item["motivation"] for item in items] == [
        ["highlighting"],
        ["highlighting"],
        ["assessing", "highlighting"],
    ]
    assert [item["id"] for item in items] == [
        f"{SITE}/desk/claims/{claim.pk}/annotation.jsonld" for claim in (open_one, proposed, done)
    ]
    assert items == [one(client, claim) for claim in (open_one, proposed, done)]
    assert "Canari" not in json.dumps(items)


def test_positions_count_in_the_revision_that_is_served(cast: Cast, as_user: Login) -> None:
    article = an_article(text="😀 Titre\n\nCafe\u0301\u00a0: «\u202f491 840 personnes\u202f».")
    assert article.revision is not None
    a_claim(article)
    client = as_user(cast.checker)

    (item,) = exported(client, article)

    target = item["target"]
    assert target["source"] == f"{SITE}/desk/articles/{article.pk}/"
    assert target["state"]["cached"] == f"{SITE}/desk/articles/{article.pk}/texts/1.txt"
    response = client.get(target["state"]["cached"].removeprefix(SITE))
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == article.revision.text
    assert misplaced(item, response.content.decode()) == []
    assert client.get(f"/desk/articles/{article.pk}/texts/2.txt").status_code == 404


@pytest.mark.parametrize("state", [AnchorState.AMBIGUOUS, AnchorState.ORPHANED])
def test_words_that_lost_their_place_are_only_quoted(
    cast: Cast, as_user: Login, state: str
) -> None:
    article = an_article()
    claim = a_claim(article)
    Anchor.objects.filter(claim=claim).update(
        state=state, start=None, end=None, prefix="avant ", suffix=" après"
    )

    (item,) = exported(as_user(cast.checker), article)

    assert item["target"] == {
        "type": "SpecificResource",
        "source": f"{SITE}/desk/articles/{article.pk}/",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "491 840 personnes",
                "prefix": "avant ",
                "suffix": " après",
            }
        ],
    }


def test_a_place_in_an_older_revision_is_no_place_in_this_one(cast: Cast, as_user: Login) -> None:
    article = an_article()
    claim = a_claim(article)
    revision = ArticleRevision.objects.create(
        article=article,
        number=2,
        headline="Titre",
        text="Titre",
        length=5,
        sha256="0" * 64,
        blocks=[{"zone": "headline", "start": 0, "end": 5}],
    )
    Article.objects.filter(pk=article.pk).update(revision=revision)
    client = as_user(cast.checker)

    for item in (*exported(client, article), one(client, claim)):
        assert selector(item, "TextPositionSelector") == {}
        assert "state" not in item["target"]


def test_a_proposal_is_nobodys_before_it_is_approved(cast: Cast, as_user: Login) -> None:
    claim = a_claim(risk=Risk.HIGH)
    claim = settled(claim, by=cast.checker, approver=cast.editor, summary="Ancien canari.")
    claim = workflow.reopen(claim, actor=cast.editor, version=claim.version, reason="Encore.")
    in_review(claim, by=cast.checker, summary="Canari.")

    for user in (cast.checker, cast.editor, cast.other_editor, cast.chief):
        data = one(as_user(user), claim)
        assert values(data, "assessing") == []
        assert "anari" not in json.dumps(data)


def test_a_withdrawn_claim_has_no_annotation(cast: Cast, as_user: Login) -> None:
    claim = a_claim()
    one(as_user(cast.checker), claim)

    withdrawn(claim, cast)

    address = f"/desk/claims/{claim.pk}/annotation.jsonld"
    assert as_user(cast.checker).get(address).status_code == 404


def test_only_evidence_for_readers_is_linked_even_for_a_chief(cast: Cast, as_user: Login) -> None:
    claim = a_claim()
    hidden = a_source("Une source", protected=True)
    for name, fields in {
        "internal": {"visibility": "internal"},
        "protected": {"visibility": "protected"},
        "hidden": {"source": hidden},
        "public": {"archived_url": "https://archive.example.org/public"},
        "nowhere": {"archived_url": "https://archive.example.org/nowhere"},
    }.items():
        url = "javascript:alert(1)" if name == "nowhere" else f"https://example.org/{name}"
        piece = evidence(name, url=url, added_by=cast.checker, **fields)
        cited(claim, actor=cast.checker, evidence=piece)

    links = [body for body in one(as_user(cast.chief), claim)["body"] if "source" in body]

    assert [(link["source"], link.get("state")) for link in links] == [
        (f"{SITE}/desk/claims/{claim.pk}/", None),
        (
            "https://example.org/public",
            {"type": "TimeState", "cached": "https://archive.example.org/public"},
        ),
    ]


def test_nothing_hidden_travels_with_the_export(cast: Cast, as_user: Login) -> None:
    canaries = plant_everything(cast, Canaries())
    client = as_user(cast.chief)
    addresses = [
        *(f"/desk/articles/{article.pk}/annotations.jsonld" for article in Article.objects.all()),
        *(f"/desk/claims/{claim.pk}/annotation.jsonld" for claim in Claim.objects.all()),
    ]

    told = "".join(client.get(address).content.decode() for address in addresses)

    # The words of articles, which whoever may open them reads, and verdicts that are in force:
    # a page that was retracted leaves the one of its claim alone.
    words = {"headline", "words before", "words after", "suggested headline"}
    assert {place for place, word in canaries.planted.items() if word in told} - words == {
        "settled summary",
        "summary corrected before a retraction",
    }


@pytest.mark.parametrize("count", [1, 5])
def test_the_queries_are_as_many_for_any_number_of_claims(
    cast: Cast, as_user: Login, count: int
) -> None:
    article = an_article()
    for _ in range(count):
        settled(a_claim(article), by=cast.checker, approver=cast.editor)
    client = as_user(cast.checker)

    with CaptureQueriesContext(connection) as queries:
        items = exported(client, article)

    assert len(items) == count
    # Session, person, roles; then article, claims, verdicts, citations.
    assert len(queries) == 7


def test_the_export_is_a_download_that_nobody_stores(cast: Cast, as_user: Login) -> None:
    article = an_article()
    claim = a_claim(article)
    client = as_user(cast.checker)

    for address, name in (
        (f"/desk/articles/{article.pk}/annotations.jsonld", f"article-{article.pk}-annotations"),
        (f"/desk/claims/{claim.pk}/annotation.jsonld", f"claim-{claim.pk}-annotation"),
    ):
        response = client.get(address)
        assert response.headers["Cache-Control"] == "private, no-store"
        assert response.headers["Content-Disposition"] == f'attachment; filename="{name}.jsonld"'
    html = client.get(article.get_absolute_url()).content.decode()
    assert f'href="/desk/articles/{article.pk}/annotations.jsonld" download' in html


def test_an_article_without_claims_exports_nothing(cast: Cast, as_user: Login) -> None:
    assert exported(as_user(cast.checker), an_article()) == []
