from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from factcheck import annotating, intake
from factcheck.choices import Language
from factcheck.management.drafts import read_draft
from factcheck.management.reading import reading_of
from factcheck.models import Article


class Command(BaseCommand):
    help = (
        "Import a text, Markdown, HTML or DOCX file as an article; print its id, then how many "
        "claims came with the notes of the draft, if it has any, and each note without a place, "
        "then what the detectors read in it: how many suggestions of each kind, and what does not "
        "fit together, one a line."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", help="the file, or - for plain text from standard input")
        parser.add_argument(
            "--language",
            choices=Language.values,
            default=settings.LANGUAGE_CODE,
            help="its language",
        )
        parser.add_argument("--headline", default="", help="when the text has none of its own")

    def handle(self, *args: Any, **options: Any) -> None:
        draft = read_draft(options["path"], headline=options["headline"])
        article = annotating.create_article(draft, actor=None, language=options["language"])
        self.stdout.write(str(article.pk))
        for line in [*self._notes(article, draft), *reading_of(article)]:
            self.stdout.write(line)

    def _notes(self, article: Article, draft: intake.Draft) -> Iterator[str]:
        if draft.notes or draft.unplaced:
            yield f"claims from notes: {article.claims.count()}"
        for remark in draft.unplaced:
            yield f"note without a place: {' '.join(remark.text.split())}"
