"""Saying that pages are no longer true, in the transaction that makes them so."""

from __future__ import annotations

from django.db import connection, transaction

from factcheck import ledger
from factcheck.models import PublishLog, StoredPage
from factcheck.pagestore import subjects
from factcheck.pagestore.rows import FENCE
from factcheck.pagestore.shelf import SHELF
from factcheck.pagestore.writing import ask_to_write


def touch_article(pk: int) -> None:
    """What readers see of an article, or of one of its facts, has changed."""
    _touch(subjects.article(pk))
    ask_to_write(pk)


def touch_corrections() -> None:
    """What the log of corrections says has changed, and no page."""
    _touch(subjects.CORRECTIONS)


def touch_about() -> None:
    """A page about the newsroom has changed."""
    _touch(subjects.ABOUT)


def touch_everything() -> None:
    """Any page may have changed."""
    _touch(subjects.EVERYTHING)


def _touch(subject: str) -> None:
    """The rows go and the line is written with the change itself: there is no moment between.

    Until the change is committed nobody stores a page (`rows.keep`), so none can be stored that
    was read before it. The ledger is held first, as everywhere: so two of these cannot wait for each
    other, and the numbers of the log are in the order in which they can be read.
    """
    with transaction.atomic(savepoint=False):
        ledger.hold()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FENCE])
        PublishLog.objects.create(subject=subject)
        stale = StoredPage.objects.all()
        if subject != subjects.EVERYTHING:
            stale = stale.filter(subject__in=subjects.changed_by(subject))
        stale.delete()
        # This process need not wait for its second to be over.
        transaction.on_commit(SHELF.look_soon)
