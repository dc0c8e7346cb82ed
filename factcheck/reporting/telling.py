"""What of the reports is told: to the reader, to readers of a correction, to who may settle them."""

from __future__ import annotations

from collections.abc import Collection

from factcheck import policy
from factcheck.choices import ReportState
from factcheck.models import ReaderReport

# Counting stops here, so that a count costs the same for everybody.
MOST = 99


def outcome_of(report: ReaderReport) -> ReaderReport:
    """The report whose state and answer are those of this one."""
    return report.duplicate_of or report


def told_by_readers(corrections: Collection[int]) -> set[int]:
    """Those of these corrections that came of a report, where its reader agreed to say so."""
    told = ReaderReport.objects.filter(
        correction__in=corrections, state=ReportState.CORRECTED, may_tell=True
    )
    return {pk for pk in told.order_by().values_list("correction", flat=True) if pk is not None}


def waiting_count(user: policy.User) -> int:
    """How many wait for an answer, MOST + 1 for any more; none for who cannot give it. One query."""
    if not policy.can_settle_reports(user):
        return 0
    waiting = policy.visible_reports(user).waiting()
    return waiting.order_by().values("pk")[: MOST + 1].count()
