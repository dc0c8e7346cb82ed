from __future__ import annotations

import json
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from factcheck import annotating, intake, tokens
from factcheck.api import limits
from factcheck.history import history_of_article
from factcheck.models import ApiToken, Article, ReviewEvent
from tests.api.calling import ROOT, SENT, Cms
from tests.api.test_problems import told
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article

pytestmark = pytest.mark.django_db


def said(response: Any, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.content
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "Access-Control-Allow-Origin" not in response.headers
    assert not response.cookies
    return dict(json.loads(response.content))


def test_an_article_comes_in_once_by_its_account(cast: Cast) -> None:
    cms = Cms(cast, cast.checker)
    sent = {
        **SENT,
        "byline": " Cafe\u0301 ",
        "desk": "Société",
        "source_url": "https://example.org/7",
        "dated": "2026-11-20",
        "deadline": "2026-11-27T18:00:00+01:00",
    }

    response = cms.post("articles/", sent)

    data = said(response, 201)
    article = Article.objects.get()
    assert data == {
        "external_id": "cms-7",
        "url": f"http://127.0.0.1:8000/desk/articles/{article.pk}/",
        "readiness": "http://127.0.0.1:8000/api/v1/articles/cms-7/readiness/",
        "revision": 1,
    }
    assert response.headers["Location"] == data["readiness"]
    assert (article.created_by, article.byline, article.desk) == (cast.checker, "Café", "Société")
    assert article.revision is not None
    assert article.deadline is not None
    days = (str(article.dated), article.deadline.isoformat())
    assert days == ("2026-11-20", "2026-11-27T17:00:00+00:00")
    assert (
        article.revision.text == intake.read_article(SENT["text"], headline=SENT["headline"]).text
    )
    # Sent again, nothing happens; with another text it is no creation.
    assert said(cms.post("articles/", sent), 200) == data
    other = told(cms.post("articles/", {**sent, "text": "Autre chose."}), 409)
    assert (other["code"], other["url"]) == ("other-text", data["url"])
    # It is open, and nobody is left to think otherwise.
    closed = told(cms.post("articles/", {**sent, "restricted": True}), 409)
    assert (closed["code"], closed["url"]) == ("open", data["url"])
    [line] = ReviewEvent.objects.filter(verb="import")
    assert (line.actor, line.data["token"]) == (cast.checker, cms.token.prefix)
    with translation.override("en"):
        [shown] = history_of_article(article, limit=5)
    assert shown.who == f"Checker (by the API token {cms.token.prefix})"


def test_the_next_text_carries_the_claims(cast: Cast) -> None:
    cms = Cms(cast, cast.checker)
    cms.post("articles/", SENT)
    article = Article.objects.get()
    claim = a_claim(article, words="491 840 personnes", actor=cast.checker)
    text = SENT["text"].replace("491 840", "491 900")

    same = said(
        cms.post("articles/cms-7/revisions/", {k: SENT[k] for k in ("headline", "text")}), 200
    )
    new = said(
        cms.post("articles/cms-7/revisions/", {"headline": SENT["headline"], "text": text}), 200
    )

    assert (same["is_new"], same["revision"], same["to_look_at"]) == (False, 1, [])
    assert (new["is_new"], new["revision"], new["claims"]["edited"]) == (True, 2, 1)
    [waiting] = new["to_look_at"]
    assert (waiting["number"], waiting["state"]) == (1, "edited")
    assert waiting["url"] == f"http://127.0.0.1:8000/desk/claims/{claim.pk}/"
    line = ReviewEvent.objects.get(verb="revise")
    assert (line.actor, line.data["token"]) == (cast.checker, cms.token.prefix)


def test_readiness_says_what_blocks_and_where_at_a_fixed_price(cast: Cast) -> None:
    cms = Cms(cast, cast.reporter, "articles:read")
    article = annotating.create_article(
        intake.read_article(SENT["text"]), actor=cast.reporter, language="fr", external_id="cms-7"
    )

    def asked() -> tuple[dict[str, Any], int]:
        with CaptureQueriesContext(connection) as queries:
            return said(cms.get("articles/cms-7/readiness/"), 200), len(queries)

    # The first call writes down that the token was used.
    nothing = asked()[0]
    assert (nothing["ready"], nothing["signed_off"], nothing["revision"]) == (False, False, 1)
    assert nothing["blockers"][0]["code"] == "no_claims"
    assert nothing["blockers"][0]["url"] == nothing["url"]
    first = a_claim(article, words="491 840 personnes", actor=cast.checker)
    one, queries = asked()
    for _ in range(3):
        a_claim(article, words="491 840 personnes", actor=cast.checker)
    four, more = asked()

    [blocker] = [b for b in one["blockers"] if b["claim"] == 1]
    assert (blocker["code"], blocker["count"]) == ("unsettled", 1)
    assert blocker["url"] == f"http://127.0.0.1:8000/desk/claims/{first.pk}/"
    assert len(four["blockers"]) >= 4
    assert queries == more


def test_an_article_of_the_desk_is_reached_by_an_id_with_slashes(cast: Cast) -> None:
    known = "2026/11/revisions"
    an_article(actor=cast.checker, external_id=known)
    cms = Cms(cast, cast.checker)

    data = said(cms.post(f"articles/{known}/revisions/", {"text": "Autre chose."}), 200)

    address = f"http://127.0.0.1:8000/api/v1/articles/{known}/readiness/"
    assert (data["revision"], data["readiness"]) == (2, address)
    for path in (known, known.replace("/", "%2F")):
        asked = said(cms.get(f"articles/{path}/readiness/"), 200)
        assert (asked["external_id"], asked["revision"]) == (known, 2)


@pytest.mark.parametrize("who", ["reporter", "checker"])
def test_what_the_account_may_not_see_does_not_exist(cast: Cast, who: str) -> None:
    account: User = getattr(cast, who)
    Cms(cast, cast.editor).post("articles/", {**SENT, "restricted": True})
    cms = Cms(cast, account)

    missing = told(cms.get("articles/cms-8/readiness/"), 404)
    hidden = told(cms.get("articles/cms-7/readiness/"), 404)

    assert {**hidden, "instance": ""} == {**missing, "instance": ""}
    told(cms.post("articles/cms-7/revisions/", {"text": "Autre."}), 404)
    # That the id is taken can be told; nothing else of it.
    assert told(cms.post("articles/", SENT), 409)["code"] == "taken"
    assert Article.objects.get().team.get() == cast.editor


def test_whoever_has_no_token_that_allows_it_is_told_so(cast: Cast, client: Client) -> None:
    reads, writes = (
        Cms(cast, cast.checker, "articles:read"),
        Cms(cast, cast.checker, "articles:write"),
    )
    for scheme in ("Basic {}", "{}", "Bearer {}x", "Bearer", "Bearer a b"):
        header = scheme.format(writes.text)
        response = client.post(f"{ROOT}articles/", headers={"authorization": header})
        told(response, 401)
        assert response.headers["WWW-Authenticate"].startswith('Bearer realm="api"')
    client.force_login(cast.chief)
    told(client.get(f"{ROOT}articles/cms-7/readiness/"), 401)

    barred = reads.post("articles/", SENT)
    told(barred, 403)
    assert (
        'error="insufficient_scope", scope="articles:write"' in barred.headers["WWW-Authenticate"]
    )
    told(writes.get("articles/cms-7/readiness/"), 403)
    # Who has lost every role may not even ask which ids there are.
    an_article(actor=cast.editor, external_id="cms-9")
    cast.checker.groups.clear()
    for external in ("cms-7", "cms-9"):
        problem = told(writes.post("articles/", {**SENT, "external_id": external}), 403)
        assert problem["code"] == "account"
    tokens.revoke(writes.token, actor=cast.chief)
    told(writes.post("articles/", SENT), 401)
    assert Article.objects.get().external_id == "cms-9"


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"external_id": "a/b"}, "/external_id"),
        ({"external_id": "../a"}, "/external_id"),
        ({"external_id": ""}, "/external_id"),
        ({"language": "de"}, "/language"),
        ({"headline": "a\nb"}, "/headline"),
        ({"byline": "a\0b"}, "/byline"),
        ({"desk": "d" * 81}, "/desk"),
        ({"desk": 7}, "/desk"),
        ({"restricted": "no"}, "/restricted"),
        ({"source_url": "javascript:alert(1)"}, "/source_url"),
        ({"source_url": ""}, "/source_url"),
        ({"source_url": "http://a\0b"}, "/source_url"),
        ({"dated": "20/11/2026"}, "/dated"),
        ({"deadline": "2026-11-27T18:00:00"}, "/deadline"),
        ({"deadline": "0001-01-01T00:00:00+14:00"}, "/deadline"),
        ({"text": " \n "}, "/text"),
        ({"text": "a\0b"}, "/text"),
        ({"status": "verified"}, "/status"),
    ],
)
def test_what_cannot_be_meant_is_named(
    cast: Cast, changes: dict[str, object], pointer: str
) -> None:
    problem = told(Cms(cast, cast.checker).post("articles/", {**SENT, **changes}), 422)

    assert [error["pointer"] for error in problem["errors"]] == [pointer]
    assert not Article.objects.exists()


