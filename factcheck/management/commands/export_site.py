from __future__ import annotations

from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Hashable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from factcheck.exporting import (
    ExportRunningError,
    FailingSiteError,
    StillChangingError,
    UnusableFolderError,
    export,
)
from factcheck.models import ArticlePage, FactPage

# A sign of life on a terminal, not a line for each file.
STEP = 500


class Command(BaseCommand):
    help = (
        "Write the whole public site as files below DIR, byte for byte as the server answers it. "
        "DIR becomes a link to the newest export beside it (DIR.releases), and is changed in one "
        "step; files that did not change are kept. What only a server can answer stays away: "
        "search, filters, forms, the card's discovery. Exit 1 when a page leads nowhere, or when "
        "the site answers with a fault: then the export before stays."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        def told(files: int) -> None:
            if options["verbosity"] > 1 or (options["verbosity"] and files % STEP == 0):
                self.stderr.write(f"{files} addresses so far")

        try:
            exported = export(options["folder"], state=state, told=told)
        except (UnusableFolderError, ExportRunningError, FailingSiteError, OSError) as error:
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


def state() -> dict[str, Hashable]:
    """What stands at the address of each page, and whether it is published. Two queries.

    A fact page leads to the others of its article, so it differs when one of those does.
    """
    facts = list(FactPage.objects.values_list("slug", "claim__article", "snapshot", "state"))
    together = defaultdict(set)
    for _slug, article, *one in facts:
        together[article].add(tuple(one))
    of_article = {article: frozenset(all_of_it) for article, all_of_it in together.items()}
    articles = ArticlePage.objects.values_list("slug", "snapshot", "state")
    return {
        **{reverse("factcheck:fact", args=[slug]): of_article[of] for slug, of, *_one in facts},
        **{reverse("factcheck:article-page", args=[slug]): tuple(one) for slug, *one in articles},
    }
