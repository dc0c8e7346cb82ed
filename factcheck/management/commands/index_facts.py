from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from factcheck import matching


class Command(BaseCommand):
    help = (
        "Let published facts and imported reviews be found by what they say, where they are not yet "
        "or by older rules; prints how many. Publishing and importing do so themselves: this is "
        "for those from before, and costs nothing when there are none."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for batch in matching.index_late():
            count += batch
            if options["verbosity"] > 1:
                self.stdout.write(f"{count} so far")
        if options["verbosity"]:
            self.stdout.write(f"facts read: {count}")
