from __future__ import annotations

import re
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from factcheck import publishing
from factcheck.choices import Kind
from factcheck.exporting import StillChangingError, export, walking
from factcheck.management.commands.export_site import state
from factcheck.models import ArticlePage, FactPage
from factcheck.views import shared
from tests.conftest import Cast
from tests.everything import everything
from tests.newsdesk import a_claim, cited, evidence, settled
from tests.reading import a_fact, an_article_page
from tests.translated import signed

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def run(folder: Path) -> str:
    out = StringIO()
    call_command("export_site", str(folder), stdout=out, stderr=StringIO())
    return out.getvalue()


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def retracted(page: FactPage, cast: Cast) -> None:
    publishing.retract_fact(page, actor=cast.editor, why="Faux.")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A plain file server, as anybody has one."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def test_a_file_server_answers_what_the_live_site_answers(
    cast: Cast, client: Client, tmp_path: Path
) -> None:
    everything(cast)
    gone = a_fact(cast)
    signed(gone.claim, by=cast.checker, signer=cast.editor)
    publishing.publish_fact(gone.claim, actor=cast.editor)
    retracted(gone, cast)
    folder = tmp_path / "site"

    said = run(folder)

    assert re.fullmatch(r"files: \d+, new or changed: \d+\n", said)
    names = files(folder)
    page = FactPage.objects.published().get()
    path = page.get_absolute_url().strip("/")
    for part in (
        "index.html",
        "embed/index.html",
        "share.png",
        "receipt.json",
        "history/index.html",
    ):
        assert f"{path}/{part}" in names
    # Cards are embedded elsewhere, and others link to a translation: there is a notice at each.
    for part in ("", "embed/", "history/", "en/", "en/embed/", "fr/embed/"):
        assert f"facts/{gone.slug}/{part}index.html" in names
    assert f"facts/{gone.slug}/fr/index.html" not in names
    assert f"facts/{gone.slug}/claim.jsonld" not in names
    assert any(re.match(r"static/.*/readers\.[0-9a-f]+\.css", name) for name in names)
    assert not [name for name in names if name.startswith(("desk", "admin", "accounts"))]
    with served(folder) as address:
        for name in names:
            if "?" in name or name.startswith("static/"):
                continue
            asked = "/" + name.removesuffix("index.html")
            with urllib.request.urlopen(address + asked, timeout=10) as answer:  # noqa: S310 -- loopback
                live = client.get(asked)
                assert (asked, answer.read()) == (asked, live.content)
                kind = live.headers["Content-Type"].partition(";")[0]
                if name.endswith((".html", ".png", ".txt")):
                    assert answer.headers.get_content_type() == kind


def test_the_next_export_writes_what_changed_and_takes_its_place_in_one_step(
    cast: Cast, tmp_path: Path
) -> None:
    kept, gone = a_fact(cast), a_fact(cast)
    folder = tmp_path / "site"
    run(folder)
    first = folder.resolve()
    card = f"facts/{kept.slug}/share.png"
    inode = (folder / card).stat().st_ino

    assert ", new or changed: 0\n" in run(folder)
    retracted(gone, cast)
    run(folder)

    assert folder.is_symlink()
    assert (folder / card).stat().st_ino == inode
    assert not (folder / f"facts/{gone.slug}/claim.jsonld").exists()
    assert gone.slug not in (folder / "sitemap-facts-0.xml").read_text()
    assert not first.exists()
    assert len(list((tmp_path / "site.releases").glob("0*"))) == 2


