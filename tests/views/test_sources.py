from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from factcheck import annotating
from factcheck.choices import Kind, Visibility
from factcheck.models import Source
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence

pytestmark = pytest.mark.django_db


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def rows(client: Client, address: str = "/desk/sources/") -> list[tuple[str, int, int]]:
    found = client.get(address).context["rows"]
    return [(row.source.name, row.claims, row.evidence) for row in found]


def test_the_list_is_sorted_and_says_how_often_each_is_used(cast: Cast) -> None:
    zoe, anne = a_source("zoé"), a_source("Anne", protected=True)
    a_source("Bob")
    a_claim(kind=Kind.QUOTE, detail={"speaker": anne})
    a_claim(kind=Kind.SOURCE, detail={"source": anne})
    a_claim(detail={"value": 1, "attributed_to": zoe})
    evidence(source=zoe)

    assert rows(english(cast.chief)) == [("Anne", 2, 0), ("Bob", 0, 0), ("zoé", 1, 1)]
    assert rows(english(cast.checker)) == [("Bob", 0, 0), ("zoé", 1, 1)]


def test_a_search_looks_at_other_names_too(cast: Cast) -> None:
    a_source("Agence France-Presse", aliases="AFP")
    a_source("Reuters")

    assert [row[0] for row in rows(english(cast.checker), "/desk/sources/?q=afp")] == [
        "Agence France-Presse"
    ]
    assert "No source has this name." in text(english(cast.checker), "/desk/sources/?q=xyz")


def test_counts_and_pages_tell_nothing_of_a_restricted_article(cast: Cast) -> None:
    source, article = a_source("CNIL"), an_article(restricted=True)
    article.team.add(cast.editor)
    claim = a_claim(article, statement="Zqcanary.", detail={"value": 1, "attributed_to": source})
    a_claim(detail={"value": 1, "attributed_to": source})
    cited(claim, actor=cast.editor, evidence=evidence("zqcanary title", source=source))

    assert rows(english(cast.checker)) == [("CNIL", 1, 0)]
    assert "anary" not in text(english(cast.checker), f"/desk/sources/{source.pk}/")
    assert rows(english(cast.editor)) == [("CNIL", 2, 1)]
    page = text(english(cast.editor), f"/desk/sources/{source.pk}/")
    assert ("Zqcanary." in page, "zqcanary title" in page) == (True, True)


def test_a_page_names_no_claim_for_evidence_that_is_hidden(cast: Cast) -> None:
    source, claim = a_source("CNIL"), a_claim(statement="Ce que dit la note.")
    piece = evidence("Note", source=source, visibility=Visibility.PROTECTED, added_by=cast.editor)
    cited(claim, actor=cast.editor, evidence=piece)
    address = f"/desk/sources/{source.pk}/"

    assert "Ce que dit la note." not in text(english(cast.checker), address)
    assert "Ce que dit la note." in text(english(cast.editor), address)


def test_the_address_of_a_merged_source_leads_to_the_one_that_stayed(cast: Cast) -> None:
    keep, other = a_source("Agence"), a_source("AFP")
    annotating.merge_sources(keep, other, actor=cast.editor)

    answer = english(cast.checker).get(f"/desk/sources/{other.pk}/")

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/desk/sources/{keep.pk}/")
    assert [row[0] for row in rows(english(cast.chief))] == ["Agence"]
    admin = english(cast.chief)
    assert admin.get(f"/admin/factcheck/source/{other.pk}/change/").status_code == 302
    assert b"AFP" not in admin.get("/admin/factcheck/source/").content.replace(b'="AFP', b"")


def test_pairs_that_are_likely_the_same_lead_editors_to_the_merge(cast: Cast) -> None:
    one, other = a_source("Agence France-Presse"), a_source("AFP")
    a_source("Reuters")
    link = f"/desk/sources/merge/?source={one.pk}&amp;source={other.pk}"

    assert link in text(english(cast.editor), "/desk/sources/alike/")
    assert link not in text(english(cast.checker), "/desk/sources/alike/")
    [pair] = english(cast.checker).get("/desk/sources/alike/").context["pairs"]
    assert [row.source for row in pair] == [one, other]


