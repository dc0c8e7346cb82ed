"""Captures on the page of a claim: asking, waiting, failing, done; without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.conf import LazySettings
from django.utils import timezone, translation

from factcheck import jobs
from factcheck.fetching import FetchError, visit
from factcheck.fetching.errors import MESSAGES
from factcheck.management.handlers import HANDLERS
from factcheck.models import Claim, Evidence, Job, Seal
from factcheck.views.captured import WHY
from tests.conftest import Cast
from tests.english import english
from tests.newsdesk import a_claim, an_article, cited, evidence
from tests.webserver import HERE, Site, answer, running_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    settings.FACTCHECK_FETCH = True
    monkeypatch.setattr("factcheck.annotating.capturing.visit", partial(visit, reach=HERE))
    with running_site() as running:
        running.pages["/"] = answer(b"<p>Eau</p>")
        yield running


@pytest.fixture
def worker() -> None:
    jobs.run_next({}, worker="there")


def a_cited_page(cast: Cast, site: Site, **fields: Any) -> Claim:
    """In an article of the reporter."""
    piece = evidence(url=f"{site.url}/", **fields)
    claim = a_claim(an_article(actor=cast.reporter))
    return cited(claim, actor=cast.checker, evidence=piece)


def section(claim: Claim, user: Any) -> str:
    """The words of the evidence on the claim's page."""
    page = english(user).get(claim.get_absolute_url()).content.decode()
    found = page[
        page.index('id="evidence"') : page.index("</section>", page.index('id="evidence"'))
    ]
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


def ask(claim: Claim, user: Any, back: object = None) -> Any:
    piece = Evidence.objects.get()
    data = {"claim": claim.pk if back is None else back}
    return english(user).post(f"/desk/evidence/{piece.pk}/capture/", data, follow=True)


def test_a_page_is_captured_and_the_claim_says_so(cast: Cast, site: Site) -> None:
    claim = a_cited_page(cast, site)
    assert "Capture the page now" in section(claim, cast.checker)

    page = ask(claim, cast.checker)

    assert page.redirect_chain == [(f"{claim.get_absolute_url()}#evidence", 302)]
    assert "The page is captured." in page.content.decode()
    said = section(claim, cast.editor)
    assert "Page captured" in said
    assert "Capture the page again" in said


def test_while_it_waits_the_page_can_be_refreshed(cast: Cast, site: Site, worker: None) -> None:
    claim = a_cited_page(cast, site)

    page = ask(claim, cast.checker)

    assert "The page will be captured in a moment." in page.content.decode()
    said = section(claim, cast.checker)
    assert "The page waits to be captured. Refresh Try again" in said
    Job.objects.update(
        state="running", leased_by="x", lease_until=timezone.now() + timedelta(minutes=1)
    )
    said = section(claim, cast.checker)
    assert "The page is being captured. Refresh" in said
    assert "Try again" not in said
    Job.objects.update(lease_until=timezone.now())
    assert "The page waits to be captured. Refresh Try again" in section(claim, cast.checker)


def test_a_failure_says_why_and_can_be_tried_again(cast: Cast, site: Site) -> None:
    site.pages["/"] = answer(status=404)
    claim = a_cited_page(cast, site)

    page = ask(claim, cast.checker)

    why = "The page could not be captured: The server answered with an error (404)."
    assert why in page.content.decode()
    said = section(claim, cast.checker)
    assert why in said
    assert "Try again" in said
    site.pages["/"] = answer(b"Eau", kind="text/plain")
    ask(claim, cast.checker)
    said = section(claim, cast.checker)
    assert "Page captured" in said
    assert "could not" not in said


def test_what_passes_by_itself_is_said_to_be_tried_again(
    cast: Cast, site: Site, worker: None
) -> None:
    site.pages["/"] = answer(b"x", Content_Length="5")
    claim = a_cited_page(cast, site)
    ask(claim, cast.checker)

    jobs.run_next(HANDLERS, worker="there")

    said = section(claim, cast.checker)
    assert "could not be captured yet, and is tried again: The server broke off" in said


def test_what_nobody_foresaw_shows_no_inside(cast: Cast, site: Site) -> None:
    claim = a_cited_page(cast, site)
    ask(claim, cast.checker)
    Job.objects.update(state="failed", error="OSError: /srv/secret", reason={})

    said = section(claim, cast.checker)

    assert "Something unexpected happened." in said
    assert "secret" not in said


