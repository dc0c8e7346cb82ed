"""What a person may not see does not exist for them: in lists, pages, suggestions and choices."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client

from factcheck import annotating, publishing, workflow
from factcheck.models import (
    ArticlePage,
    ArticleSnapshot,
    Comment,
    FactPage,
    FactSnapshot,
    ReviewEvent,
    SignOff,
    Verdict,
)
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, a_source, an_article, evidence, settled

WHO = ("checker", "editor", "chief", "superuser")


@pytest.fixture
def hidden(cast: Cast) -> list[Model]:
    """One row of everything inside of a restricted article of the chief, and two secrets."""
    article = an_article(actor=cast.chief, restricted=True)
    claim = settled(a_claim(article), by=cast.chief, approver=cast.superuser)
    publishing.publish_fact(claim, actor=cast.chief)
    annotating.add_comment(claim, actor=cast.chief, body="Chut")
    revision = article.revision_id or 0
    workflow.sign_off(article, actor=cast.chief, revision=revision, override_reason="Chut")
    publishing.publish_article(article, actor=cast.chief)
    rows: list[Any] = [
        model.objects.order_by("pk").first()
        for model in (
            Verdict,
            ReviewEvent,
            Comment,
            SignOff,
            FactPage,
            FactSnapshot,
            ArticlePage,
            ArticleSnapshot,
        )
    ]
    secret = evidence("Le carnet", visibility="protected", added_by=cast.chief)
    return [article, claim, *rows, a_source("La taupe", protected=True), secret]


def listing(row: Model) -> str:
    return f"/admin/factcheck/{row._meta.model_name}/"


def test_lists_and_pages(cast: Cast, hidden: list[Model]) -> None:
    def seen(user: User) -> list[bool]:
        client = english(user)
        return [
            f'{listing(row)}{row.pk}/change/"' in client.get(listing(row)).content.decode()
            for row in hidden
        ]

    def opened(user: User) -> list[int]:
        client = english(user)
        return [client.get(f"{listing(row)}{row.pk}/change/").status_code for row in hidden]

    lists = {who: set(seen(getattr(cast, who))) for who in WHO}
    pages = {who: set(opened(getattr(cast, who))) for who in WHO}

    assert lists == {"checker": {False}, "editor": {False}, "chief": {True}, "superuser": {True}}
    assert pages == {"checker": {302}, "editor": {302}, "chief": {200}, "superuser": {200}}


def test_the_history_of_a_hidden_row(cast: Cast, hidden: list[Model]) -> None:
    client = english(cast.editor)

    codes = {client.get(f"{listing(row)}{row.pk}/history/").status_code for row in hidden}

    assert codes == {302}


def test_a_hidden_row_cannot_be_changed(cast: Cast, hidden: list[Model]) -> None:
    client = english(cast.editor)
    before = ReviewEvent.objects.count()

    codes = {
        client.post(f"{listing(row)}{row.pk}/change/", {"name": "x"}).status_code for row in hidden
    }

    assert codes == {302, 403}
    assert ReviewEvent.objects.count() == before


# Suggestions

ASKED = {
    "article": ("claim", "article"),
    "source": ("quotedetail", "speaker"),
    "evidence": ("citation", "evidence"),
    "claim": ("citation", "claim"),
    "user": ("claim", "assignee"),
}


def suggested(client: Client, what: str, term: str = "") -> Any:
    model, field = ASKED[what]
    asked = {"app_label": "factcheck", "model_name": model, "field_name": field, "term": term}
    answer = client.get("/admin/autocomplete/", asked)
    if answer.status_code != 200:
        return answer.status_code
    return [row["text"] for row in answer.json()["results"]]


@pytest.mark.parametrize("what", ["article", "source", "evidence", "claim"])
def test_suggestions_leave_out_what_is_hidden(cast: Cast, hidden: list[Model], what: str) -> None:
    counts = {who: len(suggested(english(getattr(cast, who)), what)) for who in WHO}

    # The piece behind the published claim is cited in the restricted article only.
    both = 2 if what == "evidence" else 1
    assert counts == {"checker": 0, "editor": 0, "chief": both, "superuser": both}


def test_searching_does_not_find_what_is_hidden(cast: Cast, hidden: list[Model]) -> None:
    client = english(cast.editor)

    found = [suggested(client, "source", "taupe"), suggested(client, "evidence", "carnet")]

    assert found == [[], []]


@pytest.mark.parametrize("who", ["reporter", "outsider"])
@pytest.mark.parametrize("what", list(ASKED))
def test_suggestions_are_for_checkers(cast: Cast, who: str, what: str) -> None:
    assert suggested(english(getattr(cast, who)), what) == 403


def test_people_are_suggested_by_name_and_only_with_a_role(cast: Cast) -> None:
    User.objects.filter(pk=cast.other_editor.pk).update(is_active=False)

    found = suggested(english(cast.checker), "user")

    assert sorted(found) == ["Checker", "Chief", "Editor", "Other-Checker", "Reporter", "Root"]


def test_a_list_cannot_be_searched_through_hidden_rows(cast: Cast) -> None:
    """A filter that nobody offers would answer questions about a protected source."""
    source = a_source("La taupe", protected=True)
    a_claim(detail={"value": 1, "attributed_to": source})

    answer = english(cast.checker).get(
        "/admin/factcheck/claim/", {"figure__attributed_to__name__startswith": "La t"}
    )

    assert answer.status_code == 400
