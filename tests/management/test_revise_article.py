from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from factcheck.choices import Status
from factcheck.models import Article, ArticleRevision
from tests.conftest import Cast
from tests.newsdesk import TEXT, a_claim, an_article, settled

pytestmark = pytest.mark.django_db
EDITED = TEXT.replace("491 840", "512 000")


def revise(capsys: pytest.CaptureFixture[str], *args: str) -> list[str]:
    call_command("revise_article", *args)
    return capsys.readouterr().out.splitlines()


def written(folder: Path, text: str) -> str:
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_prints_what_became_of_the_claims(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = settled(by=cast.checker, approver=cast.editor)
    a_claim(claim.article, kind="quote")

    lines = revise(capsys, str(claim.article.pk), written(tmp_path, EDITED))

    assert lines == [
        "revision 2",
        "1 kept, 0 moved, 1 edited, 0 ambiguous, 0 orphaned",
        "claim 1 edited (rewritten), back to check: [491 840 → 512 000] personnes",
    ]
    claim.refresh_from_db()
    assert claim.status == Status.TO_CHECK


def test_names_the_words_of_a_lost_claim(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = a_claim()

    lines = revise(capsys, str(claim.article.pk), written(tmp_path, "Rien\n\nde tout cela."))

    assert lines[-1] == "claim 1 orphaned (deleted): “491 840 personnes”"


def test_the_same_text_again_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = an_article()

    assert revise(capsys, str(article.pk), written(tmp_path, TEXT)) == [
        "revision 1: the text is the same"
    ]
    assert ArticleRevision.objects.count() == 1


def test_a_dry_run_reports_and_saves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = a_claim().article

    lines = revise(capsys, str(article.pk), written(tmp_path, EDITED), "--dry-run")

    assert lines[0] == "revision 2"
    assert ArticleRevision.objects.count() == 1


def test_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article = an_article()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(EDITED.encode())))

    assert revise(capsys, str(article.pk), "-")[0] == "revision 2"


def test_says_what_is_wrong(tmp_path: Path) -> None:
    article = an_article()

    with pytest.raises(CommandError, match="There is no article 0"):
        call_command("revise_article", "0", written(tmp_path, EDITED))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("revise_article", str(article.pk), str(tmp_path / "absent.txt"))
    with pytest.raises(CommandError, match="empty"):
        call_command("revise_article", str(article.pk), written(tmp_path, " "))


def test_the_readme_shows_the_report_on_the_demonstration(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("seed_demo")
    capsys.readouterr()
    article = Article.objects.get(external_id="demo-laboratoires")
    path = settings.BASE_DIR / "demo" / "cyberattaque-laboratoires-2.txt"

    lines = revise(capsys, str(article.pk), str(path), "--dry-run")

    readme = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
    assert "\n".join(lines) in readme