def test_a_fact_that_is_taken_back_meanwhile_does_not_stay(cast: Cast, tmp_path: Path) -> None:
    page = a_fact(cast)
    beside = a_fact(cast, article=page.claim.article)
    waiting = [page]
    site = tmp_path / "site"
    begun = timezone.now()

    def meanwhile(_files: int) -> None:
        parts = (f"{page.slug}/claim.jsonld", f"{page.slug}/en/embed", f"{beside.slug}/history")
        written = [list((tmp_path / "site.releases").glob(f"*/facts/{one}")) for one in parts]
        if waiting and all(written):
            retracted(waiting.pop(), cast)
            # Of a transaction that is older than the export.
            FactPage.objects.update(modified_at=begun)
            ArticlePage.objects.update(modified_at=begun)

    exported = export(site, state=state, told=meanwhile)

    assert not waiting
    assert not (site / "facts" / page.slug / "claim.jsonld").exists()
    assert exported.missing == {}
    assert "dateDeleted" in (site / "claimreview.json").read_text()
    card = (site / "facts" / page.slug / "en/embed/index.html").read_text()
    assert "Le chiffre est confirmé" not in card
    assert page.slug not in (site / "facts" / beside.slug / "index.html").read_text()


def test_an_export_that_cannot_end_well_leaves_the_one_before(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = a_fact(cast)
    folder = tmp_path / "site"
    run(folder)
    before = files(folder)

    with pytest.raises(StillChangingError):
        export(folder, state=lambda: {page.get_absolute_url(): object()})
    with monkeypatch.context() as broken:
        broken.setattr(walking, "FIRST", ("/", "/nowhere/"))
        with pytest.raises(CommandError, match=r"^/nowhere/ answers 404\."):
            run(folder)
    monkeypatch.delattr(shared, "draw")
    cache.clear()
    with pytest.raises(CommandError, match=rf"^{page.get_absolute_url()}share.png answers 500\."):
        run(folder)
    monkeypatch.undo()
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="Not a directory"):
        run(tmp_path / "file" / "site")

    assert files(folder) == before
    assert len(list((tmp_path / "site.releases").glob("[0w]*"))) == 1


def test_what_changed_is_told_with_two_queries(cast: Cast, django_assert_num_queries: Any) -> None:
    for _each in range(3):
        an_article_page(cast, a_fact(cast).claim.article)

    with django_assert_num_queries(2):
        assert len(state()) == 6


def test_what_a_page_leads_to_in_vain_is_named_and_all_else_written(
    cast: Cast, tmp_path: Path, settings: Any
) -> None:
    settings.SITE_URL = "http://facts.example.org"
    settings.ALLOWED_HOSTS = ["facts.example.org"]
    page = a_fact(cast).get_absolute_url()
    nameless = f"/robots.txt?page={'a' * 255}"
    leading = a_claim(kind=Kind.QUOTE)
    for address in (page[:-1], "/facts/%2e%2e/", "/facts/none/", "/facts/?page=€", nameless):
        cited(leading, actor=cast.checker, evidence=evidence(url=settings.SITE_URL + address))
    settled(leading, by=cast.checker, approver=cast.editor)
    publishing.publish_fact(leading, actor=cast.editor)

    with pytest.raises(CommandError) as refusal:
        run(tmp_path / "site")

    assert sorted(str(refusal.value).splitlines()[1:]) == sorted(
        [
            f"{page[:-1]} answers 301",
            "/facts/%2e%2e/ answers 404",
            "/facts/none/ answers 404",
            f"{nameless} answers 200, but no file can have its name",
        ]
    )
    assert (tmp_path / f"site{page}index.html").is_file()
    assert not (tmp_path / "site" / "facts" / "none").exists()


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_no_export_has_written_is_not_touched(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "site"
    precious = (folder if kind == "folder" else tmp_path / "other") / "precious.txt"
    precious.parent.mkdir()
    precious.write_text("mine")
    if kind == "file":
        folder.write_text("mine")
    elif kind == "link":
        folder.symlink_to(tmp_path / "other")

    with pytest.raises(CommandError, match="holds something that no export has written"):
        run(folder)

    assert precious.read_text() == "mine"
    assert not (tmp_path / "site.releases").exists()


def test_an_empty_folder_is_taken(cast: Cast, tmp_path: Path) -> None:
    an_article_page(cast, a_fact(cast).claim.article)
    folder = tmp_path / "site"
    folder.mkdir()

    run(folder)

    assert (folder / "index.html").is_file()
