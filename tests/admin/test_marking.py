from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.choices import Kind, Status
from factcheck.models import Article, Claim, FigureClaim
from tests.admin.browsing import form_data, told
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_source, an_article, evidence

TWICE = "Vols de données\n\nIl y a 12 vols. Puis 12 vols encore."


def add(client: Client, kind: str = "figure", **values: Any) -> Any:
    """Fill in the form for a new claim and send it."""
    path = f"/admin/factcheck/{kind}claim/add/"
    data = form_data(client.get(path), f"{kind}claim_form", **values)
    return client.post(path, data, follow=True)


def figure(article: Article, **values: Any) -> dict[str, Any]:
    return {
        "article": article.pk,
        "words": "491 840 personnes",
        "statement": "Les données de 491 840 personnes ont été publiées.",
        "figure-0-value": "491840",
        "figure-0-unit": "personnes",
        **values,
    }


def test_a_claim_is_marked_on_pasted_words(cast: Cast) -> None:
    article = an_article()

    add(english(cast.checker), **figure(article))

    claim = Claim.objects.get()
    assert claim.anchor is not None
    assert [claim.kind, claim.status, claim.number, claim.anchor.exact, claim.created_by] == [
        Kind.FIGURE,
        Status.TO_CHECK,
        1,
        "491 840 personnes",
        cast.checker,
    ]
    assert [claim.figure.value, claim.figure.unit] == [Decimal(491840), "personnes"]


def test_one_event_for_one_claim(cast: Cast) -> None:
    article = an_article()

    add(english(cast.checker), **figure(article))

    verbs = article.events.order_by("sequence").values_list("verb", flat=True)
    assert list(verbs) == ["import", "mark"]


@pytest.mark.parametrize(
    ("kind", "words", "detail", "related"),
    [
        ("quote", "Nous ne sommes pas certains", "quote-0-speaker", "quote"),
        ("source", "Didier Neyrat", "source_detail-0-source", "source_detail"),
    ],
)
def test_each_kind_has_its_entry(
    cast: Cast, kind: str, words: str, detail: str, related: str
) -> None:
    source = a_source()
    values = {"article": an_article().pk, "words": words, "statement": "Il l’a dit."}

    add(english(cast.checker), kind, **values, **{detail: source.pk})

    claim = Claim.objects.get()
    held = getattr(claim, related)
    assert [claim.kind, held.speaker if kind == "quote" else held.source] == [kind, source]


def test_evidence_is_cited_at_once(cast: Cast) -> None:
    piece = evidence()
    cited = {"citations-0-evidence": piece.pk, "citations-0-locator": "p. 3"}

    add(english(cast.checker), **figure(an_article(), **cited))

    citation = Claim.objects.get().citations.get()
    assert [citation.evidence, citation.locator, citation.added_by] == [piece, "p. 3", cast.checker]


def test_words_that_are_not_there_are_an_error(cast: Cast) -> None:
    page = add(english(cast.checker), **figure(an_article(), words="8 000 personnes"))

    assert page.context["adminform"].form.errors == {"words": ["These words are not in the text."]}
    assert "8 000 personnes" in page.content.decode()
    assert not Claim.objects.exists()


def test_words_in_two_places_ask_which(cast: Cast) -> None:
    client, article = english(cast.checker), an_article(text=TWICE)

    asked = add(client, **figure(article, words="12 vols"))
    place = asked.context["adminform"].form["place"]
    options = [(value, label) for value, label in place.field.widget.choices if value]
    data = form_data(asked, "figureclaim_form", place=options[1][0])
    client.post("/admin/factcheck/figureclaim/add/", data)

    assert [label for _value, label in options] == [
        "1. Vols de données\nIl y a [12 vols]. Puis 12 vols encore.",
        "2. Vols de données\nIl y a 12 vols. Puis [12 vols] encore.",
    ]
    anchor = Claim.objects.get().anchor
    assert anchor is not None
    assert anchor.start == article.revision.text.rindex("12 vols")


def test_a_place_that_was_not_offered_is_not_taken(cast: Cast) -> None:
    article = an_article(text=TWICE)
    forged = figure(article, words="12 vols", place="0-4", read=article.revision_id)

    page = add(english(cast.checker), **forged)

    assert list(page.context["adminform"].form.errors) == ["place"]
    assert not Claim.objects.exists()


def test_a_place_in_another_text_is_not_taken(cast: Cast) -> None:
    other, article = an_article(text=TWICE), an_article(text=f"{TWICE} Fin.")
    start = other.revision.text.index("12 vols")
    place = f"{start}-{start + 7}"

    page = add(
        english(cast.checker),
        **figure(article, words="12 vols", place=place, read=other.revision_id),
    )

    assert list(page.context["adminform"].form.errors) == ["place"]


def test_words_in_too_many_places(cast: Cast) -> None:
    article = an_article(text="Titre\n\n" + "vol " * 30)

    page = add(english(cast.checker), **figure(article, words="vol"))

    assert page.context["adminform"].form.errors == {
        "words": ["These words are in more than 20 places: paste more of the sentence."]
    }


def test_an_article_that_is_not_visible_is_no_choice(cast: Cast) -> None:
    hidden = an_article(actor=cast.chief, restricted=True)

    page = add(english(cast.editor), **figure(hidden))

    assert list(page.context["adminform"].form.errors) == ["article"]
    assert not Claim.objects.exists()


def test_an_assignee_must_see_the_article(cast: Cast) -> None:
    hidden = an_article(actor=cast.editor, restricted=True)

    page = add(english(cast.editor), **figure(hidden, assignee=cast.checker.pk))

    assert page.context["adminform"].form.errors == {
        "assignee": ["This person cannot see the article."]
    }


@pytest.mark.parametrize("value", ["x", "-1", "9" * 30, "\0", "²"])
@pytest.mark.parametrize(
    "name", ["article", "assignee", "figure-0-attributed_to", "citations-0-evidence"]
)
def test_a_damaged_choice_is_an_error_and_no_crash(cast: Cast, name: str, value: str) -> None:
    page = add(english(cast.checker), **{**figure(an_article()), name: value})

    assert page.status_code == 200
    assert not Claim.objects.exists()


def hidden_source(user: User) -> Any:
    source = a_source("La taupe", protected=True)
    source.keepers.add(user)
    return source


def test_a_protected_source_is_no_choice(cast: Cast) -> None:
    source = hidden_source(cast.other_checker)

    page = add(
        english(cast.checker), **figure(an_article(), **{"figure-0-attributed_to": source.pk})
    )

    assert "La taupe" not in page.content.decode()
    assert not Claim.objects.exists()


def test_protected_evidence_is_no_choice(cast: Cast) -> None:
    piece = evidence("Le carnet", visibility="protected", added_by=cast.other_checker)

    page = add(english(cast.checker), **figure(an_article(), **{"citations-0-evidence": piece.pk}))

    assert "Le carnet" not in page.content.decode()
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("language", "typed", "value"), [("en", "1,234.5", "1234.5"), ("fr", "1 234,5", "1234.5")]
)
def test_numbers_are_read_as_people_type_them(
    cast: Cast, language: str, typed: str, value: str
) -> None:
    client = Client(headers={"Accept-Language": language})
    client.force_login(cast.checker)

    add(client, **figure(an_article(), **{"figure-0-value": typed}))

    assert FigureClaim.of_kind.get().figure.value == Decimal(value)


def test_the_new_claim_is_confirmed(cast: Cast) -> None:
    page = add(english(cast.checker), **figure(an_article()))

    assert len(told(page)) == 1
    assert page.redirect_chain == [("/admin/factcheck/figureclaim/", 302)]
