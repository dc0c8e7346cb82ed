"""What of the reports is told: to the reader, to readers of a correction, to who may settle them."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from factcheck import policy
from factcheck.choices import ReportState
from factcheck.models import Correction, ReaderMail, ReaderReport

# Counting stops here, so that a count costs the same for everybody.
MOST = 99


def outcome_of(report: ReaderReport) -> ReaderReport:
    """The report whose state and answer are those of this one."""
    return report.duplicate_of or report


def with_readers(notes: QuerySet[Correction]) -> QuerySet[Correction]:
    """Adds `told_by_reader`: whether a note came of a report, whose reader agreed to say so."""
    told = ReaderReport.objects.filter(
        correction=OuterRef("pk"), state=ReportState.CORRECTED, may_tell=True
    )
    return notes.annotate(told_by_reader=Exists(told))


def with_mail(reports: QuerySet[ReaderReport]) -> QuerySet[ReaderReport]:
    """Adds `has_mail`: whether its reader waits for an e-mail. Never the address."""
    return reports.annotate(has_mail=Exists(ReaderMail.objects.filter(report=OuterRef("pk"))))


def waiting_count(user: policy.User) -> int:
    """How many wait for an answer, MOST + 1 for any more; none for who cannot give it. One query."""
    if not policy.can_settle_reports(user):
        return 0
    waiting = policy.visible_reports(user).waiting()
    return waiting.order_by().values("pk")[: MOST + 1].count()