def test_what_is_no_json_or_too_much_is_refused(cast: Cast, settings: LazySettings) -> None:
    cms = Cms(cast, cast.checker)
    for body in (
        *(b"{", b"[" * 100_000, b'{"text": NaN}', b'{"text": "\xe9"}'),
        *(b'{"text": "\\ud800"}', b'{"text": "a", "text": "b"}', b"1" * 5000),
    ):
        told(cms.post("articles/", body), 400)
    told(cms.post("articles/", []), 422)
    told(cms.post("articles/", b"text=a", content_type="application/x-www-form-urlencoded"), 415)
    large = cms.post("articles/", b" " * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))
    long = cms.post("articles/", {**SENT, "text": "é" * 1_000_001})
    for response, limit in ((large, "12"), (long, "1000000")):
        problem = told(response, 413)
        assert problem["code"] == "too-large"
        assert limit in problem["detail"]
    assert not Article.objects.exists()


def test_markdown_that_takes_for_ever_is_not_read(cast: Cast) -> None:
    cms = Cms(cast, cast.checker)
    for text in ("![" * 490_000, "[a] " * 240_000):
        problem = told(cms.post("articles/", {**SENT, "text": text, "format": "markdown"}), 422)
        [error] = problem["errors"]
        assert error["pointer"] == "/text"
        assert "20000" in error["detail"]


