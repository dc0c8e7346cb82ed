from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from factcheck import publishing, workflow
from factcheck.choices import Outcome
from factcheck.models import Article, Citation, Claim, FactPage
from tests.conftest import Cast
from tests.english import AsUser, english
from tests.matching.archive import an_archive, reviews_of_others
from tests.newsdesk import a_claim, an_article, cited, evidence, settled

pytestmark = pytest.mark.django_db
STATEMENT = "À Dax, 491 840 dossiers médicaux ont été publiés en ligne."


@pytest.fixture
def as_user() -> AsUser:
    return english


def a_fact(cast: Cast, article: Article | None = None, **fields: Any) -> FactPage:
    claim = a_claim(article, statement=fields.pop("statement", STATEMENT))
    claim = settled(claim, by=cast.checker, approver=cast.chief, **fields)
    return publishing.publish_fact(claim, actor=cast.chief)


def like_it(**fields: Any) -> Claim:
    return a_claim(
        an_article(), statement="491 840 dossiers médicaux de Dax ont été publiés.", **fields
    )


def shown(client: Client, claim: Claim) -> Any:
    response = client.get(f"/desk/claims/{claim.pk}/")
    assert response.status_code == 200
    return response


def panel(client: Client, claim: Claim, name: str = "already") -> str:
    html = shown(client, claim).content.decode()
    return html.partition(f'id="{name}"')[2].partition("</section>")[0]


def test_a_fact_like_it_is_shown_with_what_was_found(cast: Cast, as_user: AsUser) -> None:
    page = a_fact(
        cast,
        an_article(text="Un autre titre\n\n491 840 personnes, dit-on."),
        valid_until=timezone.localdate() + timedelta(days=9),
        summary="Le fichier le montre.",
    )
    claim = like_it()

    html = panel(as_user(cast.checker), claim)

    assert f'href="{page.get_absolute_url()}">{STATEMENT}</a>' in html
    assert 'class="status status--verified"' in html
    assert f"<strong>{page.rating_label}</strong>" in html
    assert "Le fichier le montre." in html
    assert "Checked on <time" in html
    assert "Valid until <time" in html
    assert "Past its date" not in html
    assert "In “Un autre titre”" in html
    assert f'<a href="/desk/claims/{page.claim_id}/">Claim 1</a>' in html
    assert '<span class="tag">Same figure</span>' in html
    assert "<dt>In both</dt><dd>491 840, dossiers, médicaux, Dax, publiés, personnes</dd>" in html
    assert "<dt>Only there</dt><dd>ligne</dd>" in html
    assert "Only here" not in html
    assert "Nothing similar" not in html


def test_a_fact_past_its_date_says_so(cast: Cast, as_user: AsUser) -> None:
    a_fact(cast, valid_until=timezone.localdate() - timedelta(days=1))

    html = panel(as_user(cast.checker), like_it())

    assert "Past its date: <time" in html
    assert "Valid until" not in html


def test_another_figure_is_told(cast: Cast, as_user: AsUser) -> None:
    a_fact(cast, statement="Des dossiers médicaux de Dax ont été publiés en 2021.")
    claim = a_claim(
        statement="Des dossiers médicaux de Dax ont été publiés en 2022.", words="ont été publiées"
    )

    html = panel(as_user(cast.checker), claim)

    assert '<span class="tag tag--conflict">Other figure</span>' in html
    assert "<dt>Only here</dt><dd>2022, publiées</dd>" in html or "2022" in html
    assert "its evidence comes as context" in html


def test_a_disputed_fact_is_shown_as_such(cast: Cast, as_user: AsUser) -> None:
    a_fact(cast, outcome=Outcome.DISPUTED)

    assert 'class="status status--disputed"' in panel(as_user(cast.checker), like_it())


def test_an_empty_archive_says_so(cast: Cast, as_user: AsUser) -> None:
    html = panel(as_user(cast.checker), like_it())

    assert "Nothing similar has been published yet." in html


def test_what_is_less_alike_is_folded_away(cast: Cast, as_user: AsUser) -> None:
    a_fact(cast, statement="Dax a des dossiers, des piscines et des arènes.")
    claim = a_claim(statement="Les dossiers de Dax.", words="ont été publiées")
    client = as_user(cast.checker)

    context = shown(client, claim).context

    assert [len(context[name]) for name in ("likely", "possible")] == [0, 1]
    html = panel(client, claim)
    assert "Nothing published is likely the same." in html
    assert "<summary>1 fact that is less alike</summary>" in html


def test_what_shares_a_word_only_is_not_shown(cast: Cast, as_user: AsUser) -> None:
    a_fact(cast, statement="Dax a des arènes.")

    claim = a_claim(statement="La gare de Dax.", words="ont été publiées")

    assert "Nothing similar" in panel(as_user(cast.checker), claim)


def test_five_are_shown_at_most_and_never_its_own_fact(cast: Cast, as_user: AsUser) -> None:
    own = a_fact(cast)
    an_archive([("fr", STATEMENT)] * 7)

    rows = shown(as_user(cast.checker), own.claim).context["likely"]

    assert len(rows) == 5
    assert own.pk not in {row.page.pk for row in rows}


