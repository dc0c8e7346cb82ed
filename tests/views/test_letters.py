"""What readers write: the form of a page, the suggestion of a claim, and the receipt."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.http import HttpResponse
from django.test import Client

from factcheck import publishing, reporting
from factcheck.choices import ReportState
from factcheck.models import FactPage, ReaderMail, ReaderReport
from factcheck.views.letters import MOST_BYTES
from tests.admin.browsing import form_data
from tests.conftest import Cast
from tests.newsdesk import a_claim, an_article, settled
from tests.reporting.letters import CLAIM, WORDS, a_page, a_report, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    """A reader's, which checks what a browser would be refused for."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def page(cast: Cast) -> FactPage:
    return a_page(cast.checker, cast.editor)


def form_of(page: FactPage) -> str:
    return f"{page.get_absolute_url()}report/"


def is_private(response: HttpResponse) -> bool:
    """No cookie, no copy in a cache, nothing for search engines."""
    return (
        not response.cookies
        and "Cookie" not in response.headers.get("Vary", "")
        and response.headers["Cache-Control"] == "no-store"
        and response.headers["X-Robots-Tag"] == "noindex, nofollow"
    )


def test_a_reader_reports_an_error_and_finds_it_by_its_number(
    browser: Client, page: FactPage
) -> None:
    assert form_of(page) in browser.get(page.get_absolute_url()).content.decode()
    shown = browser.get(form_of(page))
    answer = sent(
        browser, form_of(page), {**WORDS, "email": "lectrice@example.org", "may_tell": "on"}
    )
    report = ReaderReport.objects.get()
    receipt = browser.get(answer.headers["Location"])

    assert (shown.status_code, answer.status_code, receipt.status_code) == (200, 302, 200)
    assert all(map(is_private, (shown, answer, receipt)))
    assert receipt.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Location"] == f"/reports/{report.number}/"
    kept = {name: getattr(report, name) for name in WORDS}
    assert (kept, report.page, report.state, report.may_tell) == (WORDS, page, "received", True)
    assert ReaderMail.objects.get().address == "lectrice@example.org"
    text = receipt.content.decode()
    assert report.number in text
    assert page.title in text
    told = [*(word for name, word in WORDS.items() if name != "wrong"), "lectrice"]
    assert [word for word in told if word in text] == []


def test_a_receipt_is_found_however_it_is_written(browser: Client, page: FactPage) -> None:
    report = a_report(page)
    ReaderReport.objects.update(receipt="0123456789ABCDEFGH10")
    spoken = "oi234-56789 abcdefghlo"

    addresses = [f"/reports/{one}/" for one in (spoken, "0123456789ABCDEFGH1", report.receipt, "é")]

    shown = [browser.get(one) for one in addresses]
    assert [one.status_code for one in shown] == [200, 404, 404, 404]
    assert all(map(is_private, shown))
    for unknown in shown[1:]:
        assert list(unknown.context["form"].errors) == ["number"]

    blank = browser.get("/reports/?language=en")
    data = form_data(blank, "receipt", number=spoken)
    found = browser.get("/reports/", data)
    wrong = browser.get("/reports/", {**data, "number": "1\0"})
    missing = browser.get("/reports/0123456789ABCDEFGH11/?language=en").content.decode()

    assert [one.status_code for one in (blank, found, wrong)] == [200, 302, 422]
    assert all(map(is_private, (blank, found, wrong)))
    assert blank.headers["Referrer-Policy"] == found.headers["Referrer-Policy"] == "no-referrer"
    assert found.headers["Location"] == "/reports/0123456789ABCDEFGH10/"
    assert "There is no report of this number: check the number." in missing
    assert re.search(r'<input[^>]* name="number"[^>]* autofocus', missing)


def test_a_claim_is_suggested_in_either_language(browser: Client) -> None:
    answer = sent(browser, "/suggest/en/", CLAIM)
    report = ReaderReport.objects.get()

    assert answer.status_code == 302
    assert (report.page, report.language, report.wrong) == (None, "en", "")
    assert "Your receipt" in browser.get(answer.headers["Location"]).content.decode()
    assert browser.get("/suggest/").headers["Content-Language"] == "fr"
    shown = browser.get("/suggest/en/").content.decode()
    assert "Suggest a claim" in shown
    assert "The claim itself may be quoted when it is checked; nothing else of" in shown
    assert "is not published" not in shown


