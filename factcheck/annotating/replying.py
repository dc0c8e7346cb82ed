"""What comes back from outside, and what the desk makes of it."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from factcheck import ledger, notifying, policy
from factcheck.annotating.citations import add_evidence, cite
from factcheck.annotating.claims import open_claim
from factcheck.choices import EvidenceKind, Says, Visibility
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError
from factcheck.models import Answer, Citation, Claim, Evidence, Question


def reply(
    question: Question,
    *,
    says: str,
    name: str,
    function: str,
    may_be_named: bool,
    what: str = "",
    place: str = "",
    why: str = "",
) -> Answer:
    """Keep the one answer to a question, by whoever has its link; whatever the claim's status.

    Raises NotPossibleError when there is one already, or when the link ended.
    """
    with transaction.atomic():
        still = Question.objects.open().select_for_update(of=("self",), no_key=True)
        held = still.filter(pk=question.pk).first()
        if held is None or Answer.objects.filter(question=held).exists():
            raise NotPossibleError(_("This question has been answered already."))
        if says == Says.RIGHT:
            what = place = ""
        answer = Answer.objects.create(
            question=held,
            says=says,
            what=what,
            place=place,
            why=why,
            name=name,
            function=function,
            may_be_named=may_be_named,
        )
        claim = held.claim
        notifying.answered(claim, asked_by=held.asked_by_id)
        _record(claim, "answered", None, answer)
    return answer


def take_answer(
    answer: Answer, *, actor: AbstractBaseUser, version: int, stance: str, tier: str
) -> Citation:
    """Make evidence of it, cited on the claim: the person says what it does to it, no machine does."""
    with transaction.atomic():
        claim = open_claim(answer.question.claim, actor=actor, version=version)
        _check_may_decide(actor, claim)
        evidence = add_evidence(_evidence(answer, tier), actor=actor)
        _decide(answer, actor=actor, evidence=evidence)
        _record(claim, "take_answer", actor, answer)
        citation = Citation(
            evidence=evidence, stance=stance, locator=_locator(answer), excerpt=in_words(answer)
        )
        return cite(claim, actor=actor, version=version, citation=citation)


def leave_answer(answer: Answer, *, actor: AbstractBaseUser, reason: str) -> None:
    """Set it aside for a reason, whatever the claim's status. It stays to be read."""
    claim = answer.question.claim
    _check_may_decide(actor, claim)
    if not reason.strip():
        raise IncompleteError([_("Give the reason: it stays beside the answer.")])
    with transaction.atomic():
        _decide(answer, actor=actor, reason=reason.strip())
        _record(claim, "leave_answer", actor, answer)


def in_words(answer: Answer) -> str:
    """The answer as one text, in the language of the question."""
    with override(answer.question.language):
        head = _("Right.") if answer.says == Says.RIGHT else _("Wrong.")
        parts = [
            head,
            _("What: %(words)s") % {"words": answer.what} if answer.what else "",
            _("Where: %(words)s") % {"words": answer.place} if answer.place else "",
            _("Why: %(words)s") % {"words": answer.why} if answer.why else "",
        ]
    return "\n".join(part for part in parts if part)


def _evidence(answer: Answer, tier: str) -> Evidence:
    """Public, with who answered in its title, only if they may be named.

    Else it is internal, and a title leaves with the source package: who it was stays in the answer.
    """
    return Evidence(
        title=_title(answer),
        kind=EvidenceKind.STATEMENT,
        tier=tier,
        visibility=Visibility.PUBLIC if answer.may_be_named else Visibility.INTERNAL,
        captured_at=answer.at,
    )


def _title(answer: Answer) -> str:
    with override(answer.question.language):
        if not answer.may_be_named:
            return _("Answer from outside, %(date)s") % {"date": _day(answer)}
        who = {"name": answer.name, "function": answer.function}
        return _("Answer of %(name)s, %(function)s") % who


def _locator(answer: Answer) -> str:
    with override(answer.question.language):
        return _("%(date)s, by a link of the desk") % {"date": _day(answer)}


def _day(answer: Answer) -> str:
    return date_format(timezone.localtime(answer.at), "DATE_FORMAT")


def _decide(answer: Answer, *, actor: AbstractBaseUser, **became: object) -> None:
    waiting = Answer.objects.filter(pk=answer.pk, decided_at=None)
    if not waiting.update(decided_by_id=actor.pk, decided_at=timezone.now(), **became):
        raise NotPossibleError(_("Somebody has dealt with this answer already."))


def _check_may_decide(actor: AbstractBaseUser, claim: Claim) -> None:
    if not policy.can_check(actor, claim.article):
        raise NotAllowedError(_("Your role does not allow this."))


def _record(claim: Claim, verb: str, actor: AbstractBaseUser | None, answer: Answer) -> None:
    """That it happened: never a word of the answer, nor who gave it."""
    data = {"question": answer.question_id, "answer": answer.pk}
    ledger.append(article=claim.article, claim=claim, verb=verb, actor=actor, data=data)
