from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factcheck.models import Article, ArticleRevision
from tests.admin.browsing import form_data
from tests.conftest import Cast
from tests.drafts import draft_document, saved
from tests.english import english
from tests.newsdesk import TEXT, a_claim, an_article, in_review, settled

LIST = "/admin/factcheck/article/"


def add(client: Client, **values: Any) -> Any:
    data = form_data(client.get(f"{LIST}add/"), "article_form", **values)
    return client.post(f"{LIST}add/", data, follow=True)


def change(client: Client, article: Article, **values: Any) -> Any:
    path = f"{LIST}{article.pk}/change/"
    return client.post(path, form_data(client.get(path), "article_form", **values), follow=True)


def errors(page: Any) -> Any:
    return page.context["adminform"].form.errors


def test_pasted_text_becomes_an_article(cast: Cast) -> None:
    add(english(cast.checker), text=TEXT, language="fr", byline="Camille", desk="santé")

    article = Article.objects.get()
    assert article.revision is not None
    assert [article.headline, article.byline, article.created_by] == [
        "Vols de données",
        "Camille",
        cast.checker,
    ]
    assert "491 840 personnes" in article.revision.text


def test_the_notes_of_a_draft_become_claims(cast: Cast) -> None:
    page = add(
        english(cast.checker),
        file=SimpleUploadedFile("a.docx", saved(draft_document())),
        headline="",
    )

    assert Article.objects.get().claims.get().created_by == cast.checker
    assert "1 claim came with the notes of the draft." in page.content.decode()


def test_notes_without_words_are_told(cast: Cast) -> None:
    file = SimpleUploadedFile("a.md", b"# Titre\n\nMots.\n\n[^1]: <b>seule\n")

    page = add(english(cast.checker), file=file, headline="")

    assert "so it is no claim: &lt;b&gt;seule" in page.content.decode()


@pytest.mark.parametrize(
    ("name", "content"), [("a.md", "# Titre\n\nUn *mot*."), ("a.txt", "Titre\n\nUn mot.")]
)
def test_a_file_is_read_by_its_kind(cast: Cast, name: str, content: str) -> None:
    file = SimpleUploadedFile(name, content.encode())

    add(english(cast.checker), file=file, headline="")

    assert ArticleRevision.objects.get().text == "Titre\nUn mot."


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "Titre\0"}, "text"),
        ({"text": "mot " * 300_000}, "text"),
        ({"file": SimpleUploadedFile("a.txt", b"")}, "file"),
        ({"file": SimpleUploadedFile("a.pdf", b"Titre")}, "file"),
        ({"file": SimpleUploadedFile("a.docx", b"PK\x03\x04")}, "file"),
        ({"file": SimpleUploadedFile("a.txt", b"%PDF-1.7")}, "file"),
        ({"file": SimpleUploadedFile("a.txt", bytes(range(256)))}, "file"),
        ({"text": "Titre", "file": SimpleUploadedFile("a.txt", b"Titre")}, "file"),
    ],
)
def test_what_is_no_article_is_an_error_beside_its_field(
    cast: Cast, values: dict[str, Any], field: str
) -> None:
    page = add(english(cast.checker), **values)

    assert list(errors(page)) == [field]
    assert not Article.objects.exists()


def test_an_id_is_taken_once(cast: Cast) -> None:
    an_article(external_id="cms-1")

    page = add(english(cast.checker), text=TEXT, external_id="cms-1")

    assert [page.status_code, Article.objects.count()] == [200, 1]
    assert errors(page)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/a", "x"])
def test_an_address_is_a_web_address(cast: Cast, url: str) -> None:
    page = add(english(cast.checker), text=TEXT, source_url=url)

    assert list(errors(page)) == ["source_url"]


def test_whoever_restricts_an_article_joins_its_team(cast: Cast) -> None:
    article = an_article()

    change(english(cast.editor), article, restricted="on")

    article.refresh_from_db()
    assert [article.restricted, list(article.team.all())] == [True, [cast.editor]]


def test_settings_go_through_the_ledger(cast: Cast) -> None:
    article = an_article()

    change(english(cast.editor), article, desk="sciences", deadline="2030-01-02T10:00")

    article.refresh_from_db()
    event = article.events.order_by("-sequence")[0]
    assert [article.desk, event.verb, event.actor, event.data] == [
        "sciences",
        "settings",
        cast.editor,
        {"fields": ["deadline", "desk"]},
    ]


def test_nothing_changed_leaves_no_line(cast: Cast) -> None:
    article = an_article()

    change(english(cast.editor), article)

    assert article.events.count() == 1


def test_a_checker_looks_and_does_not_change(cast: Cast) -> None:
    article, client = an_article(), english(cast.checker)
    path = f"{LIST}{article.pk}/change/"

    answers = [client.get(path).status_code, client.post(path, {"desk": "x"}).status_code]

    assert answers == [200, 403]


def test_the_words_of_a_revision_stay(cast: Cast) -> None:
    article = an_article()
    before = ArticleRevision.objects.values().get()
    forged = {"headline": "Autre", "text": "Autre", "revisions-0-text": "Autre"}

    change(english(cast.chief), article, desk="x", language="en", **forged)

    article.refresh_from_db()
    assert [ArticleRevision.objects.values().get(), article.headline, article.language] == [
        before,
        "Vols de données",
        "fr",
    ]


def test_the_text_is_shown_with_its_claims_marked(cast: Cast) -> None:
    article = an_article()
    claim = in_review(a_claim(article), by=cast.checker)

    page = english(cast.editor).get(f"{LIST}{article.pk}/change/").content.decode()

    assert '<mark class="mark mark--in_review">491 840 personnes</mark>' in page
    assert f'href="/admin/factcheck/claim/{claim.pk}/change/" data-number="1"' in page


def test_the_list_tells_the_progress(cast: Cast) -> None:
    article, withdrawn = an_article(), "2/3 settled"
    for outcome in ("verified", "disputed"):
        settled(a_claim(article), by=cast.checker, approver=cast.editor, outcome=outcome)
    a_claim(article)
    an_article(text="Rien")

    page = english(cast.checker).get(LIST).content.decode()

    assert [withdrawn in page, "0/0 settled" in page] == [True, True]


def test_the_page_of_an_article_leads_to_its_revision(cast: Cast) -> None:
    article = an_article()

    page = english(cast.editor).get(f"{LIST}{article.pk}/change/").content.decode()

    assert f'href="{article.get_absolute_url()}revise/"' in page
