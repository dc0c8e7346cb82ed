from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck import archive


class Command(BaseCommand):
    help = (
        "Import reviews of other publishers: files with ClaimReviews in JSON-LD, feeds, JSON lines "
        "or web pages, or folders of them. Prints a line for each file: how many reviews were "
        "accepted, how many were skipped and why, and what was repaired. No file stops the others; "
        "the exit status is 1 when nothing at all could be read."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")

    def handle(self, *args: Any, **options: Any) -> None:
        stored = archive.Stored()
        accepted = 0
        for path in _files(options["paths"]):
            name = _shown(str(path))
            try:
                with path.open("rb") as stream:
                    report = archive.import_file(
                        stream, actor=None, file_name=_shown(path.name), stored=stored
                    )
            except OSError as error:
                self.stdout.write(f"{name}: accepted 0, skipped 1 (1 {error.strerror})")
                continue
            self.stdout.write(f"{name}: {report}")
            accepted += report.accepted
        if options["verbosity"] > 1:
            said = f"new {stored.added}, changed {stored.changed}, the same {stored.same}"
            self.stdout.write(said)
        if not accepted:
            raise CommandError("No review could be read.")


def _files(paths: list[str]) -> Iterator[Path]:
    """The files that are named, and those in the folders that are; hidden ones are left out."""
    for path in map(Path, paths):
        if path.is_dir():
            found = sorted(one for one in path.rglob("*") if one.is_file())
            yield from (one for one in found if not one.name.startswith("."))
        else:
            yield path


def _shown(name: str) -> str:
    """A name on one line, whatever is in it."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)
