"""The queue of reports: whose it is, what is worth looking at, and what is none."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import ledger, notifying, pagestore, policy
from factcheck.choices import ANSWERED, WAITING, ReportState
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Article, ReaderReport

# For whoever called something spam by mistake.
SPAM_KEPT = timedelta(days=30)
CLOSED = (*ANSWERED, ReportState.DUPLICATE, ReportState.SPAM)


def take(report: ReaderReport, *, actor: AbstractBaseUser, version: int) -> ReaderReport:
    """“I look at it”: also what somebody else has taken. The reader sees that somebody does."""
    with transaction.atomic():
        report = hold(report, actor=actor, version=version)
        looked = ReportState.TAKEN if report.state == ReportState.RECEIVED else report.state
        write(report, state=looked, taken_by=actor.pk)
        record(report, "take_report", actor)
    return report


def accept(report: ReaderReport, *, actor: AbstractBaseUser, version: int) -> ReaderReport:
    """There may be something in it, so it is checked: by reopening the claim, or as a new one."""
    with transaction.atomic():
        not_yet = (ReportState.RECEIVED, ReportState.TAKEN)
        report = hold(report, actor=actor, version=version, of=not_yet)
        write(report, state=ReportState.ACCEPTED, taken_by=report.taken_by_id or actor.pk)
        record(report, "accept_report", actor)
    return report


def brought_in(report: ReaderReport, article: Article, *, actor: AbstractBaseUser) -> None:
    """Keep which article a suggestion became, the last one if several: a way between the two, and
    no decision, so that whoever has the report open is not late for it."""
    if not (report.is_suggestion and policy.can_view_report(actor, report)):
        raise NotAllowedError(_("Your role does not allow this."))
    ReaderReport.objects.filter(pk=report.pk).update(article=article)


def call_spam(report: ReaderReport, *, actor: AbstractBaseUser, version: int) -> ReaderReport:
    """Hide it; nobody is answered, and it is deleted after SPAM_KEPT, with the e-mail address."""
    with transaction.atomic():
        report = hold(report, actor=actor, version=version)
        if report.duplicates.exists():
            raise NotPossibleError(_("Another report was said to tell the same: answer this one."))
        close(report, actor, state=ReportState.SPAM)
        record(report, "settle_report", actor)
    return report


def put_back(report: ReaderReport, *, actor: AbstractBaseUser, version: int) -> ReaderReport:
    """It was no spam after all; or its answer was wrong, so this person looks at it again.

    What was not sent yet of that answer waits for the next one.
    """
    with transaction.atomic():
        report = hold(report, actor=actor, version=version, of=CLOSED)
        was_spam = report.state == ReportState.SPAM
        write(
            report,
            state=ReportState.RECEIVED if was_spam else ReportState.TAKEN,
            taken_by=None if was_spam else actor.pk,
            settled_by=None,
            settled_at=None,
            answer="",
            duplicate_of=None,
            correction=None,
            result=None,
        )
        notifying.hold_answer(report)
        record(report, "put_back_report", actor)
    return report


def forget_spam() -> int:
    """Delete what has been called spam for SPAM_KEPT; how many there were."""
    old = ReaderReport.objects.filter(
        state=ReportState.SPAM, settled_at__lt=timezone.now() - SPAM_KEPT
    )
    return old.delete()[1].get(ReaderReport._meta.label, 0)


def forget_words(*, days: int) -> int:
    """Delete what readers wrote in reports that were settled so many days ago, with an address that
    is left; how many there were.

    The receipt, the page, the outcome and the newsroom's own answer stay. One that tells the same
    as a report that waits stays too.
    """
    now = timezone.now()
    old = ReaderReport.objects.settled().filter(
        forgotten_at=None, settled_at__lt=now - timedelta(days=days)
    )
    old = old.exclude(duplicate_of__state__in=WAITING)
    with transaction.atomic():
        held = list(old.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
        notifying.forget_readers(held)
        return ReaderReport.objects.filter(pk__in=held).update(
            words="",
            place="",
            url="",
            # It is made of every word; another one for each report.
            fingerprint=Concat(Value("forgotten-"), Cast("id", CharField())),
            forgotten_at=now,
        )


def hold(
    report: ReaderReport,
    *,
    actor: AbstractBaseUser,
    version: int,
    of: Collection[str] = WAITING,
) -> ReaderReport:
    """The report as it is now, locked, if this person may settle it and it is in one of these states."""
    rows = ReaderReport.objects.select_for_update(of=("self",), no_key=True)
    report = rows.select_related("page__claim__article").get(pk=report.pk)
    if not policy.can_settle_report(actor, report):
        raise NotAllowedError(_("Only an editor decides what becomes of a reader's report."))
    if report.version != version:
        raise StaleError(
            _("Somebody else was faster than you. Look at what changed, then decide again.")
        )
    if report.state not in of:
        raise NotPossibleError(
            _("This is not possible from here: the report is “%(state)s”.")
            % {"state": report.get_state_display()}
        )
    return report


def close(report: ReaderReport, actor: AbstractBaseUser, **changes: Any) -> None:
    write(report, settled_by=actor.pk, settled_at=timezone.now(), **changes)
    if not ReaderReport.objects.waiting().exists():
        notifying.reports_over()


def write(report: ReaderReport, **changes: Any) -> None:
    ReaderReport.objects.filter(pk=report.pk).update(version=F("version") + 1, **changes)
    report.refresh_from_db()


def record(report: ReaderReport, verb: str, actor: AbstractBaseUser) -> None:
    """Which report, and how far it is: never a word of it."""
    claim = report.page.claim if report.page else None
    ledger.append(
        article=claim.article if claim else None,
        claim=claim,
        verb=verb,
        actor=actor,
        data={"report": report.pk, "state": report.state},
    )
    # A note may say that it came of a report, or no longer.
    pagestore.touch_corrections()
