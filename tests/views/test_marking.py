from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.choices import Kind, Risk
from factcheck.forms.marking import MARK_FORMS
from factcheck.models import Article, Claim, ReviewEvent, Source
from tests.conftest import Cast
from tests.newsdesk import a_claim, a_source, an_article

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


def test_a_figure_is_marked_on_its_words(cast: Cast, as_user: Login) -> None:
    article = an_article()
    cnil = a_source("CNIL")

    response = as_user(cast.checker).post(
        url_of(article),
        posted(
            article,
            value="491 840",
            value_high="500 000,5",
            unit="personnes",
            attributed_to="cnil",
            assignee=cast.other_checker.pk,
            due="2026-08-01T18:30",
        ),
    )

    claim = Claim.objects.get()
    assert response.headers["Location"] == f"{article.get_absolute_url()}#claim-1"
    assert claim.anchor is not None
    assert (claim.anchor.exact, claim.kind, claim.risk) == ("491 840 personnes", "figure", "high")
    assert (claim.assignee, claim.created_by) == (cast.other_checker, cast.checker)
    assert claim.due == datetime(2026, 8, 1, 16, 30, tzinfo=UTC)
    assert (claim.figure.value, claim.figure.value_high) == (Decimal(491840), Decimal("500000.5"))
    assert (claim.figure.attributed_to, claim.figure.approximation) == (cnil, "exact")


def test_a_quote_creates_the_speaker_it_names(cast: Cast, as_user: Login) -> None:
    article = an_article(actor=cast.reporter)

    as_user(cast.reporter).post(
        url_of(article, "quote"),
        posted(
            article,
            words="« Nous ne sommes PAS   certains »",
            risk="",
            speaker="Didier Neyrat",
            cue="a déclaré",
            verbatim="on",
            said_on="2021-02-24",
            assignee=cast.checker.pk,
        ),
    )

    claim = Claim.objects.get()
    speaker = Source.objects.get()
    assert claim.anchor is not None
    assert claim.anchor.exact == "« Nous ne sommes pas certains »"
    assert (speaker.name, speaker.kind, speaker.added_by) == (
        "Didier Neyrat",
        "person",
        cast.reporter,
    )
    assert (claim.quote.speaker, claim.quote.verbatim) == (speaker, True)
    assert (claim.risk, claim.assignee) == (Risk.NORMAL, None)


def test_a_source_is_found_by_its_alias(cast: Cast, as_user: Login) -> None:
    article = an_article()
    known = a_source("Didier Neyrat", aliases="D. Neyrat")

    as_user(cast.checker).post(
        url_of(article, "source"),
        posted(article, words="Didier Neyrat", source="d. neyrat", role="chercheur"),
    )

    claim = Claim.objects.get()
    assert (claim.source_detail.source, claim.source_detail.record) == (known, "on")
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [("fr", "3,5", "3.5"), ("fr", "1.4", "1.4"), ("en", "491,840", "491840")],
)
def test_numbers_are_read_by_the_language_of_the_article(
    cast: Cast, as_user: Login, language: str, typed: str, value: str
) -> None:
    article = an_article(language=language)

    as_user(cast.checker).post(url_of(article), posted(article, value=typed))

    assert Claim.objects.get().figure.value == Decimal(value)


@pytest.mark.parametrize(
    ("kind", "changes", "field"),
    [
        ("figure", {"value": "491.840"}, "value"),
        ("figure", {"value": "beaucoup"}, "value"),
        ("figure", {"value": "9" * 40}, "value"),
        ("figure", {"value": "5", "value_high": "4"}, "value_high"),
        ("figure", {"value_high": "4"}, "value_high"),
        ("figure", {"approximation": "maybe"}, "approximation"),
        ("figure", {"attributed_to": "a" * 201}, "attributed_to"),
        ("figure", {"attributed_to": "a\0"}, "attributed_to"),
        ("figure", {"words": ""}, "words"),
        ("figure", {"words": "\0"}, "words"),
        ("figure", {"words": "a" * 5000}, "words"),
        ("figure", {"statement": "a" * 1001}, "statement"),
        ("figure", {"risk": "none"}, "risk"),
        ("figure", {"due": "0001-01-01T00:00"}, "due"),
        ("figure", {"assignee": "99999"}, "assignee"),
        ("figure", {"revision": ""}, "revision"),
        ("figure", {"revision": "1e9"}, "revision"),
        ("figure", {"revision": "9" * 30}, "revision"),
        ("quote", {"said_on": "hier"}, "said_on"),
        ("quote", {"original_language": "xx"}, "original_language"),
        ("source", {"record": "whispered"}, "record"),
    ],
)
def test_a_bad_field_saves_nothing(
    cast: Cast, as_user: Login, kind: str, changes: dict[str, Any], field: str
) -> None:
    article = an_article()

    response = as_user(cast.checker).post(url_of(article, kind), posted(article, **changes))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not Claim.objects.exists()


