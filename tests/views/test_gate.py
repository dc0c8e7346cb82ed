from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from factcheck import annotating, publishing, workflow
from factcheck.models import Article, ArticlePage, Claim, Comment, SignOff, Suggestion
from factcheck.readiness import Blocker
from factcheck.views.blocking import ADVICE, WORDS, grouped
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, settled
from tests.suggested import a_finding, a_read_article

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
ENGLISH = {"Accept-Language": "en"}


def url_of(article: Article, end: str = "gate") -> str:
    return f"{article.get_absolute_url()}{end}/"


@pytest.fixture
def ready(cast: Cast) -> Article:
    """An article that nothing blocks."""
    return settled(by=cast.checker, approver=cast.editor).article


def sign(client: Client, article: Article, **changes: object) -> object:
    data = {"revision": article.revision_id, "override_reason": ""} | changes
    return client.post(url_of(article, "sign-off"), data, headers=ENGLISH)


def test_the_road_through_the_gate(cast: Cast, as_user: Login, ready: Article) -> None:
    client = as_user(cast.editor)
    before = client.get(url_of(ready), headers=ENGLISH).content.decode()

    signed = sign(client, ready)
    page = client.get(url_of(ready), headers=ENGLISH).content.decode()
    published = client.post(url_of(ready, "publish"))
    after = client.get(url_of(ready), headers=ENGLISH).content.decode()

    assert "Nothing blocks this article." in before
    assert f'action="{url_of(ready, "publish")}"' not in before
    assert signed.headers["Location"] == published.headers["Location"] == url_of(ready)  # type: ignore[attr-defined]
    assert "Signed off by Editor, " in page
    assert f'action="{url_of(ready, "sign-off")}"' not in page
    assert f'action="{url_of(ready, "publish")}"' in page
    assert f'href="{ArticlePage.objects.get().get_absolute_url()}"' in after


def test_blockers_lead_to_their_claims(cast: Cast, as_user: Login) -> None:
    claim = a_claim()
    Comment.objects.create(claim=claim, author=cast.checker, body="Sûr ?")

    page = as_user(cast.checker).get(url_of(claim.article), headers=ENGLISH).content.decode()

    assert f'<a href="{claim.get_absolute_url()}">Claim 1 is not settled: to check.</a>' in page
    assert f'<a href="{claim.get_absolute_url()}">Claim 1 has an open query.</a>' in page
    assert "<form" not in page[page.index('id="content"') :]


def test_blockers_stand_together_by_their_kind(cast: Cast, as_user: Login) -> None:
    article = an_article()
    claims = [a_claim(article) for _ in range(3)]
    for claim in claims[:2]:
        Comment.objects.create(claim=claim, author=cast.checker, body="Sûr ?")

    response = as_user(cast.checker).get(url_of(article), headers=ENGLISH)

    assert [
        (g.code, g.words, [b.claim for b in g.blockers]) for g in response.context["groups"]
    ] == [
        ("unsettled", "3 claims not settled", claims),
        ("query", "2 claims with an open query", claims[:2]),
    ]
    page = response.content.decode()
    for code, words in (("unsettled", "3 claims not settled"), ("query", "2 claims with an open")):
        assert f'<a href="#blocks-{code}">{words}' in page
        assert f'<h3 id="blocks-{code}-title">{words}' in page
        assert f'id="blocks-{code}"' in page


def test_an_article_without_claims_leads_to_its_first_one(cast: Cast, as_user: Login) -> None:
    article = an_article()

    page = as_user(cast.checker).get(url_of(article), headers=ENGLISH).content.decode()

    link = f'<a href="{article.get_absolute_url()}claims/new/">No claim has been marked yet.</a>'
    assert link in page


def test_what_was_read_counts_each_thing(cast: Cast, as_user: Login) -> None:
    article = a_read_article()
    waiting = Suggestion.objects.filter(revision=article.revision_id).weighty().count()
    a_finding(article)

    groups = as_user(cast.checker).get(url_of(article)).context["groups"]

    found = {group.code: (group.count, len(group.blockers)) for group in groups}
    assert waiting > 1
    assert found["untouched"] == (waiting, 1)
    assert found["inconsistent"][0] >= 1


def test_a_kind_without_words_of_its_own_is_shown_too() -> None:
    article = Article(pk=1)
    blockers = [Blocker("new_rule", "Quelque chose."), Blocker("unsettled", "x", Claim(pk=2))]

    with override("en"):
        groups = grouped(article, blockers)

    assert [(group.code, group.words) for group in groups] == [
        ("unsettled", "1 claim not settled"),
        ("new_rule", "1 other thing"),
    ]


def test_every_kind_of_blocker_has_words_and_advice() -> None:
    assert list(WORDS) == list(ADVICE)


