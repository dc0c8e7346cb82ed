"""Tables through the admin: out as the list is filtered, in after a look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from factcheck.forms import tables as upload_form
from factcheck.models import Article, Claim, Source, TableImport
from factcheck.tables import TABLES
from tests.admin.browsing import told
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article
from tests.sheets.files import as_csv, as_xlsx, read
from tests.tables.importing import FIGURE

SOURCES = "/admin/factcheck/source/"
AsUser = Callable[[User | None], Client]


@pytest.fixture
def chief(cast: Cast, as_user: AsUser) -> Client:
    return as_user(cast.chief)


def upload(client: Client, content: bytes, *, to: str = SOURCES, name: str = "t.csv") -> Any:
    """The page that follows."""
    file = SimpleUploadedFile(name, content)
    return client.post(f"{to}import/", {"file": file}, follow=True)


def body(response: HttpResponse) -> bytes:
    return b"".join(response) if response.streaming else response.content


GOOD = as_csv([["name", "type", "alias"], ["AFP", "outlet", "=1"], ["CNIL", "organization", ""]])


def test_nothing_is_saved_before_it_is_confirmed(chief: Client) -> None:
    page = upload(chief, GOOD)

    assert (page.status_code, page.context["report"].created) == (200, 2)
    assert not Source.objects.exists()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_was_previewed_comes_in(chief: Client, cast: Cast, form: str) -> None:
    rows = [["nom", "alias"], ["AFP", "=1"]]
    page = upload(chief, as_csv(rows, ";") if form == "csv" else as_xlsx(rows))

    done = chief.post(page.request["PATH_INFO"], follow=True)

    kept = TableImport.objects.get()
    assert (done.status_code, kept.created, bytes(kept.content)) == (200, 1, b"")
    assert Source.objects.values_list("name", "aliases", "added_by").get() == (
        "AFP",
        "=1",
        cast.chief.pk,
    )


def test_a_second_press_imports_nothing_twice(chief: Client) -> None:
    address = upload(chief, GOOD).request["PATH_INFO"]
    chief.post(address)

    again = chief.post(address)

    assert (again.status_code, Source.objects.count()) == (200, 2)


def test_rows_that_cannot_come_in_are_named_and_keep_the_others_out(chief: Client) -> None:
    page = upload(chief, as_csv([["name", "kind"], ["AFP", "outlet"], ["X", "rumour"]]))

    assert page.context["faults"][0][:2] == (3, "type")
    assert b"submit-row" not in page.content
    chief.post(page.request["PATH_INFO"])
    assert not Source.objects.exists()


def test_the_list_of_faults_is_a_file(chief: Client) -> None:
    page = upload(chief, as_csv([["name", "url"], ["AFP", "javascript:alert(1)"]]))

    file = chief.get(f"{page.request['PATH_INFO']}faults.csv")

    rows = read(body(file))
    assert [row[0] for row in rows[1:]] == ["2"]
    assert "attachment" in file.headers["Content-Disposition"]


def test_the_desk_has_changed_since_the_preview(chief: Client) -> None:
    page = upload(chief, GOOD)
    a_source("AFP", protected=True)

    answer = chief.post(page.request["PATH_INFO"])

    assert (answer.status_code, Source.objects.count()) == (409, 1)
    assert told(answer) != []


def test_a_preview_expires_and_its_file_is_forgotten(chief: Client) -> None:
    address = upload(chief, GOOD).request["PATH_INFO"]
    TableImport.objects.update(created_at=timezone.now() - timedelta(minutes=61))

    assert chief.get(address).status_code == 409
    assert chief.post(address).status_code == 409
    assert not Source.objects.exists()
    upload(chief, GOOD)
    assert bytes(TableImport.objects.earliest("pk").content) == b""


def test_a_preview_of_almost_an_hour_can_be_confirmed(chief: Client) -> None:
    address = upload(chief, GOOD).request["PATH_INFO"]
    TableImport.objects.update(created_at=timezone.now() - timedelta(minutes=59))

    chief.post(address)

    assert Source.objects.count() == 2


def test_bytes_that_are_not_those_of_the_preview_are_refused(chief: Client) -> None:
    address = upload(chief, GOOD).request["PATH_INFO"]
    TableImport.objects.update(content=GOOD.replace(b"AFP", b"EVIL"))

    assert chief.post(address).status_code == 409
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "t.csv"),
        (b"%PDF-1.7", "t.csv"),
        (b"PK\x03\x04rubbish", "t.xlsx"),
        (b"name,status\nAFP,verified\n", "t.csv"),
        (b"name,version,added_by\nAFP,99,1\n", "t.csv"),
        (b"name,nom\nAFP,AFP\n", "t.csv"),
        (b"kind\noutlet\n", "t.csv"),
    ],
)
def test_what_is_no_such_table_says_why(chief: Client, content: bytes, name: str) -> None:
    page = upload(chief, content, name=name)

    assert page.status_code == 409
    assert page.context["refusal"]
    assert not Source.objects.exists()


def test_unknown_columns_are_named_and_so_are_the_known(chief: Client) -> None:
    refusal = upload(chief, b"name,status\nAFP,verified\n").context["refusal"]

    assert "“status”" in refusal
    assert "wikidata_id (identifiant Wikidata)" in refusal


def test_a_file_that_is_too_heavy_or_missing(
    chief: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upload_form, "MAX_UPLOAD", len(GOOD) - 1)

    assert upload(chief, GOOD).status_code == 422
    assert chief.post(f"{SOURCES}import/", {}).status_code == 422
    assert not TableImport.objects.exists()


def test_more_rows_than_a_page_takes(chief: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(TABLES["sources"]), "most_at_once", 1)

    assert upload(chief, GOOD).status_code == 409


def test_nobody_else_sees_or_confirms_an_upload(chief: Client, cast: Cast, as_user: AsUser) -> None:
    address = upload(chief, GOOD).request["PATH_INFO"]

    assert as_user(cast.superuser).post(address).status_code == 404
    assert as_user(cast.editor).post(address).status_code == 403
    assert not Source.objects.exists()


def test_the_list_goes_out_as_it_is_filtered(chief: Client) -> None:
    a_source("AFP", kind="outlet")
    a_source("Ada")
    a_source("zqcanary", kind="outlet", protected=True)

    rows = read(body(chief.get(f"{SOURCES}export.csv?kind__exact=outlet")))

    assert [row[0] for row in rows[1:]] == ["AFP"]
    assert [row[0] for row in read(body(chief.get(f"{SOURCES}export.xlsx?q=Ada")))[1:]] == ["Ada"]


def test_an_export_is_sent_as_a_file(chief: Client) -> None:
    answer = chief.get(f"{SOURCES}export.csv")
    day = timezone.localdate()

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="sources-{day}.csv"'
    assert body(answer).startswith(b"\xef\xbb\xbf")
    assert chief.get(f"{SOURCES}export.pdf").status_code == 404
    assert chief.get(f"{SOURCES}export.csv?nothing=1").status_code == 302


def test_restricted_articles_leave_with_their_team_only(cast: Cast, as_user: AsUser) -> None:
    article = an_article(restricted=True, team=[cast.editor], external_id="cms-1")
    a_claim(article, statement="zqsecret")

    for person, seen in ((cast.editor, True), (cast.other_editor, False), (cast.chief, True)):
        for kind, word in (("article", b"cms-1"), ("claim", b"zqsecret")):
            file = body(as_user(person).get(f"/admin/factcheck/{kind}/export.csv"))
            assert (word in file) is seen


def test_a_text_that_no_cell_can_hold_is_not_cut(chief: Client) -> None:
    an_article(text="Un titre\n\n" + "Un mot. " * 5000)

    answer = chief.get("/admin/factcheck/article/export.xlsx")

    assert answer.status_code == 302
    assert len(body(chief.get("/admin/factcheck/article/export.csv"))) > 40_000


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("model", ["article", "claim", "source", "evidence", "rating"])
def test_the_example_of_each_table_can_be_read(chief: Client, model: str, form: str) -> None:
    rows = read(body(chief.get(f"/admin/factcheck/{model}/template.{form}")))

    assert len(rows) == 2


def test_the_examples_fit_together(chief: Client) -> None:
    """One after the other they make an article with its source, a claim and evidence for it."""
    for model in ("source", "article", "claim", "evidence", "rating"):
        base = f"/admin/factcheck/{model}/"
        page = upload(chief, body(chief.get(f"{base}template.csv")), to=base)
        assert page.context["report"].faults == [], model
        chief.post(page.request["PATH_INFO"])

    assert Claim.objects.get().citations.count() == 1
    assert Article.objects.get().external_id == FIGURE["article"].replace("cms-1", "cms-2021-114")


def test_who_may_not_is_offered_nothing(cast: Cast, as_user: AsUser) -> None:
    offers = {
        person: tuple(
            word in as_user(person).get(SOURCES).content for word in (b"export.csv", b"import/")
        )
        for person in (cast.checker, cast.editor, cast.chief)
    }

    assert offers == {
        cast.checker: (False, False),
        cast.editor: (True, False),
        cast.chief: (True, True),
    }


def test_the_lists_by_kind_have_no_tables(chief: Client) -> None:
    base = "/admin/factcheck/figureclaim/"

    assert b"export.csv" not in chief.get(base).content
    assert chief.get(f"{base}export.csv").status_code == 301
