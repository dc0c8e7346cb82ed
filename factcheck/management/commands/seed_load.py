from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from factcheck.management.loading import MeanwhileError, load
from factcheck.models import Article, FactPage

_HERE = ("127.0.0.1", "localhost", "::1")


class Command(BaseCommand):
    help = (
        "Write N published facts of drawn words in French and English, with articles, claims, "
        "evidence and verdicts, to measure with. The same N and seed give the same rows. Nobody "
        "checked them: they refuse to be mixed with real ones."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("facts", type=int, metavar="N")
        parser.add_argument("--seed", type=int, default=1, help="another number, other rows")
        parser.add_argument(
            "--beside", action="store_true", help="although the desk is not empty: they are mixed"
        )
        parser.add_argument(
            "--in-production", action="store_true", help="although the site has a public address"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["facts"] < 1:
            raise CommandError("N must be 1 or more.")
        self._refuse_production(allowed=options["in_production"])
        self._refuse_mixing(allowed=options["beside"])
        started = time.perf_counter()

        def progress(done: int, doing: str) -> None:
            if options["verbosity"]:
                rate = done / (time.perf_counter() - started)
                line = f"{done} facts, {rate:.0f} a second"
                self.stdout.write(f"{line}; now the {doing}" if doing else line)

        try:
            load(options["facts"], seed=options["seed"], progress=progress)
        except MeanwhileError as error:
            raise CommandError(
                "Somebody worked at the desk meanwhile. What was stored before stays; nothing more "
                "was. Begin again with an empty database."
            ) from error
        progress(options["facts"], "")

    def _refuse_production(self, *, allowed: bool) -> None:
        host = urlsplit(settings.SITE_URL).hostname
        if host not in _HERE and not allowed:
            raise CommandError(
                f"SITE_URL is {settings.SITE_URL}: readers would find facts that nobody checked. "
                "Name a database of its own in DATABASE_URL and a SITE_URL on this machine, or add "
                "--in-production."
            )

    def _refuse_mixing(self, *, allowed: bool) -> None:
        if not allowed and (Article.objects.exists() or FactPage.objects.exists()):
            raise CommandError(
                "There are articles in this database, and rows that are loaded cannot be told from "
                "them or taken out again. Name an empty database in DATABASE_URL (and run migrate), "
                "or add --beside."
            )
