from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck import annotating
from factcheck.errors import RefusalError
from factcheck.management.reading import reading_of
from factcheck.models import Article


class Command(BaseCommand):
    help = (
        "Read an article again with the detectors: new suggestions are offered, what a person "
        "has decided stays. Prints how many there are of each kind, and each finding on a line."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("article", type=int, help="the article's id")

    def handle(self, *args: Any, **options: Any) -> None:
        number = options["article"]
        article = Article.objects.filter(pk=number, revision__isnull=False).first()
        if article is None:
            raise CommandError(f"There is no article {number}.")
        try:
            annotating.detect_article(article, actor=None)
        except RefusalError as refusal:
            raise CommandError(str(refusal)) from refusal
        for line in reading_of(article):
            self.stdout.write(line)
