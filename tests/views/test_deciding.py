"""After a decision: the filter stays, the next row is near, and what was said stands in it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from factcheck import annotating
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import an_article
from tests.suggested import a_finding, a_read_article, suggested

pytestmark = pytest.mark.django_db
QUOTE = "« Nous ne sommes pas certains »"


def post(client: Client, name: str, row: Any, query: str = "", **data: Any) -> Any:
    return client.post(reverse(f"factcheck:{name}", args=[row.pk]) + query, data)


def row_of(page: str, place: str) -> str:
    """The list item or the section with this id, up to where the next one begins."""
    found = re.search(
        rf'<(li|section)[^>]* id="{place}".*?(?=<li [^>]*id="|</section>)', page, re.DOTALL
    )
    assert found, place
    return found[0]


def followed(client: Client, response: Any) -> tuple[str, str]:
    """The page that a redirect leads to, and the place in it."""
    address, _mark, place = response.headers["Location"].partition("#")
    return client.get(address).content.decode(), place


def dismiss_quotes(article: Any, actor: User) -> None:
    annotating.dismiss_suggestion(suggested(article, QUOTE), actor=actor, dismissal="nothing")


def test_a_filter_without_suggestions_says_how_many_wait_elsewhere(cast: Cast) -> None:
    article = a_read_article()
    dismiss_quotes(article, cast.checker)

    page = english(cast.checker).get(article.get_absolute_url(), {"kind": "quote"}).content.decode()

    assert "Nothing of this kind is suggested." in page
    assert "Every suggestion is decided." not in page
    assert (
        f'href="{article.get_absolute_url()}#suggestions">Show 4 suggestions of other kinds</a>'
        in page
    )


def test_beside_the_suggestions_of_a_filter_the_others_are_counted(cast: Cast) -> None:
    article = a_read_article()
    client = english(cast.checker)

    some = client.get(article.get_absolute_url(), {"kind": "figure"}).content.decode()
    everything = client.get(article.get_absolute_url()).content.decode()

    assert "Show 3 suggestions of other kinds" in some
    assert "Nothing of this kind is suggested." not in some
    assert "of other kinds" not in everything


def test_what_is_decided_under_a_filter_leads_back_under_it(cast: Cast) -> None:
    article = a_read_article()
    client, query = english(cast.editor), "?kind=figure&status=to_check"
    one, following = suggested(article, "491 840 personnes"), suggested(article, "12 endroits")
    finding = a_finding(article)
    address = article.get_absolute_url()

    page = client.get(address + query).content.decode()
    decided = [
        post(client, "suggestion-accept", one, query),
        post(client, "suggestion-dismiss", following, query, dismissal="nothing"),
        post(client, "suggestion-restore", following, query),
        post(client, "finding-answer", finding, query, answer="Deux mesures."),
        post(client, "finding-ask-again", finding, query),
        post(client, "detect", article, query),
    ]

    kept = "?kind=figure&amp;status=to_check"
    for path in (
        f"/desk/suggestions/{one.pk}/accept/",
        f"/desk/suggestions/{one.pk}/dismiss/",
        f"/desk/findings/{finding.pk}/answer/",
        f"{address}suggestions/accept/",
        f"{address}detect/",
    ):
        assert f'action="{path}{kept}"' in page
    assert [answer.headers["Location"].partition("#")[0] for answer in decided] == [
        address + query
    ] * 6


def test_a_filter_that_is_none_is_not_kept(cast: Cast) -> None:
    article = a_read_article()
    one = suggested(article, QUOTE)

    answer = post(english(cast.editor), "suggestion-accept", one, "?kind=x%0d&next=//evil.example")

    assert answer.headers["Location"].partition("#")[0] == article.get_absolute_url()


def test_the_next_one_is_the_row_below(cast: Cast) -> None:
    article = a_read_article(text="Titre\n\n1 chat et Ana Lys.\n\n2 chiens.\n\n« Oui » enfin.")
    first, second = suggested(article, "1 chat"), suggested(article, "2 chiens")
    quote, name = suggested(article, "« Oui »"), suggested(article, "Ana Lys")
    client = english(cast.checker)

    led = [
        post(client, "suggestion-accept", one, query).headers["Location"].partition("#")[2]
        for one, query in ((first, ""), (second, "?kind=figure"), (quote, ""), (name, ""))
    ]

    assert led == [f"suggestion-{second.pk}", "suggestions", f"suggestion-{name.pk}", "suggestions"]


def test_after_the_last_of_a_kind_comes_the_next_kind(cast: Cast) -> None:
    article = a_read_article()
    last, quote = suggested(article, "12 endroits"), suggested(article, QUOTE)

    answer = post(english(cast.checker), "suggestion-accept", last)

    assert answer.headers["Location"].endswith(f"#suggestion-{quote.pk}")


def test_what_was_done_is_said_where_the_eye_lands(cast: Cast) -> None:
    article = a_read_article()
    client = english(cast.checker)
    one, quote = suggested(article, "12 endroits"), suggested(article, QUOTE)

    page, place = followed(client, post(client, "suggestion-accept", one))
    said = "Accepted: “12 endroits” is a claim to check now."
    assert page.count(said) == 1
    assert 'role="status"' in row_of(page, place)
    assert said in row_of(page, place)

    page, place = followed(client, post(client, "suggestion-dismiss", quote, dismissal="nothing"))
    said = "Dismissed: “Nous ne sommes pas certains” will not be suggested again. You can restore it below."
    assert (page.count(said), said in row_of(page, place)) == (1, True)

    page, place = followed(client, post(client, "suggestion-restore", quote))
    assert "The suggestion is offered again." in row_of(page, f"suggestion-{quote.pk}")

    page, place = followed(client, post(client, "detect", article))
    assert "The article has been read again." in row_of(page, "suggestions")
    assert (
        "The article has been read again."
        not in client.get(article.get_absolute_url()).content.decode()
    )


def test_an_answer_is_said_among_the_findings(cast: Cast) -> None:
    article = an_article()
    finding = a_finding(article)
    client = english(cast.editor)

    page, place = followed(client, post(client, "finding-answer", finding, answer="Deux."))
    assert "Your answer is saved." in row_of(page, place)

    page, place = followed(client, post(client, "finding-ask-again", finding))
    assert "The answer is set aside." in row_of(page, place)


def test_what_is_said_of_a_row_that_is_not_listed_stands_on_top(cast: Cast) -> None:
    article = a_read_article()
    client = english(cast.checker)
    answer = post(client, "suggestion-accept", suggested(article, "12 endroits"))

    page = client.get(answer.headers["Location"].partition("#")[0], {"kind": "figure"})

    html = page.content.decode()
    assert html.index("Accepted: “12 endroits”") < html.index('class="workbench__progress')


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"dismissal": "other", "note": ""}, '<input type="text" name="note"'),
        ({"dismissal": "other", "note": "x" * 401}, '<input type="text" name="note"'),
        ({"dismissal": "boring", "note": "Bof."}, '<select name="dismissal"'),
    ],
)
def test_an_error_stands_beside_its_field(cast: Cast, data: dict[str, str], field: str) -> None:
    one = suggested(a_read_article(), "12 endroits")

    page = post(english(cast.checker), "suggestion-dismiss", one, **data).content.decode()

    row = row_of(page, f"suggestion-{one.pk}")
    assert page.count('aria-invalid="true"') == page.count(" autofocus") == 1
    assert page.count('role="alert"') == row.count('role="alert"') == 1
    wrong = next(part for part in row.split("\n") if field in part)
    error = f'id="suggestion-{one.pk}-error"'
    assert error in row
    assert f'aria-invalid="true" aria-describedby="suggestion-{one.pk}-error" autofocus' in wrong


def test_an_error_in_an_answer_stands_beside_it(cast: Cast) -> None:
    finding = a_finding(an_article())

    page = post(english(cast.editor), "finding-answer", finding, answer=" ").content.decode()

    row = row_of(page, f"finding-{finding.pk}")
    assert page.count('role="alert"') == row.count('role="alert"') == 1
    assert (
        f'aria-describedby="answer-{finding.pk}-help finding-{finding.pk}-error" '
        'aria-invalid="true" autofocus'
    ) in row


def test_an_error_of_a_row_that_is_gone_stands_on_top(cast: Cast) -> None:
    one = suggested(a_read_article(), "12 endroits")
    annotating.accept_suggestion(one, actor=cast.editor)

    page = post(english(cast.checker), "suggestion-dismiss", one, dismissal="nothing")

    html = page.content.decode()
    assert (page.status_code, html.count('role="alert"')) == (409, 1)
    assert html.index('role="alert"') < html.index('class="workbench__progress')


def test_the_ways_to_what_is_beside_the_text_come_before_it(cast: Cast) -> None:
    page = english(cast.checker).get(a_read_article().get_absolute_url()).content.decode()

    assert page.count('href="#findings"') == 1
    assert page.index('href="#findings"') < page.index('class="prose marked"')
