from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from django.conf import LazySettings, settings
from django.core.management import call_command
from django.core.management.base import CommandError

from factcheck import ledger
from factcheck.models import Article, ArticleRevision, ReviewEvent
from tests.detectors import ALL
from tests.drafts import draft_document, saved

pytestmark = pytest.mark.django_db
DEMO = settings.BASE_DIR / "demo" / "cyberattaque-laboratoires.txt"


def imported(capsys: pytest.CaptureFixture[str], *args: str) -> Article:
    call_command("import_article", *args)
    return Article.objects.get(pk=int(capsys.readouterr().out.splitlines()[0]))


def test_prints_the_id_of_the_article_with_revision_1(capsys: pytest.CaptureFixture[str]) -> None:
    article = imported(capsys, str(DEMO), "--language", "fr")

    assert article.headline == (
        "Des données médicales de 500000 mises en ligne en France cyber-attaque"
    )
    assert article.language == "fr"
    assert article.created_by is None
    assert article.revision is not None
    assert article.revision.number == 1
    assert article.revision.length == len(article.revision.text)
    assert "491 840 personnes" in article.revision.text
    assert [event.verb for event in article.events.all()] == ["import"]
    assert list(ledger.faults()) == []


def test_says_what_was_read_in_the_article(
    capsys: pytest.CaptureFixture[str], settings: LazySettings
) -> None:
    settings.FACTCHECK_DETECTORS = ALL
    call_command("import_article", str(DEMO), "--language", "fr")

    first, *lines = capsys.readouterr().out.splitlines()

    assert Article.objects.get().pk == int(first)
    assert [line.partition(":")[0] for line in lines[:3]] == ["figure", "quote", "source"]
    assert {line.partition(":")[0] for line in lines[4:]} == {"conflict", "check", "note"}


def test_language_defaults_to_the_site_s(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Un titre\n\nUn paragraphe.", encoding="utf-8")

    assert imported(capsys, str(path)).language == settings.LANGUAGE_CODE


def test_english_markdown_with_a_headline_of_its_own(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("# A **bold** title\n\nSome *words*.", encoding="utf-8")

    article = imported(capsys, str(path), "--language", "en")

    assert article.headline == "A bold title"
    assert article.revision is not None
    assert article.revision.text == "A bold title\nSome words."


@pytest.mark.parametrize("name", ["a.html", "a.HTM"])
def test_html_is_read(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes("<h1>Titre</h1><nav>x</nav><p>Été&nbsp;!</p>".encode())

    article = imported(capsys, str(path))

    assert article.revision is not None
    assert article.revision.text == "Titre\nÉté\u00a0!"


def test_an_annotated_word_draft_comes_in_with_its_claims(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "brouillon.DOCX"
    path.write_bytes(saved(draft_document()))

    call_command("import_article", str(path), "--language", "fr")

    first, second, *lines = capsys.readouterr().out.splitlines()
    article = Article.objects.get()
    claim = article.claims.get()
    assert (first, second) == (str(article.pk), "claims from notes: 1")
    assert [line.partition(":")[0] for line in lines] == ["figure", "quote", "source"]
    assert claim.anchor is not None
    assert claim.anchor.exact == "491 840 personnes"
    comment = claim.comments.get()
    assert comment.author is None
    assert comment.body == "Ana Roux — Compté ? https://example.org/liste"
    assert [row.evidence.url for row in claim.citations.all()] == ["https://example.org/liste"]
    assert list(ledger.faults()) == []


def test_notes_without_a_place_are_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Titre\n\nMots.\n\n[^1]: seule,\n\n    sans appel\n", encoding="utf-8")

    call_command("import_article", str(path))

    lines = capsys.readouterr().out.splitlines()
    assert lines[1:3] == ["claims from notes: 0", "note without a place: seule, sans appel"]


def test_a_draft_without_notes_says_nothing_of_them(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Titre\n\nMots.", encoding="utf-8")

    call_command("import_article", str(path))

    assert "note" not in capsys.readouterr().out


def test_given_headline_comes_first(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Un paragraphe sans titre, assez long pour en être un.", encoding="utf-8")

    article = imported(capsys, str(path), "--headline", "Le titre")

    assert article.headline == "Le titre"
    assert article.revision is not None
    assert article.revision.text.startswith("Le titre\nUn paragraphe")


def test_reads_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO("Titre\n\nÉté 🎉 d’été.".encode()))
    monkeypatch.setattr(sys, "stdin", stdin)

    article = imported(capsys, "-")

    assert article.revision is not None
    assert article.revision.text == "Titre\nÉté 🎉 d’été."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Titre\n\nÉlectricité.".encode("utf-16"), "Titre\nÉlectricité."),
        ("Titre\n\nÉlectricité.".encode("latin-1"), "Titre\nÉlectricité."),
        ("Titre\r\n\r\nמספר 12 🎉 👩‍👩‍👧".encode(), "Titre\nמספר 12 🎉 👩‍👩‍👧"),
        ("Titre\n\ne\u0301te\u0301".encode(), "Titre\nété"),
    ],
)
def test_encodings_are_read_right(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, data: bytes, text: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)

    article = imported(capsys, str(path))

    assert article.revision is not None
    assert article.revision.text == text


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"mot " * 1_300_000, "at most 1000000"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "PNG"),
        ("a.txt", b"Titre\n\nUn \x00 nul", "not a text"),
        ("a.txt", b"Titre\n\n\xed\xa0\x80 seul", "half a character"),
        ("a.docx", b"PK\x03\x04", "not a whole DOCX file"),
        ("a.docx", b"PK" + b" " * (20 * 1024 * 1024), "too heavy"),
        ("a.html", b"<html><script>Bonjour</script></html>", "empty"),
        ("a.odt", b"PK\x03\x04", "a ODT file"),
        ("a.pdf", b"%PDF-1.7", "Save the article as DOCX, HTML, Markdown or plain text"),
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_leaves_nothing(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(CommandError) as refusal:
        call_command("import_article", str(path))

    assert says in str(refusal.value)
    assert Article.objects.count() == 0
    assert ArticleRevision.objects.count() == 0
    assert ReviewEvent.objects.count() == 0


def test_standard_input_is_text_whatever_it_looks_like(monkeypatch: pytest.MonkeyPatch) -> None:
    page = io.TextIOWrapper(io.BytesIO(b"<h1>Titre</h1>"))
    monkeypatch.setattr(sys, "stdin", page)

    call_command("import_article", "-")

    assert Article.objects.get().headline == "<h1>Titre</h1>"


def test_lone_surrogate_in_the_headline_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Titre\n\nTexte.", encoding="utf-8")

    with pytest.raises(CommandError):
        call_command("import_article", str(path), "--headline", "x\udcff")

    assert Article.objects.count() == 0


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.txt cannot be read"):
        call_command("import_article", str(tmp_path / "none.txt"))
