"""The next text of an article in the browser: the text, the report, the saving."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck import annotating, intake
from factcheck.choices import Status
from factcheck.models import ArticleRevision, Claim
from tests.conftest import Cast
from tests.newsdesk import TEXT, a_claim, an_article, in_review, settled
from tests.views.revising import DELETED, EDITED, ENGLISH, anchor_of, report, save, url_of

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
HOSTILE = '<script>alert(1)</script> & "« x »"'


def test_the_form_starts_from_the_text_as_it_is(cast: Cast, as_user: Login) -> None:
    article = an_article(actor=cast.reporter)

    response = as_user(cast.reporter).get(url_of(article))

    assert response.status_code == 200
    assert response.context["form"]["text"].value() == article.revision.text


def test_the_report_saves_nothing_and_shows_every_claim(cast: Cast, as_user: Login) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    quote = a_claim(claim.article, kind="quote")

    response = report(as_user(cast.checker), claim.article, EDITED)

    page = response.content.decode()
    assert response.status_code == 200
    assert "Goes back to check" in page
    assert "1 claim stays as it is" in page
    assert f"Claim {quote.number}" in page
    assert "<del>" in page
    assert "Save as revision 2" in page
    assert ArticleRevision.objects.count() == 1
    claim.refresh_from_db()
    assert claim.status == Status.VERIFIED


def test_saving_makes_the_revision_that_was_reported(cast: Cast, as_user: Login) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)

    response = save(as_user(cast.checker), claim.article, EDITED)

    assert response.headers["Location"] == claim.article.get_absolute_url()
    claim.article.refresh_from_db()
    assert claim.article.revision.number == 2
    assert claim.article.revision.text == intake.read_article(EDITED).text
    assert claim.article.revision.created_by == cast.checker
    assert anchor_of(claim).exact == "512 000 personnes"
    page = as_user(cast.checker).get(claim.article.get_absolute_url(), headers=ENGLISH)
    assert page.status_code == 200


def test_line_breaks_that_a_browser_sends_are_no_change(cast: Cast, as_user: Login) -> None:
    article = an_article()
    form = report(as_user(cast.checker), article, EDITED).context["form"]
    packed = form["packed"].value().replace("\n", "\r\n")

    as_user(cast.checker).post(
        url_of(article), {"revision": article.revision_id, "packed": packed, "step": "save"}
    )

    article.refresh_from_db()
    assert article.revision.text == intake.read_article(EDITED).text


def test_the_same_text_leads_back(cast: Cast, as_user: Login) -> None:
    article = an_article()

    response = report(as_user(cast.checker), article, article.revision.text)

    assert response.headers["Location"] == article.get_absolute_url()
    assert ArticleRevision.objects.count() == 1


def test_back_to_the_text_keeps_what_was_typed(cast: Cast, as_user: Login) -> None:
    article = an_article()
    client = as_user(cast.checker)
    form = report(client, article, EDITED).context["form"]

    response = client.post(
        url_of(article),
        {"revision": form["revision"].value(), "packed": form["packed"].value(), "step": "back"},
    )

    assert response.context["form"]["text"].value() == intake.read_article(EDITED).text
    assert ArticleRevision.objects.count() == 1


def test_an_empty_text_is_refused_with_a_reason(cast: Cast, as_user: Login) -> None:
    response = report(as_user(cast.checker), an_article(), "  \n ")

    assert response.status_code == 422
    assert "The article is empty" in response.content.decode()


def test_a_file_takes_the_place_of_the_text(cast: Cast, as_user: Login) -> None:
    article = an_article()
    file = SimpleUploadedFile("neu.md", b"# Titre\n\nUn paragraphe.\n\n## Dedans\n\nUn autre.")

    response = report(as_user(cast.checker), article, TEXT, file=file)
    form = response.context["form"]
    as_user(cast.checker).post(
        url_of(article),
        {"revision": form["revision"].value(), "packed": form["packed"].value(), "step": "save"},
    )

    article.refresh_from_db()
    zones = [block["zone"] for block in article.revision.blocks]
    assert article.revision.text == "Titre\nUn paragraphe.\nDedans\nUn autre."
    assert zones == ["headline", "body", "subhead", "body"]


def test_notes_of_a_file_are_named_and_not_marked(cast: Cast, as_user: Login) -> None:
    article = an_article()
    file = SimpleUploadedFile("neu.md", "Titre\n\nUn mot[^1] ici.\n\n[^1]: Sûr ?".encode())

    response = report(as_user(cast.checker), article, "", file=file)

    assert "The note in this file does not become a claim" in response.content.decode()
    assert Claim.objects.count() == 0


def test_lines_that_were_there_keep_their_zones(cast: Cast, as_user: Login) -> None:
    draft = intake.read_article(
        "# Titre\n\nUn mot.\n\n## Une ligne dedans.\n\nFin.", format="markdown"
    )
    article = annotating.create_article(draft, actor=None, language="fr")

    save(as_user(cast.checker), article, draft.text + "\nEncore un mot.")

    article.refresh_from_db()
    zones = [block["zone"] for block in article.revision.blocks]
    assert zones == ["headline", "body", "subhead", "body", "body"]


def test_who_reported_on_an_older_text_sees_a_new_report(cast: Cast, as_user: Login) -> None:
    claim = a_claim()
    client = as_user(cast.checker)
    form = report(client, claim.article, EDITED).context["form"]
    data = {"revision": form["revision"].value(), "packed": form["packed"].value(), "step": "save"}
    save(as_user(cast.editor), claim.article, DELETED)

    response = client.post(url_of(claim.article), data, headers=ENGLISH)

    assert response.status_code == 409
    assert "Somebody else revised the text meanwhile" in response.content.decode()
    assert ArticleRevision.objects.count() == 2
    claim.article.refresh_from_db()
    assert response.context["form"]["revision"].value() == claim.article.revision_id
    assert response.context["number"] == 3


def test_who_typed_over_an_older_text_is_told_too(cast: Cast, as_user: Login) -> None:
    article = an_article()
    first = article.revision_id
    save(as_user(cast.editor), article, DELETED)

    response = report(as_user(cast.checker), article, EDITED, revision=first)

    assert response.status_code == 409
    assert "Somebody else revised the text meanwhile" in response.content.decode()


@pytest.mark.parametrize(
    "packed",
    [
        "",
        "hb",
        "hb\nUn",
        "hh\nUn\nDeux",
        "hx\nUn\nDeux",
        "hb\nUn\n",
        "hb\nUn\ne\u0301",
        "hb\nUn\n \x00",
    ],
)
def test_a_report_that_was_tampered_with_asks_for_the_text(
    cast: Cast, as_user: Login, packed: str
) -> None:
    article = an_article()
    data = {"revision": article.revision_id, "packed": packed, "step": "save"}

    response = as_user(cast.checker).post(url_of(article), data)

    assert response.status_code == 422
    assert ArticleRevision.objects.count() == 1


def test_the_report_says_what_becomes_of_a_proposal(cast: Cast, as_user: Login) -> None:
    claim = in_review(by=cast.checker)
    client = as_user(cast.checker)

    for text, said in (
        (EDITED, "Goes back to check"),
        (DELETED, "The proposal waits"),
        (TEXT + "\n\nUne suite.", "The proposal stays."),
    ):
        assert said in report(client, claim.article, text).content.decode()


def test_hostile_words_are_shown_as_text(cast: Cast, as_user: Login) -> None:
    claim = a_claim(an_article(text=f"Titre\n\n{HOSTILE} suite"), words=HOSTILE)

    response = report(as_user(cast.checker), claim.article, f"Titre\n\n{HOSTILE.upper()}x fin")

    page = response.content.decode()
    assert "<script>alert" not in page.lower()
    assert "&lt;script&gt;" in page


def test_who_cannot_see_the_article_finds_nothing(cast: Cast, as_user: Login) -> None:
    article = an_article(restricted=True)

    assert report(as_user(cast.checker), article, EDITED).status_code == 404
    assert ArticleRevision.objects.count() == 1


def test_the_number_of_queries_of_a_report_does_not_follow_the_claims(
    cast: Cast, as_user: Login
) -> None:
    article = an_article()
    client = as_user(cast.checker)
    counts = []
    for more in (1, 5):
        for _number in range(more):
            a_claim(article)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            report(client, article, EDITED)
        counts.append(len(queries))
    assert counts[0] == counts[1]
