from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client

from factcheck import annotating
from factcheck.models import Article, ReviewEvent
from tests.conftest import Cast
from tests.drafts import (
    draft_document,
    package,
    package_parts,
    paragraph,
    saved,
    zipped,
)
from tests.newsdesk import TEXT, an_article

pytestmark = pytest.mark.django_db
Login = Callable[[User | None], Client]
NEW = "/desk/articles/new/"
ENGLISH = {"Accept-Language": "en"}


def posted(**changes: Any) -> dict[str, Any]:
    return {"headline": "", "text": TEXT, "language": "fr"} | changes


def test_pasted_text_becomes_an_article(cast: Cast, as_user: Login) -> None:
    response = as_user(cast.reporter).post(
        NEW,
        posted(
            headline="Autre titre",
            language="en",
            byline="Ana",
            source_url="https://example.org/a",
            external_id="cms-1",
            dated="2021-02-24",
            deadline="2026-08-01T18:30",
            restricted="on",
            team=[cast.checker.pk],
        ),
    )

    article = Article.objects.get()
    assert response.headers["Location"] == article.get_absolute_url()
    assert article.revision is not None
    assert article.revision.text.startswith("Autre titre\nVols de données\n")
    assert (article.headline, article.language, article.byline) == ("Autre titre", "en", "Ana")
    assert (article.external_id, article.dated) == ("cms-1", date(2021, 2, 24))
    assert article.deadline == datetime(2026, 8, 1, 16, 30, tzinfo=UTC)
    assert set(article.team.all()) == {cast.reporter, cast.checker}
    assert ReviewEvent.objects.get().verb == "import"


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.txt", TEXT.encode(), "Vols de données\nLes"),
        ("a.TXT", TEXT.encode("utf-16"), "Vols de données\nLes"),
        ("a", TEXT.encode("utf-16-le"), "Vols de données\nLes"),
        ("a.txt", "Été\r\n\r\nÀ l’aube".encode("windows-1252"), "Été\nÀ l’aube"),
        ("a.md", b"# Titre\n\nUn *mot*.", "Titre\nUn mot."),
        ("a.html", b"<h1>Titre</h1><p onclick='x()'>Un <b>mot</b>.", "Titre\nUn mot."),
        ("a.HTM", b"<script>x</script><p>Titre", "Titre"),
        ("a.docx", saved(draft_document()), "Vols de données\nLes données de 491 840 personnes"),
        ("a.txt", "\u202eRTL \N{HONEYBEE} עברית".encode(), "RTL \N{HONEYBEE} עברית"),
    ],
)
def test_a_file_becomes_an_article(
    cast: Cast, as_user: Login, name: str, data: bytes, text: str
) -> None:
    response = as_user(cast.checker).post(NEW, posted(text="", file=SimpleUploadedFile(name, data)))

    assert response.status_code == 302
    revision = Article.objects.get().revision
    assert revision is not None
    assert revision.text.startswith(text)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.txt", b"", "The article is empty: there is no text to check."),
        ("a.txt", b" \n\t", "The article is empty: there is no text to check."),
        ("a.txt", b"\x00\x01\x02" * 400, "This is not a text: 400 unreadable characters"),
        ("a.txt", b"text\x00text", "This is not a text: 1 unreadable characters"),
        ("a.txt", b"abc \xed\xa0\x80 def", "half a character (a lone surrogate) at offset 4"),
        ("a.txt", "abc".encode("utf-16-le") + b"\x00\xd8" + "d".encode("utf-16-le"), "not a text"),
        ("a.txt", b"%PDF-1.7 ...", "This is a PDF file, which cannot be read."),
        ("a.docx", b"PK\x03\x04...", "This is not a whole DOCX file."),
        ("a.html", b"<p> </p>", "The article is empty: there is no text to check."),
        ("a.odt", b"PK\x03\x04...", "This is a ODT file, which cannot be read. Save the"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "This is a DOC file, which cannot be read. Save the"),
        ("a.docx", b"PK" + b" " * (20 * 1024 * 1024), "too heavy: at most 20 MB are read"),
        ("a.<b>", b"Bonjour.", "This is a &lt;B&gt; file, which cannot be read."),
        ("a.txt", b"a" * 5_000_000, "The article is too large: it has at least 1249999 char"),
        ("a.txt", "é".encode() * 1_000_001, "The article is too large: it has at least 1000001 c"),
    ],
)
def test_a_file_that_is_no_article_is_refused_kindly(
    cast: Cast, as_user: Login, name: str, data: bytes, sentence: str
) -> None:
    response = as_user(cast.checker).post(
        NEW,
        posted(text="", byline="Ana", file=SimpleUploadedFile(name, data)),
        headers=ENGLISH,
    )

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert 'value="Ana"' in response.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The article is empty: there is no text to check."),
        ("\u200b\n ", "The article is empty: there is no text to check."),
        ("mot\0mot", "Null characters are not allowed."),
        ("a" * 5_000_000, "The article is too large: it has at least 5000000 characters, at most"),
        ("e" + "\u0301" * 500, "This is not a text: 500 unreadable characters"),
    ],
)
def test_a_text_that_is_no_article_is_refused_kindly(
    cast: Cast, as_user: Login, text: str, sentence: str
) -> None:
    response = as_user(cast.checker).post(
        NEW, posted(text=text, byline="Ana", headline="Mon titre"), headers=ENGLISH
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert 'value="Ana"' in page
    assert 'value="Mon titre"' in page
    assert response.context["form"]["text"].value() == text
    assert not Article.objects.exists()


def test_lone_surrogates_in_the_body_are_no_error_of_the_server(cast: Cast, as_user: Login) -> None:
    body = b"headline=&language=fr&text=Un+demi+%ED%A0%80+signe.&byline=%ED%A0%80"

    response = as_user(cast.checker).post(
        NEW, body, content_type="application/x-www-form-urlencoded"
    )

    assert response.status_code == 302
    revision = Article.objects.get().revision
    assert revision is not None
    assert revision.text == "Un demi \ufffd\ufffd\ufffd signe."


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"source_url": "javascript:alert(1)"}, "source_url"),
        ({"source_url": "java\tscript:alert(1)"}, "source_url"),
        ({"source_url": "data:text/html,x"}, "source_url"),
        ({"source_url": "ftp://example.org/a"}, "source_url"),
        ({"source_url": "https://example.org/" + "a" * 600}, "source_url"),
        ({"language": "xx"}, "language"),
        ({"headline": "a" * 301}, "headline"),
        ({"byline": "a\0b"}, "byline"),
        ({"dated": "yesterday"}, "dated"),
        ({"deadline": "0001-01-01T00:00"}, "deadline"),
        ({"deadline": "1899-12-31T12:00"}, "deadline"),
        ({"deadline": "9999-12-31T23:59"}, "deadline"),
        ({"deadline": "2026-03-29T02:30"}, "deadline"),
        ({"team": ["999999"]}, "team"),
        ({"team": ["x\0"]}, "team"),
        ({"external_id": "taken"}, "external_id"),
    ],
)
def test_a_bad_field_saves_nothing_and_keeps_the_rest(
    cast: Cast, as_user: Login, changes: dict[str, Any], field: str
) -> None:
    an_article(external_id="taken")

    response = as_user(cast.checker).post(NEW, posted(**{"desk": "culture", **changes}))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert 'value="culture"' in response.content.decode()
    assert response.context["form"]["text"].value() == TEXT
    assert Article.objects.count() == 1


