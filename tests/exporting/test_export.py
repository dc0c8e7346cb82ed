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
from django.core.management import CommandError, call_command
from django.test import Client

from factcheck import publishing
from factcheck.choices import Kind
from factcheck.exporting import StillChangingError, export
from factcheck.management.commands.export_site import changed_since
from factcheck.models import FactPage
from tests.conftest import Cast
from tests.everything import everything
from tests.newsdesk import a_claim, cited, evidence, settled
from tests.reading import a_fact, an_article_page

pytestmark = pytest.mark.django_db


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
    assert f"facts/{gone.slug}/index.html" in names
    assert f"facts/{gone.slug}/claim.jsonld" not in names
    assert any(re.match(r"static/.*/base\.[0-9a-f]+\.css", name) for name in names)
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
    assert len(list((tmp_path / "site.releases").iterdir())) == 2


def test_a_fact_that_is_taken_back_meanwhile_does_not_stay(cast: Cast, tmp_path: Path) -> None:
    page = a_fact(cast)
    waiting = [page]
    data = tmp_path / "site" / "facts" / page.slug / "claim.jsonld"

    def meanwhile(_files: int) -> None:
        written = list((tmp_path / "site.releases").glob(f"*/facts/{page.slug}/claim.jsonld"))
        if waiting and written:
            retracted(waiting.pop(), cast)

    exported = export(tmp_path / "site", changed_since=changed_since, told=meanwhile)

    assert not waiting
    assert not data.exists()
    assert exported.missing == {}
    feed = (tmp_path / "site" / "claimreview.json").read_text()
    assert "dateDeleted" in feed


def test_an_export_that_cannot_end_well_leaves_the_one_before(cast: Cast, tmp_path: Path) -> None:
    page = a_fact(cast)
    folder = tmp_path / "site"
    run(folder)
    before = files(folder)

    with pytest.raises(StillChangingError):
        export(folder, changed_since=lambda _moment: {page.get_absolute_url()})

    assert files(folder) == before
    assert len(list((tmp_path / "site.releases").iterdir())) == 1


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
