from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck import annotating, intake
from factcheck.choices import Language
from factcheck.management.reading import reading_of

FORMATS: dict[str, Literal["text", "markdown"]] = {
    "": "text",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
}


class Command(BaseCommand):
    help = (
        "Import a text or Markdown file as an article; print its id, then what the detectors read "
        "in it: how many suggestions of each kind, and what does not fit together, one a line."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", help="the file, or - for standard input")
        parser.add_argument(
            "--language",
            choices=Language.values,
            default=settings.LANGUAGE_CODE,
            help="its language",
        )
        parser.add_argument("--headline", default="", help="when the text has none of its own")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["path"])
        suffix = "" if options["path"] == "-" else path.suffix.lower()
        if suffix not in FORMATS:
            raise CommandError(f"{suffix} files cannot be read: save the article as .txt or .md.")
        try:
            draft = intake.read_article(
                self._read(options["path"], path),
                format=FORMATS[suffix],
                headline=options["headline"],
            )
        except intake.IntakeError as error:
            raise CommandError(str(error)) from error
        article = annotating.create_article(draft, actor=None, language=options["language"])
        self.stdout.write(str(article.pk))
        for line in reading_of(article):
            self.stdout.write(line)

    def _read(self, name: str, path: Path) -> bytes:
        try:
            return sys.stdin.buffer.read() if name == "-" else path.read_bytes()
        except OSError as error:
            raise CommandError(f"{name} cannot be read: {error.strerror}.") from error
