"""The end of a report: the newsroom's answer, for the reader to read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import notifying
from factcheck.choices import ReportState
from factcheck.errors import IncompleteError, NotPossibleError
from factcheck.models import Correction, FactPage, ReaderReport
from factcheck.reporting.sorting import close, hold, record, write

# What is said when an outcome shows nothing for it.
LACKING: Mapping[ReportState, Any] = {
    ReportState.CORRECTED: gettext_lazy(
        "Choose the note on the page that was published since the report: without one, readers "
        "were told of no change."
    ),
    ReportState.CHECKED: gettext_lazy(
        "Give the address of the fact page: without one, readers cannot see the check."
    ),
}


def settle(
    report: ReaderReport,
    *,
    actor: AbstractBaseUser,
    version: int,
    state: str,
    answer: str,
    correction: Correction | None = None,
    result: FactPage | None = None,
) -> ReaderReport:
    """Answer: what came of it, in words that are shown to the reader and sent to who asked for it.

    `correction` is the note on the page that came of it; `result` the page of a suggested claim:
    nobody is told of a change, or of a check, that cannot be seen.
    """
    with transaction.atomic():
        report = hold(report, actor=actor, version=version)
        if not answer.strip():
            raise IncompleteError([_("Write what the reader is answered.")])
        _check(report, state, correction)
        if state in LACKING and not (correction or result):
            raise IncompleteError([str(LACKING[ReportState(state)])])
        close(
            report, actor, state=state, answer=answer.strip(), correction=correction, result=result
        )
        notifying.answer_reader(report)
        record(report, "settle_report", actor)
    return report


def _check(report: ReaderReport, state: str, correction: Correction | None) -> None:
    changed = ReportState.CHECKED if report.is_suggestion else ReportState.CORRECTED
    if state not in (changed, ReportState.UNCHANGED):
        raise NotPossibleError(_("This is no outcome of such a report."))
    if correction is not None and correction.page_id != report.page_id:
        raise NotPossibleError(_("This note is on another page."))
    if correction is not None and correction.made_at < report.received_at:
        raise NotPossibleError(_("This note is older than the report."))


def call_duplicate(
    report: ReaderReport, *, actor: AbstractBaseUser, version: int, of: ReaderReport
) -> ReaderReport:
    """Somebody told the same before, of the same page: its answer is the answer to this one."""
    with transaction.atomic():
        first = ReaderReport.objects.select_related("duplicate_of").get(pk=of.pk)
        # Both are held, in one order, so that two reports cannot become each other's; and that
        # which has the answer, so that it does not become spam, or another's, meanwhile.
        wanted = (report.pk, (first.duplicate_of or first).pk)
        rows = ReaderReport.objects.select_for_update(no_key=True).filter(pk__in=wanted)
        of = {row.pk: row for row in rows.order_by("pk")}[wanted[1]]
        report = hold(report, actor=actor, version=version)
        no_answer = of.state in (ReportState.SPAM, ReportState.DUPLICATE)
        if of.pk == report.pk or of.page_id != report.page_id or no_answer:
            raise NotPossibleError(_("Choose another report about the same page."))
        close(report, actor, state=ReportState.DUPLICATE, duplicate_of=of)
        for other in report.duplicates.all():
            write(other, duplicate_of=of)
        if not of.is_waiting:
            notifying.answer_reader(of)
        record(report, "settle_report", actor)
    return report