def test_the_form_speaks_the_language_of_the_page(cast: Cast, browser: Client) -> None:
    claim = settled(a_claim(an_article(language="en")), by=cast.checker, approver=cast.editor)
    page = publishing.publish_fact(claim, actor=cast.editor)

    assert "What is wrong?" in browser.get(form_of(page)).content.decode()


def test_a_retracted_page_can_be_reported_and_what_is_not_published_cannot(
    cast: Cast, browser: Client, page: FactPage
) -> None:
    publishing.retract_fact(page, actor=cast.editor, why="Une erreur.")

    assert form_of(page) in browser.get(page.get_absolute_url()).content.decode()
    assert sent(browser, form_of(page), WORDS).status_code == 302
    assert browser.get("/facts/nothing/report/").status_code == 404
    assert browser.post("/facts/nothing/report/", WORDS).status_code == 404


def test_the_same_form_sent_twice_is_one_report(browser: Client, page: FactPage) -> None:
    filled = form_data(browser.get(form_of(page)), "letter", **WORDS)

    places = [browser.post(form_of(page), filled).headers["Location"] for _ in range(2)]
    other = browser.post(form_of(page), {**filled, "place": "Autre chose."}).headers["Location"]

    assert places[0] == places[1] != other
    assert ReaderReport.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"wrong": "mood"}, ["wrong"]),
        ({"words": " "}, ["words"]),
        ({"words": "x" * 2001}, ["words"]),
        ({"words": "un\0deux"}, ["words"]),
        ({"place": "un\u202edeux"}, ["place"]),
        ({"url": "javascript:alert(1)"}, ["url"]),
        ({"url": "https://example.org/\u202e"}, ["url"]),
        ({"email": "a@example.org\nBcc: b@example.org"}, ["email"]),
        ({"website": "https://example.org"}, ["__all__"]),
        ({"token": ""}, ["__all__"]),
        ({"token": "fact 1:x:y:z"}, ["__all__"]),
    ],
)
def test_what_is_not_right_comes_back_with_what_was_written(
    browser: Client, page: FactPage, given: dict[str, str], wrong: list[str]
) -> None:
    # A browser sends no line break from a field of one line; a machine does.
    data = form_data(browser.get(form_of(page)), "letter", **{**WORDS, "place": "491", **given})

    answer = browser.post(form_of(page), data)

    assert answer.status_code == 422
    assert sorted(answer.context["form"].errors) == wrong
    text = answer.content.decode()
    assert WORDS["words"] in text or "words" in wrong
    assert "autofocus" in text
    assert is_private(answer)
    # What filled in the trap does not stay there: sent again, the form is a reader's.
    if "website" in given:
        assert 'https://example.org"' not in text
        assert browser.post(form_of(page), form_data(answer, "letter")).status_code == 302
        ReaderReport.objects.all().delete()
    assert not ReaderReport.objects.exists()


def test_markup_is_words(cast: Cast, browser: Client, page: FactPage) -> None:
    hostile = "<script>alert(1)</script>"
    answer = sent(browser, form_of(page), {**WORDS, "words": hostile, "place": hostile})
    desk = Client()
    desk.force_login(cast.editor)

    texts = [
        browser.get(answer.headers["Location"]).content.decode(),
        desk.get(ReaderReport.objects.get().get_absolute_url()).content.decode(),
        desk.get("/desk/reports/").content.decode(),
    ]

    assert [hostile in text for text in texts] == [False] * 3
    # The address is text: nobody gets there by a slip.
    assert WORDS["url"] in texts[1]
    assert f'href="{WORDS["url"]}' not in texts[1]


