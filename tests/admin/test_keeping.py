"""Filters of the admin's lists under a name."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck import bookmarks
from factcheck.models import SavedFilter
from tests.admin.browsing import told
from tests.conftest import Cast
from tests.english import english

pytestmark = pytest.mark.django_db

LISTS = ("article", "claim", "figureclaim", "quoteclaim", "sourceclaim", "evidence", "source")
CLAIMS = "/admin/factcheck/claim/"


def keep(user: User, query: str, path: str = CLAIMS, **given: Any) -> Any:
    data = {"name": "Les miens", "query": query, **given}
    return english(user).post(f"{path}keep/", data, follow=True)


@pytest.mark.parametrize("name", LISTS)
def test_each_list_keeps_its_filters(cast: Cast, name: str) -> None:
    path = f"/admin/factcheck/{name}/"

    page = keep(cast.checker, "q=m%C3%A9decin", path=path)
    again = english(cast.checker).get(path)

    assert told(page) == ["Saved as “Les miens”."]
    assert page.redirect_chain == [(f"{path}?q=m%C3%A9decin", 302)]
    assert [one["is_current"] for one in page.context["kept"]] == [True]
    assert [(one["name"], one["url"], one["by"]) for one in again.context["kept"]] == [
        ("Les miens", "?q=m%C3%A9decin", "")
    ]
    assert [one.listing for one in SavedFilter.objects.all()] == [name]


def test_one_sees_ones_own_and_what_others_share(cast: Cast) -> None:
    keep(cast.editor, "status__exact=in_review", name="À relire", shared="on")
    keep(cast.editor, "status__exact=disputed", name="À moi")
    keep(cast.checker, "kind__exact=quote", name="Citations")

    page = english(cast.checker).get(CLAIMS)

    assert [(one["name"], one["by"]) for one in page.context["kept"]] == [
        ("Citations", ""),
        ("À relire", "Editor"),
    ]
    elsewhere = english(cast.checker).get("/admin/factcheck/source/")
    assert elsewhere.context["kept"] == []


def test_the_queue_keeps_its_own(cast: Cast) -> None:
    keep(cast.checker, "kind__exact=quote", name="Citations", shared="on")
    bookmarks.save_filter(actor=cast.checker, name="Citations", query={"kind": "quote"})

    queue = english(cast.checker).get("/desk/")
    tidy = english(cast.checker).get("/desk/filters/")

    assert [link.url for link in queue.context["saved"]] == ["/desk/?kind=quote"]
    assert sorted(row.url for row in tidy.context["rows"]) == [
        "/admin/factcheck/claim/?kind__exact=quote",
        "/desk/?kind=quote",
    ]


def test_a_reporter_sees_no_filters_of_the_admin(cast: Cast) -> None:
    keep(cast.checker, "kind__exact=quote", shared="on")

    page = english(cast.reporter).get("/desk/filters/")

    assert page.context["rows"] == []


@pytest.mark.parametrize("query", ["", "p=3", "e=1&all=", "kind="])
def test_nothing_that_filters_is_nothing_to_keep(cast: Cast, query: str) -> None:
    page = keep(cast.checker, query)

    assert told(page) == ["Nothing is filtered: set a filter first."]
    assert not SavedFilter.objects.exists()
    assert english(cast.checker).get(CLAIMS, {"p": 1}).context["keep_form"] is None


@pytest.mark.parametrize("name", ["", " ", "x" * 61, "a\0b"])
def test_a_name_is_asked_for(cast: Cast, name: str) -> None:
    page = keep(cast.checker, "kind__exact=quote", name=name)

    assert told(page) == ["Give it a name."]
    assert not SavedFilter.objects.exists()


def test_a_name_is_used_once(cast: Cast) -> None:
    keep(cast.checker, "kind__exact=quote")

    page = keep(cast.checker, "kind__exact=figure")

    assert "under this name already" in told(page)[0]
    assert [one.query for one in SavedFilter.objects.all()] == [{"kind__exact": "quote"}]


def test_what_is_kept_has_limits(cast: Cast) -> None:
    long = "&".join(f"a{number}=1" for number in range(50))

    keep(cast.checker, f"q={'x' * 301}&kind__exact=quote&{long}")

    [saved] = SavedFilter.objects.all()
    assert "q" not in saved.query
    assert len(saved.query) == 20


def test_no_database_is_asked_for_a_null_character(cast: Cast) -> None:
    assert keep(cast.checker, "q=%00").status_code == 400


def test_keeping_needs_a_token(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.checker)

    assert client.post(f"{CLAIMS}keep/", {"name": "x", "query": "q=1"}).status_code == 403
