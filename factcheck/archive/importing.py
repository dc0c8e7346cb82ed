"""Importing a file: what it holds is read and kept, and what was left out is said."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import BinaryIO

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from factcheck.archive.storing import Stored, store
from factcheck.reviews import Report, Review, TakenBack, read_reviews

_log = logging.getLogger(__name__)


def import_file(
    stream: BinaryIO, *, actor: AbstractBaseUser | None, file_name: str, stored: Stored
) -> Report:
    """Keep the reviews of a file that can be sought in; nothing in it stops the import.

    One `stored` goes through all files of an import.
    """
    report = Report()
    reviews = _read(stream, file_name, report)
    store(reviews, actor=actor, file_name=file_name, stored=stored)
    return report


def _read(stream: BinaryIO, file_name: str, report: Report) -> Iterator[Review | TakenBack]:
    hosts = frozenset(host.lower() for host in settings.FACTCHECK_REVIEW_PUBLISHERS)
    try:
        yield from read_reviews(stream, today=timezone.localdate(), report=report, publishers=hosts)
    except Exception:  # noqa: BLE001 -- a fault of ours in one file must not cost the others
        _log.exception("A file of reviews could not be read to its end: %s", file_name)
        report.skip("that could not be read, see the log")
