from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck import workflow
from factcheck.choices import Kind, Visibility
from factcheck.models import Article, ReviewEvent
from factcheck.readiness import valid_sign_off
from tests.conftest import Cast
from tests.handover.packing import with_file
from tests.musts import faults
from tests.newsdesk import a_claim, a_source, an_article, cited, evidence, in_review, settled
from tests.sealed_files import seal_of

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
ENGLISH = {"Accept-Language": "en"}
HOSTILE = "<script>alert('x')</script>"
KEYS = Path(__file__).resolve().parents[2] / "docs" / "source-package.md"


def url_of(article: Article) -> str:
    return f"{article.get_absolute_url()}package/"


def download(client: Client, article: Article, language: str = "en") -> bytes:
    response = client.post(url_of(article), headers={"Accept-Language": language})
    assert response.status_code == 200
    return b"".join(response)


def taken(client: Client, article: Article, language: str = "en") -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(download(client, article, language))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def claims_of(files: dict[str, bytes]) -> list[dict[str, Any]]:
    claims: list[dict[str, Any]] = json.loads(files["claims.json"])["claims"]
    return claims


def a_full_article(cast: Cast) -> Article:
    """One claim of each kind, one of them settled on a file, one on internal evidence."""
    article = an_article(actor=cast.reporter, byline="Ana", dated=date(2021, 2, 24))
    figure = a_claim(article, detail={"value": "-3.50", "unit": "%", "period": "2021"})
    with_file(cast, figure, content=b"a;b", title="Le fichier")
    figure.refresh_from_db()
    settled(figure, by=cast.checker, approver=cast.editor, summary="=Juste.")
    quote = a_claim(
        article,
        kind=Kind.QUOTE,
        detail={"speaker": a_source("Elle"), "said_on": date(2021, 2, 3), "channel": "Radio"},
    )
    cited(
        quote,
        actor=cast.checker,
        evidence=evidence("Notes de l’entretien", visibility=Visibility.INTERNAL),
    )
    in_review(a_claim(article, kind=Kind.SOURCE), by=cast.checker, summary="Proposé.")
    return article


def test_what_is_in_a_package(cast: Cast, as_user: Login) -> None:
    article = a_full_article(cast)
    assert article.revision is not None

    files = taken(as_user(cast.checker), article)

    (piece,) = [name for name in files if name.startswith("evidence/")]
    assert set(files) == {
        "README.txt",
        "annotations.jsonld",
        "article.txt",
        "claims.csv",
        "claims.json",
        "manifest.json",
        piece,
    }
    assert files["article.txt"].decode() == article.revision.text
    assert hashlib.sha256(files["article.txt"]).hexdigest() == article.revision.sha256
    assert files[piece] == b"a;b"
    figure, quote, source = claims_of(files)
    assert (figure["details"]["value"], figure["details"]["period"]) == ("-3.5", "2021")
    assert figure["words"] == article.revision.text[figure["start"] : figure["end"]]
    assert figure["verdict"]["summary"] == "=Juste."
    assert (figure["verdict"]["proposed_by"], figure["verdict"]["approved_by"]) == (
        "Checker",
        "Editor",
    )
    assert (figure["evidence"][0]["file"], figure["evidence"][0]["locator"]) == (piece, "ligne 3")
    assert (quote["party"], quote["details"]["said_on"]) == ("Elle", "2021-02-03")
    assert (source["status"], source["verdict"]) == ("in_review", None)
    assert b"Propos\xc3\xa9." not in b"".join(files.values())
    assert faults(json.loads(files["annotations.jsonld"]), "collection") == []


def test_internal_evidence_is_a_title(cast: Cast, as_user: Login) -> None:
    files = taken(as_user(cast.chief), a_full_article(cast))

    (piece,) = claims_of(files)[1]["evidence"]
    assert piece == {
        "id": piece["id"],
        "title": "Notes de l’entretien",
        "kind": "document",
        "internal": True,
        "stance": "supports",
    }
    assert b"Supports: Notes de l\xe2\x80\x99entretien (for the desk only)" in files["claims.csv"]


def test_the_shape_is_the_one_in_the_documentation(cast: Cast, as_user: Login) -> None:
    data = json.loads(taken(as_user(cast.checker), a_full_article(cast))["claims.json"])
    _files, told = KEYS.read_text(encoding="utf-8").split("## claims.json")
    documented = re.findall(r"^\| `([^`]+)` \|", told, re.MULTILINE)

    assert data["format"] == 1
    assert keys(data, nested=("article", "claims", "verdict", "evidence")) == documented


def keys(data: dict[str, Any], *, nested: tuple[str, ...], path: str = "") -> list[str]:
    """Every key in its order; of a list those of the first that has all of them."""
    found: list[str] = []
    for key, value in data.items():
        inner = value[0] if isinstance(value, list) and value else value
        name = f"{path}{key}{'[]' if isinstance(value, list) else ''}"
        if path and not isinstance(value, list):
            found.append(name)
        if key in nested and isinstance(inner, dict):
            found += keys(inner, nested=nested, path=f"{name}.")
    return found


