from __future__ import annotations

from argparse import ArgumentParser
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand

from factcheck import matching, search


class Command(BaseCommand):
    help = (
        "Let published facts and imported reviews be found by what they say, where they are not yet "
        "or by older rules; prints how many. Publishing and importing do so themselves: this is "
        "for those from before, and costs nothing when there are none. It can be stopped and started "
        "again: what has been read stays read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--again",
            action="store_true",
            help="read every published fact again for the search of the public site",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again"]:
            search.read_again()
        count = 0
        for batch in chain(search.index_late(), matching.index_late()):
            count += batch
            if options["verbosity"] > 1:
                self.stdout.write(f"{count} so far")
        if options["verbosity"]:
            self.stdout.write(f"facts read: {count}")
