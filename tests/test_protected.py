"""Nothing of a protected source is in the clear: not in the database, not in an error, not in a log."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from factcheck import annotating
from factcheck.choices import Visibility
from factcheck.models import Citation, Claim, Evidence, Source
from newsroom import urls
from newsroom.sessions import SessionStore
from tests.admin.browsing import form_data
from tests.canaries import plant_everything
from tests.canary import Canaries
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, a_source, cited, evidence

pytestmark = pytest.mark.django_db

# Places of the canaries that hold words of somebody protected, as `tests.canaries` names them.
SEALED = (
    "protected name",
    "protected alias",
    "protected description",
    "protected address",
    "protected speaker",
    "protected name behind an alias",
    "description of a namesake",
    "protected title",
    "protected url",
    "protected notes",
    "title of a protected source",
    "protected locator",
    "protected excerpt",
    "of a protected source locator",
    "of a protected source excerpt",
)


def dump() -> str:
    """Every value of every table, as whoever stole the database would read it."""
    text = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 -- ours
            text += [str(value) for row in cursor.fetchall() for value in row]
    # A session is packed, which hides nothing.
    text += [str(SessionStore().decode(one.session_data)) for one in Session.objects.all()]
    return "\n".join(text)


def post(client: Client, model: str, row: Any = None, **values: Any) -> HttpResponse:
    page = f"/admin/factcheck/{model}/" + (f"{row.pk}/change/" if row else "add/")
    return client.post(page, form_data(client.get(page), f"{model}_form", **values), follow=True)


def words(canary: Canaries, *places: str) -> list[str]:
    return [canary(place) for place in places]


def test_the_database_holds_no_word_of_a_protected_source(cast: Cast) -> None:
    canary = plant_everything(cast, Canaries())
    assert set(SEALED) <= set(canary.planted)

    held = dump()

    assert [place for place in SEALED if canary.planted[place] in held] == []
    open_places = ("alias", "notes of public evidence", "comment", "internal locator")
    assert [place for place in open_places if canary.planted[place] not in held] == []


def test_nor_after_everything_that_the_desk_does_with_it(cast: Cast) -> None:
    """Through the pages: protected from the start, or later with what hangs on it; taken off."""
    canary, client = Canaries(), english(cast.checker)
    post(
        client,
        "source",
        name=canary("name"),
        aliases=canary("alias"),
        description=canary("description"),
        url=f"https://example.org/{canary('url')}",
        protected="on",
    )
    later = a_source(canary("later name"), aliases=canary("later alias"))
    piece = evidence(canary("title"), notes=canary("notes"), source=later)
    claim = cited(
        a_claim(), actor=cast.checker, evidence=piece, excerpt=canary("excerpt"), locator="p. 1"
    )
    post(client, "source", later, protected="on", description=canary("later description"))
    new = {"title": canary("new title"), "notes": canary("new notes"), "tier": "primary"}
    new |= {"kind": "document", "visibility": "protected", "source": canary("new source")}
    said = {"stance": "supports", "locator": canary("locator"), "excerpt": canary("new excerpt")}
    address = f"/desk/claims/{claim.pk}/evidence/new/"
    answer = client.post(address, {**new, **said, "version": claim.version})
    assert answer.status_code == 302
    for citation in Citation.objects.all():
        version = Claim.objects.get(pk=claim.pk).version
        client.post(f"/desk/citations/{citation.pk}/remove/", {"version": version})
    assert not Citation.objects.exists()
    post(client, "evidence", Evidence.objects.latest("pk"), tier="tertiary")

    held = dump()

    assert [place for place, word in canary.planted.items() if word in held] == []
    assert Source.objects.filter(protected=True).count() == 3
    assert len(canary.planted) == 15


def test_what_is_protected_no_more_is_in_the_clear_again(cast: Cast) -> None:
    source = a_source("zqcanary name", protected=True)
    source.keepers.add(cast.checker)
    piece = evidence("zqcanary title", source=source)
    cited(a_claim(), actor=cast.chief, evidence=piece, excerpt="zqcanary excerpt")
    assert "zqcanary" not in dump()

    post(english(cast.checker), "source", source, protected="")

    held = dump()
    assert all(f"zqcanary {word}" in held for word in ("name", "title", "excerpt"))
    assert not Evidence.objects.exclude(secret="").exists()


def test_evidence_that_becomes_protected_takes_its_citations_along(cast: Cast) -> None:
    piece = annotating.add_evidence(
        Evidence(title="zqcanary title", kind="document"), actor=cast.checker
    )
    cited(a_claim(), actor=cast.checker, evidence=piece, excerpt="zqcanary excerpt")

    post(english(cast.checker), "evidence", piece, visibility=Visibility.PROTECTED)

    assert "zqcanary" not in dump()
    assert Citation.objects.get().excerpt == "zqcanary excerpt"


def test_what_was_merged_into_it_is_protected_with_it(cast: Cast) -> None:
    source, other = a_source("zqcanary A"), a_source("zqcanary B")
    annotating.merge_sources(source, other, actor=cast.editor)
    source.refresh_from_db()

    post(english(cast.checker), "source", source, protected="on")

    assert "zqcanary" not in dump()


def test_an_undo_brings_back_what_was_cited(cast: Cast) -> None:
    client = english(cast.checker)
    piece = evidence("Notes", visibility=Visibility.PROTECTED, added_by=cast.checker)
    claim = cited(a_claim(), actor=cast.checker, evidence=piece, excerpt="zqcanary excerpt")
    client.post(f"/desk/citations/{claim.citations.get().pk}/remove/", {"version": claim.version})

    event = claim.events.latest("sequence")
    client.post(f"/desk/history/{event.pk}/undo/")

    assert Citation.objects.get().excerpt == "zqcanary excerpt"
    assert "zqcanary" not in dump()


# Those who may not see it


@pytest.mark.parametrize(("who", "sees"), [("checker", True), ("editor", False), ("chief", True)])
def test_the_admin_and_the_desk_find_it_for_its_keepers(cast: Cast, who: str, sees: bool) -> None:
    user, client = getattr(cast, who), english(getattr(cast, who))
    source = a_source("Zqcanary Gorge", aliases="Taupe", protected=True)
    source.keepers.add(cast.checker)
    piece = evidence("Zqcanary title", source=source, added_by=cast.checker)
    claim = cited(a_claim(), actor=cast.chief, evidence=piece)
    choose = "app_label=factcheck&model_name=evidence&field_name=source"
    pages = (
        "/admin/factcheck/source/?q=taupe",
        f"/admin/autocomplete/?{choose}&term=zqcanary",
        "/desk/sources/?q=TAUPE",
        f"/desk/sources/{source.pk}/",
        f"/desk/claims/{claim.pk}/evidence/new/",
    )

    found = {page: "Zqcanary Gorge" in client.get(page).content.decode() for page in pages}

    assert found == dict.fromkeys(pages, sees)
    history = client.get(f"/admin/factcheck/source/{source.pk}/history/")
    assert "anary" not in history.content.decode()
    named = annotating.source_named("Taupe", user=user, kind="person")
    assert (named == source) is sees


def test_the_search_for_evidence_finds_it_for_who_added_it(cast: Cast) -> None:
    evidence("Zqcanary title", visibility=Visibility.PROTECTED, added_by=cast.checker)
    page = f"/desk/claims/{a_claim().pk}/evidence/new/?q=canary"

    found = [
        "Zqcanary title" in english(user).get(page).content.decode()
        for user in (cast.checker, cast.other_checker, cast.chief)
    ]

    assert found == [True, False, True]


def test_a_name_that_was_read_never_finds_it(cast: Cast) -> None:
    a_source("Gorge", protected=True).keepers.add(cast.checker)

    named = annotating.source_named("Gorge", user=cast.other_checker, kind="person")

    assert named is not None
    assert (named.protected, Source.objects.count()) == (False, 2)


# Without the key


def test_without_the_key_the_desk_works_and_says_what_is_missing(
    cast: Cast, settings: LazySettings
) -> None:
    client = english(cast.chief)
    source = a_source("Zqcanary Gorge", protected=True)
    piece = evidence("Zqcanary title", source=source)
    claim = cited(a_claim(), actor=cast.chief, evidence=piece)
    settings.FACTCHECK_PROTECTION_KEYS = []
    said = "cannot be read: the protection key is missing or wrong"

    for page in (
        f"/desk/claims/{claim.pk}/",
        f"/desk/sources/{source.pk}/",
        "/desk/sources/",
        "/admin/factcheck/source/",
        "/admin/factcheck/evidence/",
        f"/admin/factcheck/source/{source.pk}/change/",
    ):
        answer = client.get(page)
        assert (answer.status_code, said in answer.content.decode()) == (200, True), page
    assert client.get("/desk/sources/alike/").status_code == 200
    assert said not in client.get(f"/desk/claims/{claim.pk}/edit/").content.decode()


@pytest.mark.parametrize("known", [True, False])
def test_without_the_key_nobody_is_protected_and_nothing_is_lost(
    cast: Cast, settings: LazySettings, known: bool
) -> None:
    source = a_source("Gorge", protected=True) if known else None
    keys, settings.FACTCHECK_PROTECTION_KEYS = settings.FACTCHECK_PROTECTION_KEYS, []

    answer = post(english(cast.chief), "source", source, name="Other", protected="on")

    assert answer.status_code == 409
    assert "FACTCHECK_PROTECTION_KEYS" in answer.content.decode()
    settings.FACTCHECK_PROTECTION_KEYS = keys
    assert [one.name for one in Source.objects.all()] == (["Gorge"] if known else [])


# Errors


def fails(request: HttpRequest) -> HttpResponse:
    source = Source.objects.get(protected=True)
    name = source.name
    raise RuntimeError(f"{len(name)} letters of {source}")


urlpatterns = [path("fails/", fails), *urls.urlpatterns]


def test_an_error_tells_nobody_what_was_being_read(
    cast: Cast, settings: LazySettings, caplog: pytest.LogCaptureFixture
) -> None:
    a_source("zqcanary", protected=True, aliases="zqcanary")
    settings.ROOT_URLCONF, settings.ADMINS = __name__, [("Desk", "desk@example.org")]
    client = Client(raise_request_exception=False)
    client.force_login(cast.chief)

    with caplog.at_level(logging.DEBUG):
        answer = client.get("/fails/")

    assert answer.status_code == 500
    assert "fails" in caplog.text
    told = f"{answer.content.decode()}{caplog.text}{[one.message() for one in mail.outbox]}"
    assert "zqcanary" not in told


@pytest.mark.parametrize("who", ["reporter", "checker", "editor"])
def test_its_page_is_nowhere_for_others(cast: Cast, who: str) -> None:
    source = a_source("zqcanary", protected=True)
    user: User = getattr(cast, who)

    for page in (f"/desk/sources/{source.pk}/", f"/admin/factcheck/source/{source.pk}/change/"):
        answer = english(user).get(page, follow=True)
        assert "zqcanary" not in answer.content.decode()
        assert answer.status_code in (403, 404) or "doesn’t exist" in answer.content.decode()
