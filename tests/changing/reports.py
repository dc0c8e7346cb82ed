"""Verbs about what readers write."""

from __future__ import annotations

from functools import partial

from factcheck import reporting
from tests.changing.ready import Ready
from tests.conftest import Cast
from tests.reporting.letters import a_page, a_report


def take(cast: Cast) -> Ready:
    report = a_report(a_page(cast.checker, cast.editor))
    return partial(reporting.take, report, actor=cast.editor, version=report.version)


def settle(cast: Cast) -> Ready:
    report = a_report(a_page(cast.checker, cast.editor))
    said = {"state": "unchanged", "answer": "Merci."}
    return partial(reporting.settle, report, actor=cast.editor, version=report.version, **said)


def call_duplicate(cast: Cast) -> Ready:
    page = a_page(cast.checker, cast.editor)
    first, second = a_report(page), a_report(page)
    return partial(
        reporting.call_duplicate, second, actor=cast.editor, version=second.version, of=first
    )


def accept(cast: Cast) -> Ready:
    report = a_report(a_page(cast.checker, cast.editor))
    return partial(reporting.accept, report, actor=cast.editor, version=report.version)


def call_spam(cast: Cast) -> Ready:
    report = a_report(a_page(cast.checker, cast.editor))
    return partial(reporting.call_spam, report, actor=cast.editor, version=report.version)


def put_back(cast: Cast) -> Ready:
    report = a_report(a_page(cast.checker, cast.editor))
    report = reporting.call_spam(report, actor=cast.editor, version=report.version)
    return partial(reporting.put_back, report, actor=cast.editor, version=report.version)
