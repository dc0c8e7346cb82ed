"""The form of a claim, opened from a suggestion to be corrected before it is marked."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.models import Article, Claim, Suggestion
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_source
from tests.suggested import a_read_article, suggested

pytestmark = pytest.mark.django_db

QUOTE = "« Nous ne sommes pas certains »"


def the_form(cast: Cast, article: Article, words: str, **query: str) -> Any:
    asked = {"suggestion": str(suggested(article, words).pk), **query}
    response = english(cast.checker).get(f"{article.get_absolute_url()}claims/new/", asked)
    return response.context


def test_a_suggestion_can_be_corrected_before_it_is_marked(cast: Cast) -> None:
    article = a_read_article()

    context = the_form(cast, article, "491 840 personnes")

    form = context["form"]
    assert context["kind"] == "figure"
    assert {name: form[name].value() for name in ("words", "statement", "value", "unit")} == {
        "words": "491 840 personnes",
        "statement": "Les données de 491 840 personnes ont été vues à 12 endroits.",
        "value": "491840",
        "unit": "personnes",
    }
    quote = the_form(cast, article, QUOTE)
    assert quote["kind"] == "quote"
    assert (quote["form"]["speaker"].value(), quote["form"]["cue"].value()) == (
        "Didier Neyrat",
        "a déclaré",
    )
    assert the_form(cast, article, QUOTE, kind="source")["kind"] == "source"


def test_words_that_stand_twice_are_those_that_were_suggested(cast: Cast) -> None:
    article = a_read_article(text="Titre\n\nIl y a 12 endroits ici, et 12 endroits là.")
    second = Suggestion.objects.order_by("-start").first()
    assert second is not None
    client = english(cast.checker)
    path = f"{article.get_absolute_url()}claims/new/"

    shown = client.get(path, {"suggestion": second.pk}).context
    form = shown["form"]
    place = form["place"].value()
    answer = client.post(
        f"{path}?kind=figure",
        {
            "revision": article.revision_id,
            "words": form["words"].value(),
            "place": place,
            "statement": "Il y a 12 endroits là.",
            "value": "12",
        },
    )

    assert (shown["asks_which"], place) == (True, f"{second.start}-{second.end}")
    assert answer.status_code == 302
    second.refresh_from_db()
    assert second.state == "accepted"
    assert second.claim is not None
    assert second.claim.statement == "Il y a 12 endroits là."


def corrected(cast: Cast, article: Article, suggested_words: str, **changes: str) -> Claim:
    """The claim that the form makes when it is sent as it came, but for some changes."""
    client = english(cast.checker)
    path = f"{article.get_absolute_url()}claims/new/"
    one = suggested(article, suggested_words)
    form = client.get(path, {"suggestion": one.pk}).context["form"]
    sent = {bound.html_name: bound.value() or "" for bound in form} | changes
    response = client.post(f"{path}?kind={one.kind}", sent)
    assert response.status_code == 302, response.context["form"].errors
    return Claim.objects.latest("pk")


def test_the_form_carries_the_suggestion_that_it_starts_from(cast: Cast) -> None:
    article = a_read_article()
    one = suggested(article, QUOTE)

    response = english(cast.checker).get(
        f"{article.get_absolute_url()}claims/new/", {"suggestion": one.pk}
    )

    assert f'<input type="hidden" name="suggestion" value="{one.pk}"' in response.content.decode()


@pytest.mark.parametrize("changes", [{}, {"words": "Nous ne sommes pas", "place": ""}])
def test_a_name_that_was_read_is_no_protected_source(cast: Cast, changes: dict[str, str]) -> None:
    protected = a_source("Didier Neyrat", protected=True)
    protected.keepers.add(cast.checker)

    speaker = corrected(cast, a_read_article(), QUOTE, **changes).quote.speaker

    assert speaker is not None
    assert (speaker.name, speaker.protected) == ("Didier Neyrat", False)


def test_a_name_that_was_typed_finds_whom_the_person_may_see(cast: Cast) -> None:
    protected = a_source("La gorge", protected=True)
    protected.keepers.add(cast.checker)

    assert corrected(cast, a_read_article(), QUOTE, speaker="La gorge").quote.speaker == protected


def test_somebody_without_a_name_is_not_found_in_another_article(cast: Cast) -> None:
    mayors = []
    for _number in range(2):
        article = a_read_article()
        Suggestion.objects.filter(revision=article.revision_id, exact=QUOTE).update(
            data={"speaker": "le maire", "cue": "a dit"}
        )
        mayors.append(corrected(cast, article, QUOTE).quote.speaker)

    assert [mayor.name for mayor in mayors if mayor] == ["le maire", "le maire"]
    assert mayors[0] != mayors[1]


def test_the_kind_of_a_source_that_was_read_is_kept(cast: Cast) -> None:
    article = a_read_article()
    Suggestion.objects.filter(exact="Didier Neyrat").update(
        data={"name": "Didier Neyrat", "source_kind": "organization"}
    )

    source = corrected(cast, article, "Didier Neyrat").source_detail.source

    assert source is not None
    assert source.kind == "organization"


@pytest.mark.parametrize("suggestion", ["999999", "", "-1", "x"])
def test_a_suggestion_that_is_gone_does_no_harm(cast: Cast, suggestion: str) -> None:
    known = a_source("Didier Neyrat")

    claim = corrected(cast, a_read_article(), QUOTE, suggestion=suggestion)

    assert claim.quote.speaker == known


def test_words_that_stand_everywhere_are_marked_where_they_were_suggested(cast: Cast) -> None:
    article = a_read_article(text="Titre\n\n" + "Il y a 12 endroits ici. " * 30)
    last = Suggestion.objects.latest("start")
    client = english(cast.checker)
    path = f"{article.get_absolute_url()}claims/new/"

    shown = client.get(path, {"suggestion": last.pk}).context
    form = shown["form"]
    sent = {bound.html_name: bound.value() or "" for bound in form}
    wrong = client.post(f"{path}?kind=figure", sent | {"value": "douze"})
    right = client.post(f"{path}?kind=figure", sent)

    for page in (shown, wrong.context):
        places = [value for value, _label in page["form"].fields["place"].widget.choices]
        assert (page["asks_which"], len(places), places[-1]) == (
            True,
            20,
            f"{last.start}-{last.end}",
        )
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["value"])
    assert right.status_code == 302
    last.refresh_from_db()
    assert last.state == "accepted"


@pytest.mark.parametrize("place", ["0-11", "7-900", "90-7", "7-18-", "²-³", "9" * 5000])
def test_a_place_with_other_words_is_none(cast: Cast, place: str) -> None:
    article = a_read_article(text="Titre\n\n" + "Il y a 12 endroits ici. " * 30)

    response = english(cast.checker).post(
        f"{article.get_absolute_url()}claims/new/?kind=figure",
        {"revision": article.revision_id, "words": "12 endroits", "place": place},
    )

    assert response.status_code == 422
    assert list(response.context["form"].errors)[:1] == ["words"]


def test_the_statement_of_an_endless_line_holds_the_words(cast: Cast) -> None:
    article = a_read_article(text=f"Titre\n\n{'et encore ' * 200}12 endroits ici")

    form = the_form(cast, article, "12 endroits")["form"]

    assert form["statement"].value().endswith("et encore 12 endroits ici")
    assert len(form["statement"].value()) <= 1000


@pytest.mark.parametrize("asked", ["", "x", "999999", "9" * 30, "\0"])
def test_a_suggestion_that_is_none_leaves_the_form_empty(cast: Cast, asked: str) -> None:
    article = a_read_article()

    response = english(cast.checker).get(
        f"{article.get_absolute_url()}claims/new/", {"suggestion": asked}
    )

    assert response.status_code == 200
    assert response.context["form"]["words"].value() == ""


def test_the_suggestion_of_another_article_leaves_the_form_empty(cast: Cast) -> None:
    hidden = a_read_article(restricted=True)
    article = a_read_article()

    response = english(cast.checker).get(
        f"{article.get_absolute_url()}claims/new/",
        {"suggestion": suggested(hidden, "12 endroits").pk},
    )

    assert response.context["form"]["words"].value() == ""
