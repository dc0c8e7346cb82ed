"""Answering what the machine says does not fit together."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import consistency, ledger, policy
from factcheck.annotating.holding import faster, hold_article
from factcheck.choices import FindingState, Language
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Article, Finding
from factcheck.workflow import STALE

_ANSWERED = gettext_lazy("%(name)s was faster: this is answered already.")


def answer_finding(finding: Finding, *, actor: AbstractBaseUser, answer: str) -> None:
    """Say why these words may stand as they are; it holds for later revisions too.

    Sent twice by the same person, the answer is the one that was sent first.
    """
    with transaction.atomic():
        article, finding = _held(finding, actor)
        if finding.state == FindingState.ANSWERED:
            if finding.answered_by_id == actor.pk:
                return
            raise faster(finding.answered_by, _ANSWERED)
        if not answer.strip():
            raise IncompleteError([_("Write your answer: why may it stand, or what was changed?")])
        Finding.objects.filter(pk=finding.pk).update(
            state=FindingState.ANSWERED,
            answer=answer.strip(),
            answered_by_id=actor.pk,
            answered_at=timezone.now(),
        )
        ledger.append(
            article=article,
            verb="answer",
            actor=actor,
            reason=answer.strip(),
            data={"finding": finding.pk, "rule": finding.rule},
        )


def reopen_finding(finding: Finding, *, actor: AbstractBaseUser) -> None:
    """Set an answer aside: the question stands again. The ledger keeps what was answered."""
    with transaction.atomic():
        article, finding = _held(finding, actor)
        if finding.state != FindingState.ANSWERED:
            raise NotPossibleError(_("This has no answer yet."))
        Finding.objects.filter(pk=finding.pk).update(
            state=FindingState.OPEN, answer="", answered_by=None, answered_at=None
        )
        data = {
            "finding": finding.pk,
            "rule": finding.rule,
            "answer": finding.answer,
            "answered_by": finding.answered_by_id or 0,
        }
        ledger.append(article=article, verb="ask_again", actor=actor, data=data)


def sentence_of(finding: Finding, language: str) -> str:
    """What a finding says, in the language of whoever reads it.

    A row may be older than the rules: of one that is gone only its name is left.
    """
    found = consistency.Finding(
        rule=finding.rule,
        spans=(),
        severity=cast(consistency.Severity, finding.severity),
        fingerprint=finding.fingerprint,
        params=finding.params,
    )
    try:
        return found.message("en" if language == Language.ENGLISH else "fr")
    except (LookupError, TypeError, ValueError, AttributeError):
        return finding.rule


def _held(finding: Finding, actor: AbstractBaseUser) -> tuple[Article, Finding]:
    article = hold_article(Article(pk=finding.revision.article_id), actor=actor)
    if not policy.can_check(actor, article):
        raise NotAllowedError(_("Your role does not allow this."))
    finding = Finding.objects.select_related("answered_by").get(pk=finding.pk)
    if finding.revision_id != article.revision_id:
        raise StaleError(STALE)
    return article, finding
