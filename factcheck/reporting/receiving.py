"""A report comes in. Nobody is logged in; the view has asked how often, and whether it is a form."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from factcheck import notifying
from factcheck.models import FactPage, ReaderReport
from factcheck.reporting.receipts import new_receipt


@dataclass(frozen=True, slots=True)
class Letter:
    """What a reader wrote; `fingerprint` is of the form they sent, and of every word in it."""

    language: str
    words: str
    place: str
    url: str
    fingerprint: str
    wrong: str = ""
    may_tell: bool = False
    email: str = ""


def received_before(letter: Letter) -> ReaderReport | None:
    """What the same form made when it was sent the first time."""
    return ReaderReport.objects.filter(fingerprint=letter.fingerprint).first()


def receive(letter: Letter, *, page: FactPage | None) -> ReaderReport:
    """Keep what a reader wrote, about a page or as a suggestion; once, however often it is sent.

    No line of the ledger: what anybody may write must not grow what nobody may delete.
    """
    try:
        with transaction.atomic():
            report = ReaderReport.objects.create(
                receipt=new_receipt(),
                fingerprint=letter.fingerprint,
                page=page,
                wrong=letter.wrong,
                words=letter.words,
                place=letter.place,
                url=letter.url,
                language=letter.language,
                may_tell=letter.may_tell,
            )
            if letter.email:
                notifying.keep_reader(report, letter.email)
            notifying.reported(report)
    except IntegrityError:
        # Twice at the same moment.
        report = ReaderReport.objects.get(fingerprint=letter.fingerprint)
    return report