def test_text_and_file_together_are_refused(cast: Cast, as_user: Login) -> None:
    response = as_user(cast.checker).post(
        NEW, posted(file=SimpleUploadedFile("a.txt", b"Bonjour."))
    )

    assert list(response.context["form"].errors) == ["file"]
    assert not Article.objects.exists()


def test_outsiders_are_offered_for_no_team(cast: Cast, as_user: Login) -> None:
    client = as_user(cast.checker)

    offered = set(client.get(NEW).context["form"].fields["team"].queryset)

    assert offered == set(User.objects.exclude(pk=cast.outsider.pk))
    assert client.post(NEW, posted(team=[cast.outsider.pk])).status_code == 422


def test_the_second_of_two_at_once_with_one_id_is_told(
    cast: Cast, as_user: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken_meanwhile(*args: object, **kwargs: object) -> Article:
        raise IntegrityError

    monkeypatch.setattr(annotating, "create_article", taken_meanwhile)

    response = as_user(cast.checker).post(NEW, posted(external_id="cms-1"))

    assert response.status_code == 409
    assert list(response.context["form"].errors) == ["external_id"]


def test_who_may_not_bring_one_in(cast: Cast, as_user: Login) -> None:
    assert as_user(None).post(NEW, posted()).headers["Location"].startswith("/accounts/login/")
    assert as_user(cast.outsider).post(NEW, posted()).status_code == 403
    assert as_user(cast.outsider).get(NEW).status_code == 403
    assert as_user(cast.checker).put(NEW).status_code == 405
    assert as_user(cast.reporter).get(NEW).status_code == 200
    assert not Article.objects.exists()


def test_the_notes_of_a_draft_become_claims(cast: Cast, as_user: Login) -> None:
    file = SimpleUploadedFile("a.docx", saved(draft_document()))

    response = as_user(cast.reporter).post(NEW, posted(text="", file=file), headers=ENGLISH)

    claim = Article.objects.get().claims.get()
    assert (claim.created_by, claim.comments.get().author) == (cast.reporter, cast.reporter)
    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "The article is in.",
        "1 claim came with the notes of the draft.",
    ]


def test_notes_without_words_are_told_and_escaped(cast: Cast, as_user: Login) -> None:
    notes = "".join(f"[^{n}]: <b>n{n}</b> {'x' * 300}\n" for n in range(7))
    file = SimpleUploadedFile("a.md", f"# Titre\n\nMots.\n\n{notes}".encode())

    response = as_user(cast.reporter).post(
        NEW, posted(text="", file=file), headers=ENGLISH, follow=True
    )

    page = response.content.decode()
    assert "so it is no claim: &lt;b&gt;n0&lt;/b&gt; xxx" in page
    assert "n4" in page
    assert "n5" not in page
    assert "x" * 200 not in page
    assert "2 more notes have no words in the text." in page
    assert "came with the notes" not in page


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (zipped(package_parts(paragraph("x"), links={}) | {"a.xml": b"<!DOCTYPE a>"}), "document type"),
        (zipped({"a.xml": b"<a>" + b" " * 3_000_000 + b"</a>"}), "far more than an article needs"),
        (package(paragraph("x"))[:-60], "This is not a whole DOCX file."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "save it as DOCX again"),
        (
            zipped({"[Content_Types].xml": b"<a>macroEnabled</a>"}),
            "This is a DOCM file, which cannot be read.",
        ),
    ],
)  # fmt: skip
def test_hostile_word_files_are_refused_kindly(
    cast: Cast, as_user: Login, data: bytes, sentence: str
) -> None:
    response = as_user(cast.checker).post(
        NEW, posted(text="", file=SimpleUploadedFile("a.docx", data)), headers=ENGLISH
    )

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Article.objects.exists()
