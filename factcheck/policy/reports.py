"""What readers told the newsroom: checkers read it, editors decide what becomes of it."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from factcheck.models import ReaderReport, ReportQuerySet
from factcheck.policy.articles import visible_articles
from factcheck.policy.roles import User, is_checker, is_chief, is_editor


def can_read_reports(user: User) -> bool:
    return is_checker(user)


def can_settle_reports(user: User) -> bool:
    return is_editor(user)


def visible_reports(user: User) -> ReportQuerySet:
    """Of a page: whoever may see its article. A suggestion: whoever reads reports at all."""
    reports: ReportQuerySet = ReaderReport.objects.all()
    if is_chief(user):
        return reports
    if not can_read_reports(user):
        return reports.none()
    seen = Exists(visible_articles(user).filter(pk=OuterRef("page__claim__article")))
    return reports.filter(Q(page=None) | seen)


def can_view_report(user: User, report: ReaderReport) -> bool:
    return visible_reports(user).filter(pk=report.pk).exists()


def can_settle_report(user: User, report: ReaderReport) -> bool:
    return can_settle_reports(user) and can_view_report(user, report)
