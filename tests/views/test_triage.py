"""Readers' reports at the desk: who sees which, and what comes back after a refusal."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck import publishing, reporting
from factcheck.models import FactPage, ReaderReport
from factcheck.views import triage
from tests.admin.browsing import form_data
from tests.canary import Canaries
from tests.conftest import Cast
from tests.english import english
from tests.everything import correct
from tests.newsdesk import settled
from tests.reporting.letters import CLAIM, a_page, a_report

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
Login = Callable[[User | None], Client]


@pytest.fixture
def page(cast: Cast) -> FactPage:
    return a_page(cast.checker, cast.editor)


def listed(client: Client, query: str = "") -> list[int]:
    return [row.pk for row in client.get(f"/desk/reports/{query}").context["rows"]]


def test_the_queue_has_lists_and_kinds(cast: Cast, page: FactPage) -> None:
    waiting, mine, done, junk = (a_report(page) for _ in range(4))
    claim, me = a_report(None), {"actor": cast.editor, "version": 1}
    reporting.take(mine, **me)
    reporting.settle(done, **me, state="unchanged", answer="Non.")
    reporting.call_spam(junk, **me)
    editor = english(cast.editor)

    assert listed(editor) == [claim.pk, mine.pk, waiting.pk]
    assert listed(editor, "?list=mine") == [mine.pk]
    assert listed(editor, "?list=settled") == [done.pk]
    assert listed(editor, "?list=spam") == [junk.pk]
    assert listed(editor, "?kind=claim") == [claim.pk]
    assert listed(editor, "?kind=figure&list=x") == [mine.pk, waiting.pk]
    assert listed(editor, "?kind=quote") == []
    # Whoever decides is told how many there are; whoever only reads is not.
    counts = [
        english(who).get("/desk/reports/").content.decode().count('class="desk-head__count">3')
        for who in (cast.editor, cast.checker)
    ]
    assert counts == [1, 0]


def test_what_is_about_a_restricted_article_is_for_its_team(
    cast: Cast, as_user: Login, page: FactPage
) -> None:
    canary = Canaries()
    report = a_report(page, words=canary("words"), place=canary("place"))
    page.claim.article.restricted = True
    page.claim.article.save()
    page.claim.article.team.add(cast.other_editor)
    address = report.get_absolute_url()

    def sees(who: User) -> tuple[list[int], int]:
        return listed(as_user(who)), as_user(who).get(address).status_code

    assert [sees(who) for who in (cast.checker, cast.editor)] == [([], 404)] * 2
    assert [sees(who) for who in (cast.other_editor, cast.chief)] == [([report.pk], 200)] * 2
    other = a_report(None)
    answer = as_user(cast.editor).post(
        f"{other.get_absolute_url()}duplicate/", {"version": 1, "number": report.number}
    )
    assert answer.status_code == 422
    assert [word for word in canary.planted.values() if word in answer.content.decode()] == []


def test_a_checker_reads_and_does_not_decide(cast: Cast, as_user: Login, page: FactPage) -> None:
    report = a_report(page)
    client, address = as_user(cast.checker), report.get_absolute_url()

    shown = client.get(address)
    verbs = ("take", "accept", "settle", "duplicate", "spam", "put-back")
    statuses = [client.post(f"{address}{verb}/", {"version": 1}).status_code for verb in verbs]

    assert (shown.status_code, statuses) == (200, [403] * len(verbs))
    assert '<form method="post" action="/desk/reports/' not in shown.content.decode()
    assert "Seule l’édition décide" in shown.content.decode()
    assert ReaderReport.objects.get().version == 1


def test_an_editor_takes_accepts_and_settles_with_the_note_on_the_page(
    cast: Cast, page: FactPage
) -> None:
    report = a_report(page, may_tell=True)
    quiet = a_report(page)
    client, address = english(cast.editor), report.get_absolute_url()
    for verb in ("take", "accept"):
        version = ReaderReport.objects.get(pk=report.pk).version
        client.post(f"{address}{verb}/", {"version": version})
    correct(page.claim, cast)
    note = page.corrections.get()
    log = client.get("/corrections/").content.decode()

    for one in (quiet, report):
        form = form_data(client.get(one.get_absolute_url()), "settle-form")
        given = {**form, "state": "corrected", "answer": "Merci.", "correction": note.pk}
        done = client.post(f"{one.get_absolute_url()}settle/", given)
        assert done.status_code == 302
        if one == quiet:
            assert client.get("/corrections/").content.decode() == log

    assert client.get("/corrections/").context["rows"][0].told_by_reader is True
    receipt = client.get(f"/reports/{report.number}/").content.decode()
    assert f'href="{page.get_absolute_url()}#corrections"' in receipt


def test_only_a_note_since_then_can_have_come_of_it(cast: Cast, page: FactPage) -> None:
    correct(page.claim, cast)
    report = a_report(page)
    client, address = english(cast.editor), report.get_absolute_url()
    form = form_data(client.get(address), "settle-form")
    note = page.corrections.get()

    earlier = client.post(
        f"{address}settle/", {**form, "state": "corrected", "answer": "x", "correction": note.pk}
    )
    empty = client.post(f"{address}settle/", {**form, "state": "corrected", "answer": " "})

    none = client.post(f"{address}settle/", {**form, "state": "corrected", "answer": "x"})

    assert [one.status_code for one in (earlier, empty, none)] == [422, 422, 422]
    for one in (earlier, none):
        assert list(one.context["settle_form"].errors) == ["correction"]
    assert "readers were told of no change" in none.content.decode()
    # The keyboard is where something is to be written.
    assert re.search(r'<textarea name="answer"[^>]* autofocus', empty.content.decode())


def test_whoever_is_late_keeps_what_they_wrote(cast: Cast, page: FactPage) -> None:
    report = a_report(page)
    client, address = english(cast.editor), report.get_absolute_url()
    form = form_data(client.get(address), "settle-form")
    given = {**form, "state": "unchanged", "answer": "Mes mots."}
    reporting.take(report, actor=cast.chief, version=1)

    late = client.post(f"{address}settle/", given)
    again = form_data(late, "settle-form")
    done = client.post(f"{address}settle/", again)
    gone = client.post(f"{address}settle/", given)
    stale = client.post(f"{address}spam/", {"version": 1})

    assert [one.status_code for one in (late, done, gone, stale)] == [409, 302, 409, 409]
    assert "Somebody else was faster than you." in late.content.decode()
    assert "Mes mots." in gone.content.decode()
    # A button of an old page shows the report as it is now.
    assert "Somebody else was faster than you." in stale.content.decode()
    assert stale.context["report"].state == "unchanged"
    assert ReaderReport.objects.get().answer == "Mes mots."


def test_a_suggestion_becomes_an_article_and_then_a_page(cast: Cast) -> None:
    report = a_report(None)
    client, address = english(cast.editor), report.get_absolute_url()

    shown = client.get(address).content.decode()
    form = client.get(f"/desk/articles/new/?report={report.pk}").context["form"]
    fact = publishing.publish_fact(
        settled(by=cast.checker, approver=cast.editor), actor=cast.editor
    )
    settling = form_data(client.get(address), "settle-form", state="checked", answer="Fait.")
    path = fact.get_absolute_url()
    refused = [
        client.post(f"{address}settle/", {**settling, "result": result})
        for result in (
            "",
            f"https://x.example{path}",
            f"{SITE}/facts/no/",
            f"{SITE}{path}history/",
            f"{SITE}/desk/",
            "http://[",
        )
    ]
    known = f"{SITE}{path}en/?as_of=2026-01-01#evidence"
    done = client.post(f"{address}settle/", {**settling, "result": known})

    assert f"/desk/articles/new/?report={report.pk}" in shown
    # The article is public one day: nothing else that the reader wrote, and not their key.
    assert form.initial["text"] == CLAIM["words"]
    begun = " ".join(map(str, form.initial.values()))
    assert [told for told in (CLAIM["place"], CLAIM["url"], report.number) if told in begun] == []
    assert form.initial["headline"].startswith("Suggested claim of ")
    assert [one.status_code for one in refused] == [422] * 6
    assert [list(one.context["settle_form"].errors) for one in refused] == [["result"]] * 6
    assert done.status_code == 302
    receipt = Client().get(f"/reports/{report.number}/").content.decode()
    assert fact.get_absolute_url() in receipt
    # Whoever may not read it does not get its words by its number.
    reporter = english(cast.reporter).get(f"/desk/articles/new/?report={report.pk}")
    assert CLAIM["words"] not in reporter.content.decode()


def test_a_suggestion_and_its_article_lead_to_each_other(cast: Cast) -> None:
    report = a_report(None)
    client, path = english(cast.checker), f"/desk/articles/new/?report={report.pk}"
    begun = client.get(path).context["form"].initial

    made = client.post(path, {**begun, "text": begun["text"]}, follow=True)

    address, article = made.redirect_chain[-1][0], made.context["article"]
    link = f'<a href="{report.get_absolute_url()}">{report.number}</a>'
    assert f"A reader suggested it: {link}" in made.content.decode()
    back = client.get(report.get_absolute_url()).content.decode()
    assert f'Brought in as an article: <a href="{address}">' in back
    article.restricted = True
    article.save()
    assert address not in client.get(report.get_absolute_url()).content.decode()
    # Whoever may not read reports is not led to them.
    article.team.add(cast.reporter)
    assert report.number not in english(cast.reporter).get(address).content.decode()


def test_the_page_of_the_claim_leads_to_what_readers_report(cast: Cast, page: FactPage) -> None:
    report = a_report(page)
    a_report(None)
    path = page.claim.get_absolute_url()

    html = english(cast.checker).get(path).content.decode()

    link = f'<a href="{report.get_absolute_url()}">{report.number}</a>'
    assert f"A reader reports an error on this page: {link}</p>" in html


def test_a_wrong_answer_is_taken_back(cast: Cast, page: FactPage) -> None:
    report = a_report(page, email="lectrice@example.org")
    client, address = english(cast.editor), report.get_absolute_url()
    given = {"version": 1, "state": "unchanged", "answer": "Faux."}
    waits = client.get(address).content.decode()
    done = client.post(f"{address}settle/", given, follow=True).content.decode()

    back = client.post(f"{address}put-back/", {"version": 2}, follow=True)
    receipt = Client().get(f"/reports/{report.number}/").content.decode()

    assert "Waits for an e-mail</dt><dd>yes</dd>" in waits
    assert "lectrice" not in waits
    assert "It may have been sent by e-mail already" in done
    assert "The report is open again." in back.content.decode()
    assert back.context["settle_form"] is not None
    assert "Faux." not in receipt


def test_queries_do_not_grow_with_the_reports(
    cast: Cast, as_user: Login, page: FactPage, django_assert_num_queries: Any
) -> None:
    client = as_user(cast.editor)
    report = a_report(page)
    client.get("/desk/reports/")
    for more in (0, 2, 47):
        for _ in range(more):
            one = a_report(page)
            reporting.take(one, actor=cast.editor, version=1)
        with django_assert_num_queries(6):
            shown = listed(client)
        with django_assert_num_queries(8):
            client.get(report.get_absolute_url())
        assert len(shown) == ReaderReport.objects.count()


def test_the_queue_has_pages(cast: Cast, page: FactPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(triage, "SIZE", 2)
    reports = [a_report(page) for _ in range(3)]
    client = english(cast.editor)

    first = client.get("/desk/reports/?kind=figure")
    second = client.get(f"/desk/reports/{first.context['next']}")

    assert [row.pk for row in second.context["rows"]] == [reports[0].pk]
    assert "kind=figure" in first.context["next"]
