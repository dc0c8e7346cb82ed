"""What does not fit together in a revision, held against what was answered already."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from factcheck import consistency
from factcheck.anchoring import fold
from factcheck.choices import FindingState
from factcheck.models import ArticleRevision, Finding

_SAID = ("rule", "severity", "spans", "params")
_ANSWER = ("state", "answer", "answered_by_id", "answered_at")
_COLUMNS = (*_SAID, "state", "answer", "answered_by", "answered_at")
_UNANSWERED = (FindingState.OPEN, "", None, None)


def store_findings(revision: ArticleRevision, found: Sequence[consistency.Finding]) -> bool:
    """Whether anything changed. Answered ones stay; an answer given before holds again.

    An answer is to a sentence: when that changes, the question stands again. Must run in a
    transaction that holds the article.
    """
    held = {row.fingerprint: row for row in revision.findings.all()}
    rows: dict[str, Finding] = {}
    for one in found:
        rows.setdefault(one.fingerprint, _row(revision, one))
    fresh = [row for name, row in rows.items() if name not in held]
    _answer_again(revision, fresh)
    said_anew = [
        held[name] for name, row in rows.items() if name in held and _renewed(held[name], row)
    ]
    gone = [
        row.pk for name, row in held.items() if row.state == FindingState.OPEN and name not in rows
    ]
    Finding.objects.filter(pk__in=gone).delete()
    Finding.objects.bulk_update(said_anew, _COLUMNS, batch_size=200)
    Finding.objects.bulk_create(fresh, batch_size=200)
    return bool(gone or said_anew or fresh)


def _row(revision: ArticleRevision, one: consistency.Finding) -> Finding:
    return Finding(
        revision=revision,
        fingerprint=one.fingerprint,
        rule=one.rule,
        severity=one.severity,
        spans=[list(span) for span in one.spans],
        # Through JSON, so that what is stored can be compared with what was found.
        params=json.loads(json.dumps(dict(one.params))),
    )


def _renewed(held: Finding, row: Finding) -> bool:
    if _sentence(held) != _sentence(row):
        _put_answer(held, _UNANSWERED)
    changed = [name for name in _SAID if getattr(held, name) != getattr(row, name)]
    for name in changed:
        setattr(held, name, getattr(row, name))
    return bool(changed)


def _answer_again(revision: ArticleRevision, fresh: Sequence[Finding]) -> None:
    """Give each new row the answer that the same finding had in the last revision that had it."""
    earlier = Finding.objects.filter(
        revision__article=revision.article_id,
        revision__number__lt=revision.number,
        fingerprint__in=[row.fingerprint for row in fresh],
    )
    latest = {row.fingerprint: row for row in earlier.order_by("revision__number")}
    for row in fresh:
        before = latest.get(row.fingerprint)
        if before and _sentence(before) == _sentence(row):
            _put_answer(row, [getattr(before, name) for name in _ANSWER])


def _put_answer(row: Finding, values: Iterable[Any]) -> None:
    for name, value in zip(_ANSWER, values, strict=True):
        setattr(row, name, value)


def _sentence(row: Finding) -> tuple[str, str, str]:
    """What makes the sentence that a person answered, whatever its typography."""
    params = json.dumps(row.params, ensure_ascii=False, sort_keys=True)
    return row.rule, row.severity, fold(params)