def test_a_retracted_fact_says_so_and_nothing_of_what_it_said(cast: Cast, as_user: AsUser) -> None:
    page = a_fact(cast, summary="Le fichier le montre.")
    publishing.retract_fact(page, actor=cast.chief, why="Erreur.")

    html = panel(as_user(cast.checker), like_it())

    assert '<span class="tag tag--overdue">retracted</span>' in html
    assert "The page was retracted" in html
    assert "status--verified" not in html
    assert "Le fichier le montre." not in html
    assert "Reuse the evidence" not in html


def test_a_fact_under_check_again_says_so(cast: Cast, as_user: AsUser) -> None:
    page = a_fact(cast)
    claim = page.claim
    claim.refresh_from_db()
    client, like = as_user(cast.checker), like_it()
    assert "Being checked again" not in panel(client, like)

    workflow.reopen(claim, actor=cast.chief, version=claim.version, reason="Encore.")

    assert "Being checked again" in panel(client, like)


def test_a_restricted_article_is_not_named_to_others(cast: Cast, as_user: AsUser) -> None:
    closed = an_article(
        text="Titre secret\n\n491 840 personnes.",
        actor=cast.chief,
        restricted=True,
        team=[cast.checker, cast.chief],
    )
    page = a_fact(cast, closed)
    claim = like_it()

    team, others = (panel(as_user(who), claim) for who in (cast.checker, cast.other_checker))

    assert "Titre secret" in team
    assert f"/desk/claims/{page.claim_id}/" in team
    assert "Reuse the evidence" in team
    assert page.get_absolute_url() in others
    assert "Titre secret" not in others
    assert f"/desk/claims/{page.claim_id}/" not in others
    assert "Reuse the evidence" not in others


def test_what_is_settled_but_not_published_is_not_found(cast: Cast, as_user: AsUser) -> None:
    settled(a_claim(statement=STATEMENT), by=cast.checker, approver=cast.chief)

    assert "Nothing similar" in panel(as_user(cast.chief), like_it())


def test_only_a_claim_to_check_is_offered_the_evidence(cast: Cast, as_user: AsUser) -> None:
    a_fact(cast)
    claim = like_it()
    client = as_user(cast.checker)
    assert "Reuse the evidence (1 piece)" in panel(client, claim)

    settled(cited(claim, actor=cast.checker), by=cast.checker, approver=cast.editor)

    assert "Reuse the evidence" not in panel(client, claim)


def test_reviews_by_others_come_after_our_own_whatever_their_likeness(
    cast: Cast, as_user: AsUser
) -> None:
    a_fact(cast, statement="491 840 dossiers médicaux de Dax.")
    (review,) = reviews_of_others(
        "491 840 dossiers médicaux de Dax ont été publiés.",
        publisher="Factuel",
        claimant="Didier",
        reviewed_on=date(2026, 3, 2),
        language="fr",
    )

    html = panel(as_user(cast.checker), like_it())

    own, _, others = html.partition("By others")
    assert "491 840 dossiers médicaux de Dax.</a>" in own
    assert (
        f'href="{review.url}" rel="external noopener noreferrer nofollow" dir="auto" lang="fr"'
        in others
    )
    assert '<strong dir="auto">Faux</strong>' in others
    assert "<bdi>Factuel</bdi>" in others
    assert 'Checked on <time datetime="2026-03-02">2 March 2026</time>' in others
    assert "Said by <bdi>Didier</bdi>" in others
    assert '<span class="tag">Same figure</span>' in others
    assert "Reuse the evidence" not in others


def test_a_review_that_is_less_alike_is_folded_away(cast: Cast, as_user: AsUser) -> None:
    reviews_of_others("Dax a des dossiers, des piscines et des arènes.")
    claim = a_claim(statement="Les dossiers de Dax.", words="ont été publiées")
    client = as_user(cast.checker)

    context = shown(client, claim).context

    assert [len(context[f"{name}_elsewhere"]) for name in ("likely", "possible")] == [0, 1]
    assert "<summary>1 review that is less alike</summary>" in panel(client, claim)


def test_a_strangers_words_are_shown_and_not_run(cast: Cast, as_user: AsUser) -> None:
    hostile = "<script>alert('1')</script>\"'&"
    reviews_of_others(f"{STATEMENT} {hostile}", rating=hostile, publisher=hostile)

    html = panel(as_user(cast.checker), like_it())

    assert "<script>" not in html
    assert html.count("&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;&quot;&#x27;&amp;") == 3


def test_hostile_words_are_shown_and_not_run(cast: Cast, as_user: AsUser) -> None:
    hostile = "<script>alert('1')</script>\"'&"
    a_fact(cast, statement=f"{STATEMENT} {hostile}", summary=hostile)

    html = panel(as_user(cast.checker), like_it())

    assert "<script>" not in html
    assert "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;&quot;&#x27;&amp;" in html


def test_queries_do_not_grow_with_the_facts(
    cast: Cast, as_user: AsUser, django_assert_num_queries: Callable[..., object]
) -> None:
    client = as_user(cast.editor)
    claim = like_it()
    client.get(f"/desk/claims/{claim.pk}/")

    for more in (1, 2, 47):
        an_archive([("fr", STATEMENT)] * more)
        reviews_of_others(*[STATEMENT] * more)
        archived = Claim.objects.filter(fact_page__isnull=False)
        piece = evidence()
        Citation.objects.bulk_create(Citation(claim=one, evidence=piece) for one in archived)
        with django_assert_num_queries(32):
            client.get(f"/desk/claims/{claim.pk}/")
