from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck.choices import TableKind
from factcheck.errors import RefusalError
from factcheck.forms.sheet_errors import sheet_error_in_words
from factcheck.sheets import SheetError, as_text
from factcheck.tables import TABLES, Fault, Report, take_long


class Command(BaseCommand):
    help = (
        "Import a table (CSV or XLSX) of any length: each row through the same forms and verbs as "
        "one by hand, in the name of a chief. Prints the rows that cannot come in as CSV, their "
        "progress on standard error. The same file again passes over what is in already."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=TableKind.values, help="what the rows are")
        parser.add_argument("path", help="the file")
        parser.add_argument("--actor", required=True, help="username of the chief who imports")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen only")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["path"])
        report = Report()

        def told(so_far: Report) -> None:
            nonlocal report
            report = so_far
            self.stderr.write(f"{report.rows} rows")

        try:
            with path.open("rb") as file:
                take_long(
                    TABLES[options["kind"]],
                    file,
                    actor=_chief(options["actor"]),
                    name=path.name,
                    save=not options["dry_run"],
                    told=told,
                )
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error.strerror}.") from error
        except SheetError as error:
            raise CommandError(sheet_error_in_words(error)) from error
        except RefusalError as refusal:
            raise CommandError(str(refusal)) from refusal
        finally:
            self._say(report, dry_run=options["dry_run"])
        if report.refused:
            raise CommandError(f"{report.refused} rows cannot come in: mend them, then run again.")

    def _say(self, report: Report, *, dry_run: bool) -> None:
        if report.faults:
            csv.writer(self.stdout).writerows(_lines(report.faults))
        would = "would be " if dry_run else ""
        self.stderr.write(
            f"{would}created {report.created}, {would}updated {report.updated}, "
            f"unchanged {report.unchanged}, refused {report.refused}"
        )


def _lines(faults: Iterable[Fault]) -> Iterable[tuple[str | int, ...]]:
    yield ("row", "column", "what to do")
    for fault in faults:
        yield fault.row, fault.column, as_text(fault.sentence)


def _chief(username: str) -> User:
    actor = User.objects.filter(username=username).first()
    if actor is None:
        raise CommandError(f"Nobody here has the username {username}.")
    return actor
