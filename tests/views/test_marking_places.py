from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck import annotating
from factcheck.errors import NotPossibleError, StaleError
from factcheck.models import Article, Claim, Source
from tests.conftest import Cast
from tests.newsdesk import an_article

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
ENGLISH = {"Accept-Language": "en"}
TWICE = "Vols\n\nEn 2020, il y a eu 12 vols. Le reste est connu.\n\nEn 2021, il y a eu 12 vols."


def url_of(article: Article, kind: str = "figure") -> str:
    return f"{article.get_absolute_url()}claims/new/?kind={kind}"


def posted(article: Article, **changes: Any) -> dict[str, Any]:
    return {
        "revision": article.revision_id,
        "words": "491 840 personnes",
        "statement": "491 840 personnes sont touchées.",
        "risk": "high",
    } | changes


def shown(response: Any, name: str) -> Any:
    return response.context["form"][name].value()


def test_words_that_are_not_there(cast: Cast, as_user: Login) -> None:
    article = an_article()

    response = as_user(cast.checker).post(
        url_of(article),
        posted(article, words="492 840 personnes", attributed_to="Nouvelle source", unit="gens"),
        headers=ENGLISH,
    )

    assert response.status_code == 422
    assert response.context["form"].errors == {"words": ["These words are not in the text."]}
    assert shown(response, "words") == "492 840 personnes"
    assert shown(response, "statement") == "491 840 personnes sont touchées."
    assert (shown(response, "attributed_to"), shown(response, "unit")) == (
        "Nouvelle source",
        "gens",
    )
    assert not Claim.objects.exists()
    assert not Source.objects.exists()


def test_words_that_stand_twice_are_asked_about(cast: Cast, as_user: Login) -> None:
    article = an_article(text=TWICE)
    client = as_user(cast.checker)
    typed = posted(article, words="12 vols", value="12", statement="Douze vols.")

    asked = client.post(url_of(article), typed, headers=ENGLISH)

    page = asked.content.decode()
    assert asked.status_code == 422
    assert "These words are in 2 places: choose the one that you mean." in page
    assert page.count('type="radio" name="place"') == 2
    assert "En 2021, il y a eu <b>12 vols</b>." in page
    assert (shown(asked, "value"), shown(asked, "statement")) == ("12", "Douze vols.")
    assert not Claim.objects.exists()

    second = article.revision.text.rindex("12 vols")  # type: ignore[union-attr]
    done = client.post(url_of(article), typed | {"place": f"{second}-{second + 7}"})

    assert done.status_code == 302
    claim = Claim.objects.get()
    assert claim.anchor is not None
    assert claim.anchor.start == second


@pytest.mark.parametrize("place", ["0-7", "x", "", "\0", "9" * 5000])
def test_a_place_that_was_not_offered_is_no_answer(cast: Cast, as_user: Login, place: str) -> None:
    article = an_article(text=TWICE)

    response = as_user(cast.checker).post(
        url_of(article), posted(article, words="12 vols", place=place)
    )

    assert response.status_code == 422
    assert "place" in response.context["form"].errors
    assert not Claim.objects.exists()


def test_a_choice_left_over_from_other_words_does_no_harm(cast: Cast, as_user: Login) -> None:
    article = an_article(text=TWICE)

    response = as_user(cast.checker).post(
        url_of(article), posted(article, words="2021", place="30-37")
    )

    assert response.status_code == 302
    assert Claim.objects.get().anchor.exact == "2021"  # type: ignore[union-attr]


def test_words_that_stand_everywhere_ask_for_more(cast: Cast, as_user: Login) -> None:
    article = an_article(text="Vols\n\n" + "un vol, " * 30)

    response = as_user(cast.checker).post(
        url_of(article), posted(article, words="un vol"), headers=ENGLISH
    )

    [error] = response.context["form"].errors["words"]
    assert error == "These words are in more than 20 places: paste more of the sentence."


def test_an_empty_statement_comes_back_as_the_sentence(cast: Cast, as_user: Login) -> None:
    article = an_article(text=TWICE)
    client = as_user(cast.checker)
    typed = posted(article, words="2021", statement=" ", value="12")

    response = client.post(url_of(article), typed)

    assert response.status_code == 422
    assert shown(response, "statement") == "En 2021, il y a eu 12 vols."
    assert shown(response, "value") == "12"
    assert not Claim.objects.exists()

    done = client.post(url_of(article), typed | {"statement": shown(response, "statement")})

    assert done.status_code == 302
    assert Claim.objects.get().statement == "En 2021, il y a eu 12 vols."


def test_an_empty_statement_on_an_endless_line_comes_back_around_the_words(
    cast: Cast, as_user: Login
) -> None:
    article = an_article(text=f"Titre\n\n{'et encore ' * 200}12 vols ici")

    response = as_user(cast.checker).post(
        url_of(article), posted(article, words="12 vols", statement="", value="12")
    )

    assert shown(response, "statement").endswith("et encore 12 vols ici")
    assert list(response.context["form"].errors) == ["statement"]


def test_a_newer_text_is_told_and_everything_is_kept(cast: Cast, as_user: Login) -> None:
    article = an_article()

    response = as_user(cast.checker).post(
        url_of(article),
        posted(article, revision=article.revision_id + 1, value="491 840", attributed_to="CNIL"),
        headers=ENGLISH,
    )

    page = response.content.decode()
    assert response.status_code == 409
    assert "The text has changed since you opened this form" in page
    assert f'name="revision" value="{article.revision_id}"' in page
    assert shown(response, "words") == "491 840 personnes"
    assert (shown(response, "value"), shown(response, "attributed_to")) == ("491 840", "CNIL")
    assert not Claim.objects.exists()
    assert not Source.objects.exists()


@pytest.mark.parametrize("refusal", [StaleError("late"), NotPossibleError("These words went.")])
def test_a_refusal_at_the_last_moment_leaves_no_source_behind(
    cast: Cast, as_user: Login, monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    article = an_article()

    def refuse(*args: object, **kwargs: object) -> Claim:
        assert Source.objects.count() == 1
        raise refusal

    monkeypatch.setattr(annotating, "mark_claim", refuse)

    response = as_user(cast.checker).post(
        url_of(article), posted(article, attributed_to="CNIL", value="3")
    )

    assert response.status_code == 409
    assert len(response.context["form"].non_field_errors()) == 1
    assert shown(response, "attributed_to") == "CNIL"
    assert not Source.objects.exists()
