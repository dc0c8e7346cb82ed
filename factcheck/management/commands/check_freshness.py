from __future__ import annotations

from argparse import ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from factcheck import freshness
from factcheck.choices import WatchState

WORDS = {
    WatchState.OK: "as cited",
    WatchState.CHANGED: "changed",
    WatchState.GONE: "gone",
    WatchState.UNREACHABLE: "unreachable",
    freshness.FAILED: "no answer this time",
    WatchState.UNREAD: "not readable",
}


class Command(BaseCommand):
    help = (
        "Look whether verdicts still stand: count those past their date, ask for the web pages that "
        "settled claims cite (when FACTCHECK_FETCH is on), and tell the people concerned of what is "
        "new. No verdict and no status changes. Run it every day; two at once do nothing twice, and "
        "one that was killed is continued by the next."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--limit",
            type=_limit,
            default=freshness.MOST_ASKED,
            metavar="N",
            help=f"how many pages to ask for at most (default: {freshness.MOST_ASKED})",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        fetch: bool = settings.FACTCHECK_FETCH
        checked = freshness.check(ask_pages=fetch, limit=options["limit"])
        if checked is None:
            self.stdout.write("another run is at it: nothing done")
            return
        self.stdout.write(f"verdicts: {checked.past} past their date, {checked.soon} within a week")
        counts = ", ".join(f"{checked.pages.get(key, 0)} {words}" for key, words in WORDS.items())
        self.stdout.write(f"citations: {counts}" if fetch else "pages: FACTCHECK_FETCH is off")
        self.stdout.write(f"people told: {checked.told}")


def _limit(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 100_000):
        raise ArgumentTypeError("must be a number from 1 to 100000")
    return int(text)
