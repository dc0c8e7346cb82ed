from __future__ import annotations

from argparse import ArgumentParser
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck import seals
from factcheck.models import Seal


class Command(BaseCommand):
    help = "Hold every file of evidence against its seal, and every seal against the ledger."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--sweep",
            action="store_true",
            help="delete files that belong to no seal and are older than a day",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit 1 when anything is missing, altered or unrecorded; each is named."""
        faults = 0
        for fault in chain(seals.unrecorded(), seals.check_files(self._progress())):
            faults += 1
            self.stderr.write(fault)
        self._strays(sweep=options["sweep"])
        if faults:
            raise CommandError(
                f"The evidence is not intact; faults: {faults}. They are named above, and nothing was "
                "repaired: bring files back from a backup under the same name, then check again."
            )
        self.stdout.write(f"The evidence is intact: {Seal.objects.count()} files.")

    def _progress(self) -> Any:
        """A count that moves on a terminal, and nothing elsewhere."""
        total = Seal.objects.count() if self.stderr.isatty() else 0

        def tell(count: int) -> None:
            if total:
                self.stderr.write(f"\r{count} of {total}", ending="\n" if count == total else "")

        return tell

    def _strays(self, *, sweep: bool) -> None:
        for path in list(seals.strays()):
            if not sweep:
                self.stdout.write(f"{path} belongs to no seal: --sweep deletes it after a day.")
            elif seals.sweep(path):
                self.stdout.write(f"{path} belonged to no seal and was deleted.")
