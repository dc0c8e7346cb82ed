"""Saving the filters of the queue under a name, finding them again, tidying them up."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse

from factcheck import bookmarks
from factcheck.models import SavedFilter
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article

pytestmark = pytest.mark.django_db
URL = "/desk/filters/"


def kept(owner: User, name: str = "Citations", **fields: object) -> SavedFilter:
    fields.setdefault("query", {"list": "all", "kind": "quote"})
    return bookmarks.save_filter(actor=owner, name=name, **fields)  # type: ignore[arg-type]


def links(response: HttpResponse) -> list[tuple[str, str, bool]]:
    return [(link.name, link.by, link.is_current) for link in response.context["saved"]]


def test_filters_are_saved_and_found_again_beside_the_lists(cast: Cast) -> None:
    quote = a_claim(kind="quote")
    a_claim(quote.article)
    client = english(cast.checker)
    query = "?list=all&kind=quote&status=nonsense&page=after_1&select=page&evil=<script>"

    response = client.post(URL + query, {"name": "Mes citations"}, follow=True)

    assert response.redirect_chain == [("/desk/?list=all&kind=quote", 302)]
    assert SavedFilter.objects.get().query == {"list": "all", "kind": "quote"}
    assert [row.claim for row in response.context["rows"]] == [quote]
    assert links(response) == [("Mes citations", "", True)]
    page = response.content.decode()
    assert "Saved as “Mes citations”." in page
    assert (
        'href="/desk/?list=all&amp;kind=quote" aria-current="page"><bdi>Mes citations</bdi>' in page
    )
    assert links(client.get("/desk/?list=all")) == [("Mes citations", "", False)]


def test_saving_is_offered_for_filters_only(cast: Cast) -> None:
    a_claim()
    client = english(cast.checker)

    offered = [
        "Save these filters" in client.get(f"/desk/{query}").content.decode()
        for query in ("?list=all", "?list=all&kind=figure", "?list=all&kind=nonsense")
    ]

    assert offered == [False, True, False]


@pytest.mark.parametrize("query", ["", "?list=mine", "?kind=nonsense&page=after_1"])
def test_nothing_filtered_is_nothing_saved(cast: Cast, query: str) -> None:
    response = english(cast.checker).post(URL + query, {"name": "Rien"})

    assert response.status_code == 422
    assert "Nothing is filtered: set a filter first, then save it." in response.content.decode()
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "\0", "\u200b"])
def test_a_bad_name_is_refused_beside_its_field(cast: Cast, name: str) -> None:
    response = english(cast.checker).post(f"{URL}?list=all&kind=quote", {"name": name})

    assert response.status_code in (409, 422)
    assert list(response.context["save_form"].errors) == ["name"]
    assert "<details open>\n  <summary>Save these filters</summary>" in response.content.decode()
    assert not SavedFilter.objects.exists()


def test_a_name_that_is_taken_can_be_replaced(cast: Cast) -> None:
    kept(cast.checker)
    kept(cast.editor)
    client = english(cast.checker)
    address, data = f"{URL}?list=mine&kind=figure", {"name": "Citations", "shared": "on"}

    refused = client.post(address, data)
    assert refused.status_code == 409
    page = refused.content.decode()
    assert "You have saved filters under this name already" in page
    button = '<button type="submit" class="button" name="replace" value="yes">'
    assert button in page
    assert button not in client.get("/desk/?kind=quote").content.decode()

    replaced = client.post(address, data | {"replace": "yes"})
    assert replaced.headers["Location"] == "/desk/?list=mine&kind=figure"
    one = SavedFilter.objects.get(owner=cast.checker)
    assert (one.query, one.shared) == ({"list": "mine", "kind": "figure"}, True)
    assert SavedFilter.objects.get(owner=cast.editor).query["kind"] == "quote"


def test_the_limit_is_said(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bookmarks, "MOST", 1)
    kept(cast.checker)

    response = english(cast.checker).post(f"{URL}?kind=quote", {"name": "Deux"})

    assert response.status_code == 409
    assert "1 saved filters are the most: delete one first" in response.content.decode()
    assert 'name="replace"' not in response.content.decode()


def test_own_come_first_and_what_others_share_says_by_whom(cast: Cast) -> None:
    kept(cast.editor, "A partagés", shared=True)
    kept(cast.editor, "À moi")
    kept(cast.checker, "Z")
    kept(cast.checker, "B", shared=True)

    response = english(cast.checker).get("/desk/")

    assert links(response) == [("B", "", False), ("Z", "", False), ("A partagés", "Editor", False)]
    assert "À moi" not in response.content.decode()
    assert "by Editor" in response.content.decode()


def test_a_shared_filter_shows_nobody_a_restricted_article(cast: Cast) -> None:
    secret = an_article(restricted=True, text="Le dossier noir\n\n12 pages.")
    a_claim(secret, words="12 pages")
    kept(cast.chief, "Enquête", shared=True, query={"list": "all", "article": str(secret.pk)})
    client = english(cast.checker)

    url = client.get("/desk/").context["saved"][0].url
    page = client.get(url).content.decode()

    assert url == f"/desk/?list=all&article={secret.pk}"
    assert "dossier noir" not in page
    assert "12 pages" not in page


@pytest.mark.parametrize(
    "query",
    [{"evil": "x", "list": "nonsense", "kind": "quote"}, ["kind"], "kind", None],
)
def test_a_stored_query_that_is_no_query_leads_to_the_queue(cast: Cast, query: object) -> None:
    SavedFilter.objects.create(owner=cast.checker, name="Ancien", query=query or {})

    url = english(cast.checker).get("/desk/").context["saved"][0].url

    assert url == ("/desk/?kind=quote" if isinstance(query, dict) else "/desk/?")


HOSTILE = "</bdi><script>alert(1)</script>\u202e\"'&"


def test_a_hostile_name_is_shown_as_it_is_and_does_nothing(cast: Cast) -> None:
    client = english(cast.checker)
    client.post(f"{URL}?kind=quote", {"name": HOSTILE, "shared": "on"})

    pages = [client.get(path).content.decode() for path in ("/desk/", URL)]
    pages += [english(cast.editor).get(path).content.decode() for path in ("/desk/", URL)]

    for page in pages:
        assert "<script>alert" not in page
        assert "\u202e" not in page
        assert "&lt;/bdi&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&amp;" in page


def test_the_page_lists_them_with_what_one_may_do(cast: Cast) -> None:
    own, shared = kept(cast.checker, "Miens"), kept(cast.editor, "Communs", shared=True)
    kept(cast.editor, "Cachés")

    def actions(user: User) -> list[str]:
        page = english(user).get(URL).content.decode()
        assert "Cachés" not in page or user == cast.editor
        return re.findall(r'action="(/desk/filters/\d+/[a-z/]*)"', page)

    assert actions(cast.checker) == [f"{URL}{own.pk}/", f"{URL}{own.pk}/delete/"]
    assert actions(cast.chief) == [f"{URL}{shared.pk}/delete/"]
    assert actions(cast.reporter) == []
    assert "No filters are saved yet." not in english(cast.reporter).get(URL).content.decode()
    SavedFilter.objects.all().delete()
    assert "No filters are saved yet." in english(cast.checker).get(URL).content.decode()


def test_one_is_renamed_and_shared(cast: Cast) -> None:
    one = kept(cast.checker)
    data = {"name": "Paroles", "shared": "on", "version": one.version}

    response = english(cast.checker).post(f"{URL}{one.pk}/", data, follow=True)

    assert response.redirect_chain == [(URL, 302)]
    assert "The saved filters are changed." in response.content.decode()
    one.refresh_from_db()
    assert (one.name, one.shared, one.version) == ("Paroles", True, 2)


@pytest.mark.parametrize(
    ("data", "status", "said"),
    [
        ({"name": "", "version": 1}, 422, "This field is required."),
        ({"name": "Pris", "version": 1}, 409, "You have saved filters under this name already"),
        ({"name": "Tard", "version": 0}, 409, "These saved filters were changed meanwhile"),
        ({"name": "Tard"}, 409, "These saved filters were changed meanwhile"),
    ],
)
def test_a_refused_change_keeps_what_was_typed(
    cast: Cast, data: dict[str, object], status: int, said: str
) -> None:
    one = kept(cast.checker)
    kept(cast.checker, "Pris")

    response = english(cast.checker).post(f"{URL}{one.pk}/", data)

    page = response.content.decode()
    assert (response.status_code, said in page) == (status, True)
    assert "<details open>" in page
    assert not data["name"] or f'value="{data["name"]}"' in page
    one.refresh_from_db()
    assert (one.name, one.version) == ("Citations", 1)


def test_one_is_deleted(cast: Cast) -> None:
    one, other = kept(cast.checker), kept(cast.checker, "Autres")
    client = english(cast.checker)

    assert client.post(f"{URL}{one.pk}/delete/", {"version": 2}).status_code == 409
    assert SavedFilter.objects.count() == 2
    response = client.post(f"{URL}{one.pk}/delete/", {"version": 1}, follow=True)

    assert "“Citations” is deleted." in response.content.decode()
    assert list(SavedFilter.objects.all()) == [other]


def test_who_may_not(cast: Cast) -> None:
    own, shared = kept(cast.editor), kept(cast.editor, "Communs", shared=True)
    data = {"name": "x", "version": 1}

    answers = {
        (who, saved.name, tail): english(getattr(cast, who))
        .post(f"{URL}{saved.pk}/{tail}", data)
        .status_code
        for who in ("checker", "reporter")
        for saved in (own, shared)
        for tail in ("", "delete/")
    }

    assert set(answers.values()) == {403, 404}
    assert {key for key, code in answers.items() if code == 404} == {
        (who, "Citations", tail) for who in ("checker", "reporter") for tail in ("", "delete/")
    }
    assert english(cast.chief).post(f"{URL}{own.pk}/delete/", data).status_code == 404
    assert english(cast.chief).post(f"{URL}{shared.pk}/", data).status_code == 403
    assert english(cast.chief).post(f"{URL}{shared.pk}/delete/", data).status_code == 302
    assert list(SavedFilter.objects.values_list("name", flat=True)) == ["Citations"]