@pytest.mark.parametrize("fields", [{"visibility": "protected"}, {"withdrawn": True}])
def test_no_button_where_the_answer_would_be_no(
    cast: Cast, site: Site, fields: dict[str, Any]
) -> None:
    withdrawn = fields.pop("withdrawn", False)
    claim = a_cited_page(cast, site, added_by=cast.checker, **fields)
    if withdrawn:
        Evidence.objects.update(
            withdrawn_at=timezone.now(), withdrawn_by=cast.chief, withdrawn_because="Faux."
        )

    assert "Capture the page" not in section(claim, cast.checker)
    page = ask(claim, cast.checker)

    assert site.asked == []
    assert "This evidence is" in page.content.decode()


def test_a_reporter_sees_it_without_the_button(cast: Cast, site: Site) -> None:
    claim = a_cited_page(cast, site)
    ask(claim, cast.checker)

    said = section(claim, cast.reporter)

    assert "Page captured" in said
    assert "Capture the page" not in said
    assert ask(claim, cast.reporter).status_code == 403


def test_where_the_desk_does_not_fetch_only_what_is_there_is_said(
    cast: Cast, site: Site, settings: LazySettings
) -> None:
    claim = a_cited_page(cast, site)
    ask(claim, cast.checker)
    settings.FACTCHECK_FETCH = False

    said = section(claim, cast.checker)

    assert "Page captured" in said
    assert "Capture the page" not in said


@pytest.mark.parametrize("back", ["0", "x", "9" * 25])
def test_a_claim_that_is_none_leads_nowhere_else(cast: Cast, site: Site, back: str) -> None:
    claim = a_cited_page(cast, site)

    assert ask(claim, cast.checker, back=back).status_code in {200, 404}


def test_the_page_of_the_evidence_has_the_same(cast: Cast, site: Site) -> None:
    claim = a_cited_page(cast, site)
    address = f"/desk/evidence/{Evidence.objects.get().pk}/"
    assert "Capture the page now" in english(cast.checker).get(address).content.decode()

    page = ask(claim, cast.checker, back="")

    assert page.redirect_chain == [(address, 302)]
    said = english(cast.checker).get(address).content.decode()
    assert "Page captured" in said
    assert "Capture the page again" in said
    assert "127.0.0.1-" in said


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    assert set(WHY) == {*MESSAGES, "changed"}
    with translation.override("en"):
        for code in ("redirects", "refused", "unknown", "large"):
            error = FetchError(code, limit=10)
            assert str(WHY[code]) % error.params == str(error)


def described(claim: Claim, site: Site, **changes: object) -> dict[str, object]:
    return {
        "version": claim.version,
        "stance": "supports",
        "title": "Rapport annuel",
        "kind": "page",
        "tier": "primary",
        "visibility": "public",
        "url": f"{site.url}/",
        "capture": "on",
        **changes,
    }


def test_the_box_is_ticked_and_captures_what_is_added(cast: Cast, site: Site) -> None:
    claim = a_claim()
    address = f"/desk/claims/{claim.pk}/evidence/new/"
    box = re.search(
        r"<input[^>]*name=\"capture\"[^>]*>", english(cast.checker).get(address).content.decode()
    )
    assert box is not None
    assert "checked" in box[0]

    english(cast.checker).post(address, described(claim, site))

    assert Seal.objects.get().evidence.title == "Rapport annuel"


@pytest.mark.parametrize(
    "changes", [{"capture": ""}, {"url": ""}, {"visibility": "protected"}], ids=str
)
def test_nothing_is_captured_unasked(cast: Cast, site: Site, changes: dict[str, object]) -> None:
    claim = a_claim()
    address = f"/desk/claims/{claim.pk}/evidence/new/"

    page = english(cast.checker).post(address, described(claim, site, **changes))

    assert (page.status_code, site.asked) == (302, [])
    assert Evidence.objects.get().title == "Rapport annuel"


def test_the_box_is_not_there_where_the_desk_does_not_fetch(cast: Cast) -> None:
    claim = a_claim()

    page = english(cast.checker).get(f"/desk/claims/{claim.pk}/evidence/new/")

    assert 'name="capture"' not in page.content.decode()


@pytest.mark.parametrize("count", [1, 4])
def test_the_claim_costs_the_same(
    cast: Cast, site: Site, count: int, django_assert_max_num_queries: Any
) -> None:
    claim = a_claim()
    for number in range(count):
        piece = evidence(url=f"{site.url}/?{number}")
        claim = cited(claim, actor=cast.checker, evidence=piece)
    client = english(cast.checker)
    client.get(claim.get_absolute_url())

    with django_assert_max_num_queries(40):
        client.get(claim.get_absolute_url())
