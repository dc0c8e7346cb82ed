"""Asking somebody outside about one claim, by a secret link: to make it, to look, to revoke it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import ledger, policy
from factcheck.annotating.merging import claims_naming
from factcheck.annotating.stating import statement_around
from factcheck.choices import Record, Status
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError
from factcheck.models import Claim, Question, Source, SourceDetail, detail_of
from factcheck.workflow import lock

DAYS, MOST_DAYS = 7, 30
VIEWS, MOST_VIEWS = 20, 200
# More open questions about one claim are a mistake, or an attack by a stolen session.
MOST_OPEN = 20
# How often an answer may be sent before it is whole.
MOST_ATTEMPTS = 30
# Of the random token: 256 bits.
_BYTES = 32


def ask(
    claim: Claim,
    *,
    actor: AbstractBaseUser,
    words: str,
    show_sentence: bool = False,
    days: int = DAYS,
    views: int = VIEWS,
) -> tuple[Question, str]:
    """A question in words that the person chose, and the token of its link, which is kept nowhere.

    `show_sentence` shows the sentence of the article as well, as it is now.
    """
    if not 1 <= days <= MOST_DAYS or not 1 <= views <= MOST_VIEWS:
        raise ValueError("a link ends")
    with transaction.atomic():
        claim = lock(claim)
        if not policy.can_ask(actor, claim.article):
            raise NotAllowedError(_("Your role does not allow this."))
        if not words.strip():
            raise IncompleteError([_("Write your question.")])
        passage = sentence_of_claim(claim) if show_sentence else ""
        _check_possible(claim, actor, f"{words}\n{passage}")
        token = secrets.token_urlsafe(_BYTES)
        question = Question.objects.create(
            claim=claim,
            token_hash=hash_of(token),
            words=words.strip(),
            passage=passage,
            language=claim.article.language,
            asked_by_id=actor.pk,
            expires_at=timezone.now() + timedelta(days=days),
            most_views=views,
        )
        _record(question, "ask", actor)
    return question, token


def revoke(question: Question, *, actor: AbstractBaseUser) -> None:
    """End a link now: any checker who sees the claim. An answer that came stays."""
    if not policy.can_check(actor, question.claim.article):
        raise NotAllowedError(_("Your role does not allow this."))
    with transaction.atomic():
        held = Question.objects.filter(pk=question.pk, revoked_at=None)
        if not held.update(revoked_by_id=actor.pk, revoked_at=timezone.now()):
            raise NotPossibleError(_("This link is revoked already."))
        _record(question, "revoke", actor)


def revoke_about(source: Source, *, actor: AbstractBaseUser) -> None:
    """End the links that wait for an answer about claims that name a source, or rest on it.

    For the verb that protects it, inside its transaction: whoever protects may not see the claim.
    """
    waiting = Question.objects.select_for_update(of=("self",), no_key=True).filter(
        claim__in=claims_naming([source]),
        answer=None,
        revoked_at=None,
        expires_at__gt=timezone.now(),
    )
    # All of them before the first line: who revokes one holds it, and then waits for the ledger.
    held = list(waiting.select_related("claim__article").order_by("pk"))
    ended = {"revoked_by_id": actor.pk, "revoked_at": timezone.now()}
    Question.objects.filter(pk__in=[one.pk for one in held]).update(**ended)
    for question in held:
        _record(question, "revoke", actor)


def sentence_of_claim(claim: Claim) -> str:
    """The sentence that holds the claim's words; empty when they have no place."""
    anchor = claim.anchor
    if anchor is None or anchor.start is None or anchor.end is None:
        return ""
    return statement_around(anchor.revision.text, anchor.start, anchor.end)


def question_behind(token: str) -> Question | None:
    """The open question of a link, with its answer if it has one; the same one query for none."""
    questions = Question.objects.open().select_related("answer")
    return questions.filter(token_hash=hash_of(token)).first()


def count_view(question: Question) -> bool:
    """Whether it may be looked at once more, which is counted."""
    left = Question.objects.filter(pk=question.pk, views__lt=F("most_views"))
    return bool(left.update(views=F("views") + 1))


def count_attempt(question: Question) -> bool:
    """Whether an answer may be sent once more, which is counted."""
    left = Question.objects.filter(pk=question.pk, attempts__lt=MOST_ATTEMPTS)
    return bool(left.update(attempts=F("attempts") + 1))


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _check_possible(claim: Claim, actor: AbstractBaseUser, shown: str) -> None:
    if claim.status == Status.WITHDRAWN:
        raise NotPossibleError(_("This claim is withdrawn: restore it to ask about it."))
    if claim.questions.open().filter(answer=None).count() >= MOST_OPEN:
        raise NotPossibleError(
            _("%(most)d open questions are the most: revoke one first.") % {"most": MOST_OPEN}
        )
    told = shown.casefold()
    if any(name in told for source in _unnamed(claim, actor) for name in _names(source)):
        raise NotPossibleError(_("This names a source that must not be named: leave the name out."))


def _unnamed(claim: Claim, actor: AbstractBaseUser) -> Iterator[Source]:
    """Sources of the claim that must not be named outside, as far as this person knows them.

    Of the others they learn nothing, not even by trying names.
    """
    detail = detail_of(claim)
    aside = None
    if isinstance(detail, SourceDetail) and detail.record != Record.ON:
        aside = detail.source_id
    parties = [
        getattr(detail, f"{name}_id", None) for name in ("attributed_to", "speaker", "source")
    ]
    cited = claim.citations.values_list("evidence__source", flat=True)
    named = [pk for pk in (*parties, *cited) if pk is not None]
    # Held, so that whoever protects one meanwhile finds the question that is about to be made.
    list(Source.objects.select_for_update(no_key=True).filter(pk__in=named).order_by("pk"))
    unnamed = Q(protected=True) | Q(pk=aside)
    yield from policy.visible_sources(actor).filter(unnamed, pk__in=named)


def _names(source: Source) -> list[str]:
    names = (source.name, *source.aliases.split(","))
    return [name.strip().casefold() for name in names if name.strip()]


def _record(question: Question, verb: str, actor: AbstractBaseUser | None) -> None:
    """That it happened: never a word of the question, nor anything of its link."""
    claim = question.claim
    data = {"question": question.pk}
    ledger.append(article=claim.article, claim=claim, verb=verb, actor=actor, data=data)