def test_html_is_read_as_a_file_would_be(cast: Cast) -> None:
    html = "<article><h1>Vols</h1><p>491 840 personnes.</p><script>alert(1)</script></article>"

    said(Cms(cast, cast.checker).post("articles/", {**SENT, "text": html, "format": "html"}), 201)

    article = Article.objects.get()
    assert article.revision is not None
    assert "491 840 personnes." in article.revision.text
    assert "alert" not in article.revision.text


def test_a_token_that_calls_too_often_waits(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    cms, asked = Cms(cast, cast.checker), []
    monkeypatch.setattr(limits, "wait_of", lambda limit, key: asked.append((limit, key)) or 3)

    response = cms.post("articles/", SENT)

    told(response, 429)
    assert response.headers["Retry-After"] == "3"
    assert asked == [(limits.TOKEN, cms.token.prefix)]
    # A token that is none is counted by where it comes from.
    guess = Client(headers={"authorization": "Bearer nothing"}).post(f"{ROOT}articles/")
    assert guess.headers["RateLimit-Policy"] == '"api-guess";q=20;w=60'
    assert asked[1] == (limits.GUESS, "127.0.0.1")


def test_nothing_of_a_token_is_logged(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    cms = Cms(cast, cast.checker)
    before = timezone.now()

    cms.post("articles/", SENT)
    cms.post("articles/", {**SENT, "text": "Autre."})
    cms.get("articles/nothing/readiness/")

    assert cms.text not in caplog.text
    assert cms.token.token_hash not in caplog.text
    used = ApiToken.objects.get().last_used_at
    assert used is not None
    assert used >= before
