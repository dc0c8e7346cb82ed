"""“Also open by”: on a claim, on the page that changes it, and on its article."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck import annotating
from factcheck.models import Claim, Presence
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.newsdesk import a_claim, an_article

pytestmark = pytest.mark.django_db
HOSTILE = "<img src=x onerror=alert(1)>\u202e"


@pytest.fixture
def as_user() -> AsUser:
    return english


@pytest.fixture
def claim(cast: Cast) -> Claim:
    return a_claim(an_article())


def pages(claim: Claim) -> dict[str, str]:
    article = f"/desk/articles/{claim.article_id}/"
    own = f"/desk/claims/{claim.pk}/"
    return {
        own: f"{own}presence/",
        f"{own}edit/": f"{own}presence/",
        article: f"{article}presence/",
    }


def test_whoever_has_it_open_is_named_on_every_page_of_it(
    cast: Cast, claim: Claim, as_user: AsUser
) -> None:
    for page, beat in pages(claim).items():
        Presence.objects.all().delete()
        alone = as_user(cast.editor).get(page).content.decode()
        answer = as_user(cast.checker).post(beat)
        together = as_user(cast.editor).get(page).content.decode()

        assert (answer.status_code, "Also open by" in alone) == (200, False)
        assert f'data-hx-post="{beat}"' in alone
        assert "Also open by <bdi>Checker</bdi>" in together


def test_the_answer_of_a_beat_is_the_same_fragment(
    cast: Cast, claim: Claim, as_user: AsUser
) -> None:
    url = f"/desk/claims/{claim.pk}/presence/"
    as_user(cast.checker).post(url)

    html = as_user(cast.editor).post(url).content.decode()

    assert html.strip().startswith('<div class="presence small" id="presence"')
    assert "Also open by <bdi>Checker</bdi>" in html
    assert "csrfmiddlewaretoken" in html


def test_an_article_says_which_claims_somebody_has_open(
    cast: Cast, claim: Claim, as_user: AsUser
) -> None:
    annotating.seen(claim.article, actor=cast.checker)
    annotating.seen(claim.article, actor=cast.checker, claim=claim)

    html = as_user(cast.editor).get(f"/desk/articles/{claim.article_id}/").content.decode()

    assert html.count("<bdi>Checker</bdi>") == 1
    assert '<bdi>Checker</bdi> (<a href="#claim-1">claim 1</a>)' in html


def test_reading_a_page_is_not_remembered(cast: Cast, claim: Claim, as_user: AsUser) -> None:
    for page in pages(claim):
        as_user(cast.checker).get(page)

    assert not Presence.objects.exists()


def test_a_beat_needs_the_token_of_the_page(cast: Cast, claim: Claim) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.checker)

    assert client.post(f"/desk/claims/{claim.pk}/presence/").status_code == 403
    assert not Presence.objects.exists()


def test_a_hostile_name_stays_a_name(cast: Cast, claim: Claim, as_user: AsUser) -> None:
    User.objects.filter(pk=cast.checker.pk).update(first_name=HOSTILE, last_name="")
    annotating.seen(claim.article, actor=cast.checker, claim=claim)

    html = as_user(cast.editor).get(f"/desk/claims/{claim.pk}/").content.decode()

    assert "<img" not in html
    assert "<bdi>&lt;img src=x onerror=alert(1)&gt;\u202e</bdi>" in html


def test_a_restricted_article_tells_nobody_else(cast: Cast, as_user: AsUser) -> None:
    claim = a_claim(an_article(restricted=True, team=[cast.checker]))

    for beat in set(pages(claim).values()):
        assert as_user(cast.editor).post(beat).status_code == 404
        assert as_user(cast.checker).post(beat).status_code == 200
    assert set(Presence.objects.values_list("person", flat=True)) == {cast.checker.pk}


def test_queries_do_not_grow_with_the_people(
    cast: Cast, claim: Claim, as_user: AsUser, django_assert_num_queries: Callable[..., object]
) -> None:
    client = as_user(cast.editor)
    url = f"/desk/articles/{claim.article_id}/presence/"
    client.post(url)
    for count in (1, 3, 50):
        while Presence.objects.exclude(person=cast.editor).count() < count:
            name = f"p{Presence.objects.count()}"
            person = User.objects.create(username=name)
            Presence.objects.create(
                person=person,
                article=claim.article,
                claim=claim,
                seen_at=Presence.objects.latest("pk").seen_at,
            )
        with django_assert_num_queries(7):
            client.post(url)
