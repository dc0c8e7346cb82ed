"""Suggestions at the workbench: seen, accepted, dismissed and restored, all by plain forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck import annotating
from factcheck.models import Claim, Finding, Suggestion
from factcheck.views import reading
from tests.conftest import Cast
from tests.detectors import ALL
from tests.english import english
from tests.newsdesk import an_article
from tests.suggested import TEXT, a_finding, a_read_article, read, states, suggested

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
HOSTILE = "<script>alert('x')</script>"
QUOTE = "« Nous ne sommes pas certains »"


def post(client: Client, name: str, row: Any, **data: Any) -> Any:
    return client.post(reverse(f"factcheck:{name}", args=[row.pk]), data)


def page_of(response: HttpResponse) -> str:
    return response.content.decode()


def test_suggestions_lie_under_the_text_and_beside_it(cast: Cast) -> None:
    article = a_read_article()

    page = page_of(english(cast.checker).get(article.get_absolute_url()))

    figure, quote = suggested(article, "491 840 personnes"), suggested(article, QUOTE)
    assert f'<mark class="mark mark--suggestion">{figure.exact}</mark>' in page
    assert (
        f'<a class="mark-ref mark-ref--suggestion" id="suggested-{figure.pk}" '
        f'href="#suggestion-{figure.pk}" '
        'aria-label="Suggested figure: 491 840 personnes"></a>'
    ) in page
    assert f'id="suggestion-{figure.pk}"' in page
    # The rule of a newsroom's own detector, by its name.
    assert "number.noun" in page
    assert "Didier Neyrat, “a déclaré”" in page
    assert f'action="/desk/suggestions/{quote.pk}/accept/"' in page
    assert "Accept all 2 figures" in page
    assert "Accept 1 quote" in page
    # One the detector is not sure of; one of the site, folded away and not marked in the text.
    assert "<strong>unsure</strong>" in page
    aside = suggested(article, "3 autres")
    assert f'id="suggestion-{aside.pk}"' in page
    assert f'id="suggested-{aside.pk}"' not in page
    assert "Site furniture, not offered" in page


def test_filtered_by_kind_only_these_are_suggested(cast: Cast) -> None:
    article = a_read_article()

    page = page_of(english(cast.checker).get(article.get_absolute_url(), {"kind": "quote"}))

    assert f'id="suggested-{suggested(article, QUOTE).pk}"' in page
    assert f'id="suggested-{suggested(article, "12 endroits").pk}"' not in page


def test_accepting_makes_a_claim_and_leads_to_the_next(cast: Cast, as_user: Login) -> None:
    article = a_read_article()
    one, following = suggested(article, "491 840 personnes"), suggested(article, "12 endroits")

    response = post(as_user(cast.checker), "suggestion-accept", one)

    assert response.status_code == 302
    assert response.headers["Location"] == f"/desk/articles/{article.pk}/#suggestion-{following.pk}"
    assert [claim.anchor.exact for claim in Claim.objects.all() if claim.anchor] == [one.exact]
    last = suggested(article, "Peut Etre")
    led = post(as_user(cast.checker), "suggestion-accept", last).headers["Location"]
    assert led == f"/desk/articles/{article.pk}/#suggestions"


def test_a_dismissed_one_leaves_the_text_and_can_be_restored(cast: Cast) -> None:
    article = a_read_article()
    client, one = english(cast.checker), suggested(article, "12 endroits")

    response = post(client, "suggestion-dismiss", one, dismissal="other", note="Sans intérêt.")

    following = suggested(article, QUOTE)
    assert response.headers["Location"] == f"/desk/articles/{article.pk}/#suggestion-{following.pk}"
    page = page_of(client.get(article.get_absolute_url()))
    assert f'id="suggested-{one.pk}"' not in page
    assert "another reason · Sans intérêt." in page
    assert "Checker" in page
    response = post(client, "suggestion-restore", one)
    assert response.headers["Location"] == f"/desk/articles/{article.pk}/#suggestion-{one.pk}"
    assert f'id="suggested-{one.pk}"' in page_of(client.get(article.get_absolute_url()))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"dismissal": "other", "note": ""}, "Say in words why you dismiss it."),
        ({"dismissal": "boring", "note": "Bof."}, "Select a valid choice."),
        ({"note": "Bof."}, "This field is required."),
        ({"dismissal": "other", "note": "x" * 401}, "at most 400 characters"),
    ],
)
def test_a_dismissal_that_is_not_whole_comes_back_as_it_was_typed(
    cast: Cast, data: dict[str, str], says: str
) -> None:
    article = a_read_article()
    one = suggested(article, "12 endroits")

    response = post(english(cast.checker), "suggestion-dismiss", one, **data)

    page = page_of(response)
    assert response.status_code == 422
    assert says in page
    assert f'value="{data["note"]}"' in page
    assert "<details open><summary" in page
    assert states(article)["12 endroits"] == "open"


def test_the_slower_of_two_is_told_who_was_faster(cast: Cast) -> None:
    article = a_read_article()
    one = suggested(article, "12 endroits")
    annotating.accept_suggestion(one, actor=cast.checker)

    answers = [
        post(english(cast.editor), "suggestion-accept", one),
        post(english(cast.editor), "suggestion-dismiss", one, dismissal="nothing"),
        post(english(cast.editor), "suggestion-restore", one),
    ]

    assert [answer.status_code for answer in answers] == [409, 409, 409]
    for answer in answers:
        assert "Checker was faster: this suggestion is accepted already." in page_of(answer)
    assert Claim.objects.count() == 1


def test_detecting_again_offers_what_is_new(cast: Cast, as_user: Login, settings: Any) -> None:
    article = an_article(text=TEXT)
    client = as_user(cast.checker)
    assert "Nothing is suggested." in page_of(english(cast.checker).get(article.get_absolute_url()))
    settings.FACTCHECK_DETECTORS = ALL

    response = post(client, "detect", article)

    assert response.headers["Location"] == f"/desk/articles/{article.pk}/#suggestions"
    assert len(states(article)) == 6


def test_a_new_article_says_what_waits(cast: Cast, settings: Any) -> None:
    settings.FACTCHECK_DETECTORS = ALL

    response = english(cast.checker).post(
        "/desk/articles/new/", {"text": TEXT, "language": "fr"}, follow=True
    )

    assert "The article is in, and 5 suggestions wait for you." in page_of(response)


def test_more_than_anybody_reads_is_not_listed_at_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_SHOWN", 2)
    article = a_read_article()

    page = page_of(english(cast.checker).get(article.get_absolute_url()))

    assert page.count('class="mark-ref mark-ref--suggestion"') == 2
    assert "3 more are listed when these are decided." in page


def test_every_suggestion_decided_is_said(cast: Cast) -> None:
    article = a_read_article()
    for one in Suggestion.objects.all():
        annotating.dismiss_suggestion(one, actor=cast.checker, dismissal="nothing")

    assert "Every suggestion is decided." in page_of(
        english(cast.checker).get(article.get_absolute_url())
    )


def test_hostile_words_are_escaped(cast: Cast) -> None:
    article = a_read_article(text=f"Titre\n\nLes 12 endroits {HOSTILE}.")
    one = suggested(article, "12 endroits")
    Suggestion.objects.update(
        data={"type": "number", "value": "12", "unit": HOSTILE}, rule=HOSTILE, zone=HOSTILE[:12]
    )
    a_finding(article, params={"figures": [HOSTILE]})
    client = english(cast.checker)

    first = page_of(client.get(article.get_absolute_url()))
    post(client, "suggestion-dismiss", one, dismissal="other", note=HOSTILE)
    finding = Finding.objects.get()
    post(client, "finding-answer", finding, answer=HOSTILE)
    second = page_of(client.get(article.get_absolute_url()))

    for page in (first, second):
        assert HOSTILE not in page
        assert "&lt;script&gt;alert(" in page


def test_the_queries_of_the_workbench_do_not_grow_with_what_was_read(
    cast: Cast, as_user: Login
) -> None:
    article = an_article(text=TEXT)
    client = as_user(cast.checker)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(article.get_absolute_url()).status_code == 200
        return len(queries)

    read(article, detectors=["tests.detectors.quotes"])
    a_finding(article)
    one = count()
    read(article)
    for words in ("12 endroits", "Peut Etre"):
        annotating.dismiss_suggestion(
            suggested(article, words), actor=cast.checker, dismissal="nothing"
        )
    for _number in range(2):
        annotating.answer_finding(a_finding(article), actor=cast.editor, answer="Oui.")

    # Without claims the gate does not ask about their verdicts and queries.
    assert (one, count()) == (14, 14)


@pytest.mark.parametrize("name", ["suggestion-accept", "suggestion-dismiss", "suggestion-restore"])
def test_what_is_not_there_is_not_found(cast: Cast, as_user: Login, name: str) -> None:
    for pk in (999_999, 10**18):
        path = reverse(f"factcheck:{name}", args=[pk])
        assert as_user(cast.checker).post(path).status_code == 404
