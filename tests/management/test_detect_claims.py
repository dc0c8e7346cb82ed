from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.core.management.base import CommandError

from factcheck import annotating
from factcheck.models import ReviewEvent
from tests.conftest import Cast
from tests.detectors import ALL
from tests.newsdesk import a_claim, an_article
from tests.suggested import TEXT, a_finding, a_read_article, suggested

pytestmark = pytest.mark.django_db


def lines(capsys: pytest.CaptureFixture[str], pk: int) -> list[str]:
    call_command("detect_claims", str(pk))
    return capsys.readouterr().out.splitlines()


def test_counts_by_kind_are_printed(
    settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.FACTCHECK_DETECTORS = []
    article = an_article(text=TEXT)
    settings.FACTCHECK_DETECTORS = ALL

    printed = lines(capsys, article.pk)

    assert printed[:4] == [
        "figure: 3 open",
        "quote: 1 open",
        "source: 2 open",
        "of these in site furniture, not offered: 1",
    ]
    event = ReviewEvent.objects.latest("sequence")
    assert (event.verb, event.actor) == ("detect", None)


def test_what_was_decided_is_counted_apart(
    cast: Cast, settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.FACTCHECK_DETECTORS = ALL
    article = a_read_article()
    a_claim(article, words="12 endroits")
    annotating.dismiss_suggestion(
        suggested(article, "491 840 personnes"), actor=cast.checker, dismissal="nothing"
    )

    assert lines(capsys, article.pk)[0] == "figure: 1 open, 1 accepted, 1 dismissed"


def test_findings_come_one_a_line_in_the_language_of_the_site(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    article = an_article()
    annotating.answer_finding(a_finding(article), actor=cast.editor, answer="Oui.")

    printed = lines(capsys, article.pk)

    # Nothing finds it any more; the answer stays.
    assert printed[:3] == ["figure: 0 open", "quote: 0 open", "source: 0 open"]
    (finding,) = printed[3:]
    assert finding.startswith("conflict (answered): ")
    assert finding.endswith("deux valeurs pour ce qui semble être la même chose.")


def test_an_article_that_is_not_there_is_named() -> None:
    with pytest.raises(CommandError, match="There is no article 7"):
        call_command("detect_claims", "7")
