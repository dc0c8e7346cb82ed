from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.exporting import StillChangingError, UnusableFolderError, export
from factcheck.models import ArticlePage, FactPage

# A sign of life on a terminal, not a line for each file.
STEP = 500


class Command(BaseCommand):
    help = (
        "Write the whole public site as files below DIR, byte for byte as the server answers it. "
        "DIR becomes a link to the newest export beside it (DIR.releases), and is changed in one "
        "step; files that did not change are kept. What only a server can answer stays away: "
        "search, filters, forms, the card's discovery. Exit 1 when a page leads nowhere."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        def told(files: int) -> None:
            if options["verbosity"] > 1 or (options["verbosity"] and files % STEP == 0):
                self.stderr.write(f"{files} addresses so far")

        try:
            exported = export(options["folder"], changed_since=changed_since, told=told)
        except UnusableFolderError as error:
            raise CommandError(str(error)) from error
        except StillChangingError as error:
            raise CommandError(
                "Pages were published all the time. The export before this one stays: try again."
            ) from error
        if options["verbosity"]:
            self.stdout.write(f"files: {exported.files}, new or changed: {exported.changed}")
        if exported.missing:
            lines = [_told_of(address, status) for address, status in exported.missing.items()]
            raise CommandError("Pages lead to what is not there:\n" + "\n".join(lines))


def _told_of(address: str, status: int) -> str:
    nameless = ", but no file can have its name" if status == HTTPStatus.OK else ""
    return f"{address} answers {status}{nameless}"


def changed_since(moment: datetime) -> set[str]:
    """The addresses of pages that were published or taken back since then."""
    facts = FactPage.objects.filter(modified_at__gte=moment)
    articles = ArticlePage.objects.filter(modified_at__gte=moment)
    return {page.get_absolute_url() for page in (*facts, *articles)}