def merge(client: Client, *sources: Source, **data: Any) -> Any:
    asked = "&".join(f"source={one.pk}" for one in sources)
    address = f"/desk/sources/merge/?{asked}"
    return client.post(address, data) if data else client.get(address)


def test_a_merge_shows_what_moves_and_asks_which_one_stays(cast: Cast) -> None:
    keep, other = a_source("AFP"), a_source("Agence")
    evidence(source=other)

    answer = merge(english(cast.editor), keep, other)

    assert answer.context["form"]["keep"].value() is None
    assert [(row.source, row.evidence) for row in answer.context["rows"]] == [(keep, 0), (other, 1)]


def test_an_editor_merges(cast: Cast) -> None:
    keep, other = a_source("Agence"), a_source("AFP")
    claim = a_claim(kind=Kind.QUOTE, detail={"speaker": other})

    answer = merge(english(cast.editor), keep, other, keep=keep.pk, reason="La même.")

    assert answer.headers["Location"] == f"/desk/sources/{keep.pk}/"
    claim.quote.refresh_from_db()
    assert claim.quote.speaker == keep
    assert claim.events.get(verb="merge_sources").reason == "La même."
    history = text(english(cast.editor), f"/desk/claims/{claim.pk}/")
    assert "merged sources that are one" in history


@pytest.mark.parametrize("kept", ["", "0", "abc", "another"])
def test_the_one_that_stays_is_one_of_them(cast: Cast, kept: str) -> None:
    keep, other, third = a_source("A"), a_source("B"), a_source("C")
    value = str(third.pk) if kept == "another" else kept

    answer = merge(english(cast.editor), keep, other, keep=value, reason="x")

    assert answer.status_code == 422
    assert not Source.objects.exclude(merged_into=None).exists()


def test_a_refusal_is_shown_on_the_page(cast: Cast) -> None:
    keep, other = a_source("A"), a_source("B", protected=True)

    answer = merge(english(cast.chief), keep, other, keep=keep.pk)

    assert answer.status_code == 409
    assert "A protected source is merged with protected ones only" in answer.content.decode()


def test_of_protected_sources_no_reason_is_asked(cast: Cast) -> None:
    keep, other = a_source("A", protected=True), a_source("B", protected=True)

    assert "reason" not in merge(english(cast.chief), keep, other).context["form"].fields


@pytest.mark.parametrize("asked", ["source=9999", "source=x", "source=٣", "source=" + "9" * 30])
def test_a_source_that_one_does_not_see_is_not_merged(cast: Cast, asked: str) -> None:
    hidden = a_source("A", protected=True)
    client = english(cast.editor)

    for query in (asked, f"source={hidden.pk}&source={a_source('B').pk}"):
        assert client.get(f"/desk/sources/merge/?{query}").status_code == 404


def test_the_admin_sends_what_is_selected_to_the_desk(cast: Cast) -> None:
    keep, other = a_source("A"), a_source("B")
    data = {"action": "merge", "_selected_action": [keep.pk, other.pk]}

    answer = english(cast.editor).post("/admin/factcheck/source/", data)
    refused = english(cast.checker).post("/admin/factcheck/source/", data)

    asked = answer.headers["Location"].partition("?")
    assert asked[0] == "/desk/sources/merge/"
    assert set(asked[2].split("&")) == {f"source={keep.pk}", f"source={other.pk}"}
    assert "merge" not in refused.headers.get("Location", "")


def test_how_many_queries_do_not_grow(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        source = a_source(f"Source {number // 2}", protected=number > 20)
        evidence(source=source)
    client = english(cast.chief)
    client.get("/desk/sources/")

    with django_assert_max_num_queries(12):
        client.get("/desk/sources/")
    with django_assert_max_num_queries(12):
        client.get("/desk/sources/alike/")