def test_the_table_is_in_words_and_runs_nothing(cast: Cast, as_user: Login) -> None:
    article = a_full_article(cast)
    client = as_user(cast.checker)

    english = taken(client, article)["claims.csv"].decode("utf-8-sig")
    french = taken(client, article, "fr")["claims.csv"].decode("utf-8-sig")
    heads, figure, quote, source = csv.reader(io.StringIO(english, newline=""))

    assert heads[:3] == ["Claim", "Kind", "Status"]
    assert {len(row) for row in (heads, figure, quote, source)} == {13}
    assert figure[:4] == ["1", "figure", "verified", "normal"]
    assert figure[7:9] == ["Verified — Verified", "'=Juste."]
    assert "Value: -3.5" in figure[6]
    assert "Speaker: Elle" in quote[6]
    assert source[7:12] == [""] * 5
    assert len(next(csv.reader(io.StringIO(french), delimiter=";"))) == 13


def test_whoever_takes_it_gets_the_same_bytes(cast: Cast, as_user: Login) -> None:
    article = a_full_article(cast)

    first, second = (download(as_user(who), article) for who in (cast.checker, cast.chief))
    french = download(as_user(cast.checker), article, "fr")

    assert first == second != french


def test_the_ledger_knows_who_took_which_bytes(cast: Cast, as_user: Login) -> None:
    article = a_full_article(cast)
    workflow.sign_off(
        article, actor=cast.editor, revision=article.revision_id or 0, override_reason="Vite."
    )
    client = as_user(cast.reporter)

    client.get(url_of(article))
    looked = ReviewEvent.objects.filter(verb="package").count()
    content = download(client, article)

    event = ReviewEvent.objects.get(verb="package")
    assert looked == 0
    assert (event.article, event.claim, event.actor) == (article, None, cast.reporter)
    assert event.data == {"revision": 1, "sha256": hashlib.sha256(content).hexdigest()}
    assert valid_sign_off(article) is not None


def test_it_is_a_download_that_nobody_stores(cast: Cast, as_user: Login) -> None:
    article = an_article()

    response = as_user(cast.checker).post(url_of(article))

    content = b"".join(response)
    assert response.headers["Content-Length"] == str(len(content))
    assert response.headers["Content-Type"] == "application/zip"
    assert response.headers["Cache-Control"] == "private, no-store"
    name = f"article-{article.pk}-revision-1-sources.zip"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_the_page_names_what_cannot_go_in(
    cast: Cast, as_user: Login, evidence_folder: Path
) -> None:
    article = an_article()
    gone = with_file(cast, a_claim(article), "a.txt", title=f"Disparu {HOSTILE}")
    changed = with_file(cast, a_claim(article), f"{HOSTILE}.txt", title="Changé")
    with_file(cast, a_claim(article), "c.txt", title="Intact", content=b"12345")
    client = as_user(cast.checker)
    before = client.get(url_of(article), headers=ENGLISH)
    (evidence_folder / seal_of(gone).file.name).unlink()
    (evidence_folder / seal_of(changed).file.name).write_bytes(b"x")

    after = client.get(url_of(article), headers=ENGLISH)
    files = taken(client, article)

    assert before.context["lost"] == []
    assert [(one.seal.evidence, one.fault) for one in after.context["lost"]] == [
        (gone, "missing"),
        (changed, "altered"),
    ]
    page = after.content.decode()
    assert "2 files cannot go in" in page
    assert "the file is missing from the storage" in page
    assert "the file is not the one that came in" in page
    assert "1 file of evidence (5\xa0bytes), read just now" in page
    assert HOSTILE not in page
    assert [one["fault"] for one in json.loads(files["manifest.json"])["lost"]] == [
        "missing",
        "altered",
    ]
    assert [one["file"] != "" for claim in claims_of(files) for one in claim["evidence"]] == [
        False,
        False,
        True,
    ]


def test_the_page_says_what_stays_and_why(cast: Cast, as_user: Login) -> None:
    article = a_full_article(cast)
    hidden = a_source("Cachée", protected=True)
    claim = a_claim(article, kind=Kind.QUOTE, detail={"speaker": hidden})
    cited(claim, actor=cast.checker, evidence=evidence("Murmure", source=hidden))
    client = as_user(cast.checker)

    page = client.get(url_of(article), headers=ENGLISH).content.decode()
    bare = client.get(url_of(an_article()), headers=ENGLISH).content.decode()

    for part in (
        "4 claims with their details",
        "1 piece of protected evidence: it is in no package",
        "The name of 1 source that is protected or not on the record",
        "All but the title of 1 piece of internal evidence",
        "1 proposed verdict: it is nobody",
    ):
        assert part in page
    assert "Cachée" not in page
    assert "Murmure" not in page
    assert "there is none in this article" in bare
    assert "No file: none is cited that readers may know of" in bare


@pytest.mark.parametrize("count", [1, 3, 50])
def test_its_queries_do_not_grow(cast: Cast, as_user: Login, count: int) -> None:
    article = an_article(actor=cast.chief, restricted=True, team=[cast.checker])
    source = a_source("Elle")
    for _ in range(count):
        claim = a_claim(article, kind=Kind.QUOTE, detail={"speaker": source})
        with_file(cast, claim)
        claim.refresh_from_db()
        settled(claim, by=cast.checker, approver=cast.chief)
    client = as_user(cast.checker)

    with CaptureQueriesContext(connection) as shown:
        client.get(url_of(article))
    with CaptureQueriesContext(connection) as sent:
        files = taken(client, article)

    assert len(claims_of(files)) == count
    # Session, person, roles, what is unread; article; claims, citations, verdicts.
    assert len(shown) == 9
    # And then verdicts and links of the annotations, the team, three for a line in the ledger, but
    # no word of what is unread.
    assert len(sent) == len(shown) + 5