def test_blockers_ask_for_a_reason(cast: Cast, as_user: Login) -> None:
    article = a_claim().article
    client = as_user(cast.editor)

    refused = sign(client, article, override_reason=" ")

    assert refused.status_code == 422  # type: ignore[attr-defined]
    assert refused.context["form"].errors == {  # type: ignore[attr-defined]
        "override_reason": ["Settle them, or write why the article may go out as it is."]
    }
    assert not SignOff.objects.exists()

    sign(client, article, override_reason="Bouclage.")

    assert (SignOff.objects.get().override_reason, SignOff.objects.get().blocker_count) == (
        "Bouclage.",
        1,
    )
    assert "<q>Bouclage.</q>" in client.get(url_of(article)).content.decode()


def test_a_newer_text_is_told_and_the_reason_is_kept(cast: Cast, as_user: Login) -> None:
    article = a_claim().article

    response = sign(
        as_user(cast.editor), article, revision=article.revision_id + 1, override_reason="<b>Vite"
    )

    page = response.content.decode()  # type: ignore[attr-defined]
    assert response.status_code == 409  # type: ignore[attr-defined]
    assert "The text has changed since you read it" in page
    assert f'name="revision" value="{article.revision_id}"' in page
    assert "&lt;b&gt;Vite</textarea>" in page
    assert not SignOff.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"revision": ""},
        {"revision": "x"},
        {"revision": "9" * 40},
        {"revision": "\0"},
        {"override_reason": "a\0b"},
        {"override_reason": "a" * 5000},
    ],
)
def test_bad_values_sign_nothing(
    cast: Cast, as_user: Login, ready: Article, changes: dict[str, str]
) -> None:
    response = sign(as_user(cast.editor), ready, **changes)

    assert response.status_code == 422  # type: ignore[attr-defined]
    assert list(response.context["form"].errors) == list(changes)  # type: ignore[attr-defined]
    assert not SignOff.objects.exists()


def test_an_article_without_a_valid_sign_off_is_not_published(
    cast: Cast, as_user: Login, ready: Article
) -> None:
    client = as_user(cast.editor)
    sign(client, ready)
    a_claim(ready)

    response = client.post(url_of(ready, "publish"), headers=ENGLISH)

    assert response.status_code == 409
    page = response.content.decode()
    assert "Sign the article off first: its text or a claim changed." in page
    assert f'action="{url_of(ready, "sign-off")}"' in page
    assert not ArticlePage.objects.exists()


def test_a_later_sign_off_offers_to_bring_the_page_up_to_date(
    cast: Cast, as_user: Login, ready: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    with monkeypatch.context() as patch:
        patch.setattr(timezone, "now", lambda: yesterday)
        workflow.sign_off(ready, actor=cast.editor, revision=ready.revision_id or 0)
    publishing.publish_article(ready, actor=cast.editor)
    claim = a_claim(ready)
    annotating.edit_claim(claim, actor=cast.checker, version=claim.version, statement="Autre.")
    client = as_user(cast.editor)
    sign(client, ready, override_reason="Vite.")

    page = client.get(url_of(ready), headers=ENGLISH).content.decode()

    assert "The public page shows an earlier sign-off." in page
    assert client.post(url_of(ready, "publish")).status_code == 302
    assert ArticlePage.objects.get().sign_off == SignOff.objects.latest("pk")


@pytest.mark.parametrize("end", ["sign-off", "publish"])
def test_who_may_not_sign_or_publish(cast: Cast, as_user: Login, ready: Article, end: str) -> None:
    secret = an_article(actor=cast.chief, restricted=True)
    Article.objects.filter(pk=ready.pk).update(created_by=cast.reporter)

    def status(user: User | None, article: Article = ready) -> int:
        return as_user(user).post(url_of(article, end), {"revision": ready.revision_id}).status_code

    assert status(None) == 302
    assert status(cast.outsider) == 403
    assert status(cast.reporter) == 403
    assert status(cast.checker) == 403
    assert status(cast.editor, secret) == 404
    assert as_user(cast.editor).get(url_of(ready, end)).status_code == 405
    assert not SignOff.objects.exists()
    assert not ArticlePage.objects.exists()


def test_who_may_not_see_the_gate(cast: Cast, as_user: Login) -> None:
    article = an_article(actor=cast.editor)

    assert as_user(None).get(url_of(article)).headers["Location"].startswith("/accounts/login/")
    assert as_user(cast.outsider).get(url_of(article)).status_code == 403
    assert as_user(cast.reporter).get(url_of(article)).status_code == 404
    assert as_user(cast.checker).get(url_of(article)).status_code == 200
    assert as_user(cast.editor).post(url_of(article)).status_code == 405


def test_an_attack_from_another_site_is_refused(cast: Cast, ready: Article) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.editor)

    assert sign(client, ready).status_code == 403  # type: ignore[attr-defined]
    assert not SignOff.objects.exists()


def test_the_queries_of_the_gate_do_not_grow(cast: Cast, as_user: Login) -> None:
    article = an_article()
    client = as_user(cast.editor)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url_of(article)).status_code == 200
        return len(queries)

    a_claim(article)
    one = count()
    a_claim(article)
    a_claim(article)

    # Session, user, roles, what is unread and told, article, sign-off, page, and five of the gate.
    assert (one, count()) == (15, 15)
