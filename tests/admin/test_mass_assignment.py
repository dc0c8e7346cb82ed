"""Fields that no form has, posted to every form: nothing follows from them."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import Model

from factcheck.models import Article, Claim, Evidence, Rating, ReviewEvent, Source
from tests.admin.browsing import form_data
from tests.conftest import Cast
from tests.english import english
from tests.everything import everything
from tests.newsdesk import TEXT, a_claim, an_article

pytestmark = [pytest.mark.once, pytest.mark.django_db, pytest.mark.usefixtures("shared_world")]

# Whatever a row of ours has that only a verb, the database or nobody may write.
FORGED: dict[str, Any] = {
    "id": 999,
    "status": "verified",
    "version": 99,
    "number": 77,
    "kind": "source",
    "anchor": 1,
    "created_by": 1,
    "created_at": "2000-01-01T00:00",
    "created_at_0": "2000-01-01",
    "status_since": "2000-01-01T00:00",
    "is_superuser": "on",
    "is_staff": "on",
    "user_permissions": [1],
    "approved_by": 1,
    "withdrawn_because": "forged",
    "withdrawn_at_0": "2021-02-24",
    "withdrawn_at_1": "10:00",
    "file": "forged",
    "added_by": 1,
    "captured_by": 1,
    "revision": 1,
    "last_claim_number": 50,
    "hash": "0" * 64,
    "sequence": 1,
    "resolved_by": 1,
    "state": "retracted",
    "slug": "forged",
    "digest": "forged",
    "last_login": "2000-01-01T00:00",
}
READ_ONLY = (
    "factcheck.articlepage",
    "factcheck.articlesnapshot",
    "factcheck.comment",
    "factcheck.correction",
    "factcheck.factpage",
    "factcheck.factsnapshot",
    "factcheck.importedreview",
    "factcheck.reviewevent",
    "factcheck.signoff",
    "factcheck.verdict",
    "auth.group",
)
EDITABLE = (
    "factcheck.article",
    "factcheck.claim",
    "factcheck.evidence",
    "factcheck.figureclaim",
    "factcheck.quoteclaim",
    "factcheck.sourceclaim",
    "factcheck.rating",
    "factcheck.source",
    "auth.user",
)


def begin(cast: Cast) -> None:
    """A row of everything."""
    everything(cast)


def listing(model: type[Model]) -> str:
    return f"/admin/{model._meta.app_label}/{model._meta.model_name}/"


@pytest.mark.parametrize("label", READ_ONLY)
def test_what_is_read_only_takes_nothing(cast: Cast, label: str) -> None:
    model, client = apps.get_model(label), english(cast.superuser)
    before = list(model.objects.order_by("pk").values())
    path = f"{listing(model)}{before[0]['id']}"

    codes = [
        client.post(f"{listing(model)}add/", FORGED).status_code,
        client.post(f"{path}/change/", FORGED).status_code,
        client.post(f"{path}/delete/", {"post": "yes"}).status_code,
    ]

    assert codes == [403, 403, 403]
    assert list(model.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("label", EDITABLE)
def test_a_change_form_writes_its_own_fields_only(cast: Cast, label: str) -> None:
    model, client = apps.get_model(label), english(cast.chief)
    rows = model._default_manager.order_by("pk")
    before, path = rows.values()[0], f"{listing(model)}{rows[0].pk}/change/"
    form = f"{model._meta.model_name}_form"

    shown = form_data(client.get(path), form)
    answer = client.post(path, {**FORGED, **shown})

    assert answer.status_code == 302
    assert rows.values()[0] == before


@pytest.mark.parametrize("entry", ["figureclaim", "claim"])
def test_an_inline_writes_its_own_fields_only(cast: Cast, entry: str) -> None:
    article = an_article()
    claim, other = a_claim(article), a_claim(article)
    client = english(cast.chief)
    path = f"/admin/factcheck/{entry}/{claim.pk}/change/"
    forged = {"figure-0-claim": other.pk, "figure-0-id": other.figure.pk}

    client.post(path, form_data(client.get(path), f"{entry}_form", **forged))

    assert [c.figure.claim_id for c in article.claims.order_by("pk")] == [claim.pk, other.pk]


def test_a_new_claim_starts_to_check(cast: Cast) -> None:
    article, path = an_article(), "/admin/factcheck/figureclaim/add/"
    client = english(cast.checker)
    given = {**FORGED, "article": article.pk, "words": "491 840 personnes", "statement": "Vrai."}

    client.post(path, form_data(client.get(path), "figureclaim_form", **given))

    claim = Claim.objects.latest("pk")
    assert [claim.status, claim.version, claim.number, claim.kind, claim.created_by] == [
        "to_check",
        1,
        1,
        "figure",
        cast.checker,
    ]


def test_a_new_article_is_the_actors(cast: Cast) -> None:
    path, client = "/admin/factcheck/article/add/", english(cast.checker)
    given = {name: value for name, value in FORGED.items() if name != "file"}

    client.post(path, form_data(client.get(path), "article_form", **given, text=TEXT))

    article = Article.objects.latest("pk")
    assert [article.created_by, article.last_claim_number, article.pk == 999] == [
        cast.checker,
        0,
        False,
    ]


def test_new_evidence_and_a_new_source_are_the_actors(cast: Cast) -> None:
    client = english(cast.checker)
    for model, given in {
        "evidence": {"title": "x", "kind": "page"},
        "source": {"name": "x", "kind": "person"},
    }.items():
        path = f"/admin/factcheck/{model}/add/"
        client.post(path, form_data(client.get(path), f"{model}_form", **{**FORGED, **given}))

    piece, source = Evidence.objects.latest("pk"), Source.objects.latest("pk")
    assert [piece.added_by, piece.withdrawn_at, piece.withdrawn_because] == [cast.checker, None, ""]
    assert source.added_by == cast.checker


def test_lists_write_nothing(cast: Cast) -> None:
    client = english(cast.superuser)
    forged = {"_save": "Save", "form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": 1}
    forged |= {f"form-0-{name}": value for name, value in FORGED.items()}
    models = [apps.get_model(label) for label in (*READ_ONLY, *EDITABLE) if "rating" not in label]
    before = [list(model._default_manager.order_by("pk").values()) for model in models]

    for model in models:
        client.post(listing(model), forged)

    after = [list(model._default_manager.order_by("pk").values()) for model in models]
    assert after == before


def test_nothing_is_deleted_in_bulk(cast: Cast) -> None:
    client = english(cast.superuser)
    models = [apps.get_model(label) for label in (*READ_ONLY, *EDITABLE)]
    before = [model._default_manager.count() for model in models]

    for model in models:
        pks = list(model._default_manager.values_list("pk", flat=True))
        data = {"action": "delete_selected", "index": 0, "_selected_action": pks, "post": "yes"}
        client.post(listing(model), data)

    assert [model._default_manager.count() for model in models] == before


def test_the_ledger_stays_whole(cast: Cast) -> None:
    """The forged posts above leave no line, and no other line is needed to explain the rows."""
    before = ReviewEvent.objects.count()
    client = english(cast.chief)
    for claim in Claim.objects.all():
        path = f"/admin/factcheck/claim/{claim.pk}/change/"
        client.post(path, form_data(client.get(path), "claim_form", **FORGED))

    assert ReviewEvent.objects.count() == before
    assert [Rating.objects.count(), User.objects.filter(is_superuser=True).count()] == [5, 1]
