from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck import workflow
from factcheck.choices import Kind
from factcheck.models import Anchor
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
LIST = "/desk/articles/"
ENGLISH = {"Accept-Language": "en"}
HOSTILE = "<script>alert('x')</script>"


def test_the_workbench_shows_text_marks_and_cards_in_text_order(cast: Cast, as_user: Login) -> None:
    article = an_article()
    last = a_claim(article, kind=Kind.SOURCE)
    inner = a_claim(article, words="491 840")
    outer = a_claim(article)

    response = as_user(cast.checker).get(article.get_absolute_url(), headers=ENGLISH)

    assert response.context["cards"] == [outer, inner, last]
    blocks = [part.block for part in response.context["parts"]]
    assert "\n".join("".join(s["text"] for s in b["segments"]) for b in blocks) == (
        article.revision and article.revision.text
    )
    [_, shared, rest, _] = blocks[1]["segments"]
    assert (shared["text"], shared["keys"], rest["keys"]) == ("491 840", [2, 3], [3])
    assert [close["url"] for close in rest["closes"]] == ["#claim-3"]
    page = response.content.decode()
    for claim in (last, inner, outer):
        assert f'id="claim-{claim.number}"' in page
        assert f'id="ref-{claim.number}"' in page
        assert f'href="{claim.get_absolute_url()}"' in page
    assert "0 of 3 settled" in page


def test_cards_and_marks_follow_the_filters(cast: Cast, as_user: Login) -> None:
    article = an_article()
    figure, quote = a_claim(article), a_claim(article, kind=Kind.QUOTE)
    gone = a_claim(article)
    workflow.withdraw(gone, actor=cast.editor, version=gone.version, reason="x")
    client = as_user(cast.checker)

    def cards(**query: str) -> list[object]:
        return list(client.get(article.get_absolute_url(), query).context["cards"])

    assert cards() == [figure, quote]
    assert cards(kind="quote") == [quote]
    assert cards(status="withdrawn") == [gone]
    assert cards(status="verified") == []
    assert cards(kind="nonsense", status="\0") == [figure, quote]
    only = client.get(article.get_absolute_url(), {"kind": "quote"}).content.decode()
    assert 'id="ref-2"' in only
    assert 'id="ref-1"' not in only


def test_a_lost_claim_stays_as_a_card_at_the_end(cast: Cast, as_user: Login) -> None:
    article = an_article()
    lost, placed = a_claim(article), a_claim(article, kind=Kind.SOURCE)
    Anchor.objects.filter(claim=lost).update(state="orphaned", start=None, end=None)

    response = as_user(cast.checker).get(article.get_absolute_url(), headers=ENGLISH)

    page = response.content.decode()
    assert response.context["cards"] == [placed, lost]
    assert "1 lost its place" in page
    assert 'id="claim-1"' in page
    assert 'id="ref-1"' not in page


def test_blockers_lead_to_their_claims(cast: Cast, as_user: Login) -> None:
    article = an_article()
    claims = [a_claim(article) for _ in range(7)]

    page = as_user(cast.checker).get(article.get_absolute_url(), headers=ENGLISH).content.decode()

    assert "7 things block this article." in page
    assert f'<li><a href="{claims[4].get_absolute_url()}">Claim 5 is not settled' in page
    assert "Claim 6 is not settled" not in page


def test_hostile_words_are_escaped(cast: Cast, as_user: Login) -> None:
    text = f"{HOSTILE}\n\n{HOSTILE} et \u202e\N{HONEYBEE} 12."
    article = an_article(text=text, byline=HOSTILE, desk=HOSTILE, external_id=HOSTILE[:20])
    a_claim(article, words=HOSTILE, statement=HOSTILE, assignee=cast.checker)
    User.objects.filter(pk=cast.checker.pk).update(first_name=HOSTILE)
    client = as_user(cast.editor)
    address = article.get_absolute_url()

    for url in (LIST, address, f"{address}settings/", f"{address}gate/", f"{address}claims/new/"):
        page = client.get(url).content.decode()
        assert HOSTILE not in page
        assert "&lt;script&gt;alert(" in page


def test_who_may_not_see_the_workbench(cast: Cast, as_user: Login) -> None:
    article = an_article(actor=cast.checker)
    secret = an_article(actor=cast.editor, restricted=True)
    url = article.get_absolute_url()

    assert as_user(None).get(url).headers["Location"].startswith("/accounts/login/")
    assert as_user(cast.outsider).get(url).status_code == 403
    assert as_user(cast.reporter).get(url).status_code == 404
    assert as_user(cast.checker).get(secret.get_absolute_url()).status_code == 404
    assert as_user(cast.checker).get(f"{LIST}999999/").status_code == 404
    assert as_user(cast.checker).get(f"{LIST}{'9' * 30}/").status_code == 404
    assert as_user(cast.checker).post(url).status_code == 405


def test_the_queries_of_the_workbench_do_not_grow(cast: Cast, as_user: Login) -> None:
    article = an_article()
    client = as_user(cast.checker)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(article.get_absolute_url()).status_code == 200
        return len(queries)

    a_claim(article, assignee=cast.checker)
    one = count()
    a_claim(article, kind=Kind.QUOTE, assignee=cast.editor)
    a_claim(article, kind=Kind.SOURCE, assignee=cast.chief)

    # Session, user, roles, what is unread, article, who else is there, claims, sentences,
    # suggestions, findings, and five of the gate.
    assert (one, count()) == (16, 16)