def test_the_seal_of_another_page_or_of_yesterday_is_refused_and_renewed(
    cast: Cast, browser: Client, page: FactPage
) -> None:
    other = a_page(cast.checker, cast.editor)
    elsewhere = form_data(browser.get(form_of(other)), "letter", **WORDS)
    assert browser.post(form_of(page), elsewhere).status_code == 422
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        filled = form_data(browser.get(form_of(page)), "letter", **WORDS)
        clock.shift(timedelta(days=1, seconds=1))

        late = browser.post(form_of(page), filled)
        again = form_data(late, "letter")
        taken = browser.post(form_of(page), again)

    assert (late.status_code, taken.status_code) == (422, 302)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}, 302),
        ({"Origin": "null"}, 302),
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "https://testserver"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_a_form_of_another_site_is_not_taken(
    browser: Client, page: FactPage, headers: dict[str, str], status: int
) -> None:
    answer = sent(browser, form_of(page), WORDS, headers=headers)

    assert answer.status_code == status
    assert ReaderReport.objects.exists() is (status == 302)


def test_what_is_far_too_long_is_not_read(browser: Client, page: FactPage) -> None:
    answer = browser.post(form_of(page), {**WORDS, "words": "x" * MOST_BYTES})

    assert answer.status_code == 413
    assert is_private(answer)


def test_too_many_from_one_network_have_to_wait_and_lose_nothing(
    browser: Client, page: FactPage, settings: LazySettings
) -> None:
    settings.FACTCHECK_REPORTS_PER_HOUR = 2
    # Mistakes and forms sent twice do not count.
    for changes in ({"wrong": ""}, {"words": ""}):
        assert sent(browser, form_of(page), {**WORDS, **changes}).status_code == 422
    first = form_data(browser.get(form_of(page)), "letter", **WORDS)
    statuses = [browser.post(form_of(page), first).status_code for _ in range(3)]
    statuses.append(sent(browser, "/suggest/", CLAIM).status_code)

    refused = sent(browser, form_of(page), {**WORDS, "words": "Le troisième."})
    elsewhere = sent(browser, form_of(page), WORDS, REMOTE_ADDR="192.0.2.7")

    assert statuses == [302] * 4
    assert refused.status_code == 429
    assert 3500 < int(refused.headers["Retry-After"]) <= 3600
    text = refused.content.decode()
    assert "Le troisième." in text
    assert re.search(r'role="alert" tabindex="-1" autofocus', text)
    assert elsewhere.status_code == 302
    assert ReaderReport.objects.count() == 3


def test_every_field_has_its_label_and_its_help(browser: Client, page: FactPage) -> None:
    text = browser.get(form_of(page)).content.decode()
    form = text[text.index('id="letter"') :]

    ids = set(re.findall(r'<(?:input|textarea)[^>]* id="([^"]+)"', form)) - {"id_token"}
    labelled = set(re.findall(r'<label[^>]* for="([^"]+)"', form))
    described = set(re.findall(r'aria-describedby="([^"]+)"', form))
    assert ids - labelled == set()
    assert [one for one in described if f'id="{one}"' not in form] == []
    # Neither the keyboard nor a screen reader comes to the trap.
    trap = form[form.index('aria-hidden="true"') :][:400]
    assert 'tabindex="-1"' in trap
    assert 'autocomplete="off"' in trap


def test_the_receipt_says_how_far_it_is(cast: Cast, browser: Client, page: FactPage) -> None:
    first, second = a_report(page), a_report(page)
    me: dict[str, Any] = {"actor": cast.editor}
    said = [browser.get(f"/reports/{first.number}/").context["said"]]
    reporting.take(first, **me, version=1)
    said.append(browser.get(f"/reports/{first.number}/").context["said"])
    reporting.call_duplicate(second, **me, version=1, of=first)
    reporting.settle(first, **me, version=2, state=ReportState.UNCHANGED, answer="Le rapport dit.")

    receipts = [browser.get(f"/reports/{one.number}/") for one in (first, second)]

    assert len({*said, receipts[0].context["said"]}) == 3
    assert [one.content.decode().count("Le rapport dit.") for one in receipts] == [1, 1]
    # Whoever told it second is not given the number of who was first.
    assert first.number not in receipts[1].content.decode()
