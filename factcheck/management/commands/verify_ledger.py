from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck import ledger
from factcheck.models import LedgerHead


class Command(BaseCommand):
    help = "Check the hash chain of the ledger; exit 1 and name the first fault."

    def handle(self, *args: Any, **options: Any) -> None:
        for fault in ledger.faults():
            raise CommandError(
                f"The ledger is broken: {fault}. This is the first fault, and nothing was repaired: "
                "keep this database as it is, and compare it with a backup."
            )
        head = LedgerHead.objects.filter(pk=1).first() or LedgerHead()
        self.stdout.write(f"The ledger is intact: {head.sequence} events, head {head.hash}")