def test_nobody_is_offered_who_cannot_see_the_article(cast: Cast, as_user: Login) -> None:
    article = an_article(actor=cast.editor, restricted=True)
    article.team.add(cast.checker, cast.reporter)
    client = as_user(cast.editor)

    offered = set(client.get(url_of(article)).context["form"].fields["assignee"].queryset)
    refused = client.post(url_of(article), posted(article, assignee=cast.other_checker.pk))

    assert offered == {cast.editor, cast.checker, cast.chief, cast.superuser}
    assert list(refused.context["form"].errors) == ["assignee"]


def test_the_form_of_each_kind(cast: Cast, as_user: Login) -> None:
    article = an_article()
    a_source("Anne")
    a_source("Taupe", protected=True)
    client = as_user(cast.checker)

    def fields(kind: str) -> set[str]:
        return set(client.get(url_of(article, kind)).context["form"].fields)

    common = {"revision", "suggestion", "words", "place", "statement", "risk", "assignee", "due"}
    assert fields("source") == common | {"source", "role", "record"}
    assert fields("nonsense") == fields("figure")
    assert {"speaker", "cue"} <= fields("quote")
    page = client.get(url_of(article) + "&words=491 840").content.decode()
    assert "491 840</textarea>" in page
    assert '<option value="Anne"></option>' in page
    assert "Taupe" not in page
    assert 'name="place"' not in page


def test_hostile_words_are_escaped(cast: Cast, as_user: Login) -> None:
    attack = "<img src=x onerror=alert(1)>"
    article = an_article(text=f"{attack}\n\n{attack} puis {attack}")
    a_source(attack)

    response = as_user(cast.checker).post(
        url_of(article),
        posted(article, words=attack, statement=attack, unit=attack, value=attack),
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert attack not in page
    assert "&lt;img src=x" in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not(cast: Cast, as_user: Login, method: str) -> None:
    article = an_article(actor=cast.checker)
    secret = an_article(actor=cast.editor, restricted=True)

    def status(user: User | None, article: Article) -> int:
        return int(getattr(as_user(user), method)(url_of(article), posted(article)).status_code)

    assert as_user(None).get(url_of(article)).headers["Location"].startswith("/accounts/login/")
    assert status(None, article) == 302
    assert status(cast.outsider, article) == 403
    assert status(cast.reporter, article) == 404
    assert status(cast.checker, secret) == 404
    assert as_user(cast.checker).delete(url_of(article)).status_code == 405
    assert not Claim.objects.exists()


def test_the_queries_of_the_form_do_not_grow(cast: Cast, as_user: Login) -> None:
    article = an_article()
    client = as_user(cast.checker)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url_of(article)).status_code == 200
        return len(queries)

    a_claim(article, kind=Kind.SOURCE)
    one = count()
    a_claim(article, kind=Kind.QUOTE)
    a_claim(article, kind=Kind.SOURCE)

    # Session, user, roles, article, people, names of sources.
    assert (one, count()) == (8, 8)


def test_two_claims_get_two_numbers(cast: Cast, as_user: Login) -> None:
    article = an_article()
    client = as_user(cast.checker)

    for statement in ("Un chiffre.", "Un autre."):
        client.post(url_of(article), posted(article, statement=statement))

    assert list(Claim.objects.order_by("pk").values_list("number", flat=True)) == [1, 2]
    assert ReviewEvent.objects.filter(verb="mark").count() == 2


def test_an_article_without_a_text_has_no_place_for_a_claim(cast: Cast) -> None:
    with pytest.raises(ValueError, match="has no text"):
        MARK_FORMS[Kind.FIGURE](article=Article(pk=7), user=cast.checker)
