from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck import annotating, intake
from factcheck.annotating import Fate, Report
from factcheck.errors import RefusalError
from factcheck.management.drafts import read_draft
from factcheck.models import Article


class Command(BaseCommand):
    help = (
        "Give an article its next text, carry its claims over to it, and print what became of "
        "them: the revision, how many claims of each state, then one line for each that somebody "
        "must look at. The same text again changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("article", type=int, help="the id of the article")
        parser.add_argument("path", help="the file, or - for plain text from standard input")
        parser.add_argument("--dry-run", action="store_true", help="print the report, save nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        article = Article.objects.select_related("revision").filter(pk=options["article"]).first()
        if article is None:
            raise CommandError(f"There is no article {options['article']}.")
        draft = read_draft(options["path"])
        try:
            report = (
                annotating.preview_revision(article, draft)
                if options["dry_run"]
                else self._revise(article, draft)
            )
        except RefusalError as error:
            raise CommandError(str(error)) from error
        for line in _lines(report):
            self.stdout.write(line)

    def _revise(self, article: Article, draft: intake.Draft) -> Report:
        revision = article.revision_id or 0
        return annotating.revise_article(article, draft, actor=None, revision=revision)


def _lines(report: Report) -> Iterator[str]:
    if not report.is_new:
        yield f"revision {report.number}: the text is the same"
        return
    yield f"revision {report.number}"
    yield ", ".join(f"{count} {state}" for state, count in report.counts.items())
    for fate in report.to_look_at:
        yield _line(fate)


def _line(fate: Fate) -> str:
    back = ", back to check" if fate.sets_verdict_aside else ""
    words = "" if fate.is_lost else f": {annotating.diff_in_words(fate.before.exact, fate.words)}"
    near = f": “{fate.before.exact}”" if fate.is_lost else ""
    return f"claim {fate.claim.number} {fate.state} ({fate.reason}){back}{words}{near}"
