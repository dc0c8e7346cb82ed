"""Deciding on what the machine suggests: a person accepts it as a claim, or dismisses it."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import ledger, policy
from factcheck.annotating.holding import faster, hold_article, hold_named
from factcheck.annotating.marking import mark_claim
from factcheck.annotating.naming import NamesRead, name_in
from factcheck.annotating.source_names import SourceNames
from factcheck.annotating.stating import statement_around
from factcheck.choices import Dismissal, SuggestionState
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Article, Claim, Suggestion
from factcheck.workflow import STALE

# What one press of a button may mark; the rest stays offered.
MOST_AT_ONCE = 100
_ACCEPTED = gettext_lazy("%(name)s was faster: this suggestion is accepted already.")
_DISMISSED = gettext_lazy("%(name)s was faster: this suggestion is dismissed already.")
_DECIDED = gettext_lazy("%(name)s was faster: these suggestions are decided already.")


def accept_suggestion(suggestion: Suggestion, *, actor: AbstractBaseUser) -> Claim:
    """A claim on the suggested words, its detail filled in with what the detector understood.

    Its statement is the sentence around the words, to be rewritten. Sent twice by the same
    person, it is accepted once.
    """
    with transaction.atomic():
        article, suggestion = _held(suggestion, actor)
        if suggestion.state == SuggestionState.ACCEPTED and suggestion.decided_by_id == actor.pk:
            return Claim.objects.get(suggestions=suggestion)
        _check_open(suggestion)
        return _accept(article, suggestion, actor, NamesRead(suggestion.revision, actor))


def accept_many(
    article: Article, *, actor: AbstractBaseUser, revision: int, shown: Collection[int]
) -> list[Claim]:
    """Accept those that still wait of the suggestions that were shown; all of them or none.

    `shown` are their ids and `revision` is the id of the one that the person was reading. Those
    that the gate does not wait for, because the detector is unsure of them, are left: they are
    looked at one by one. Sent twice by the same person, they are accepted once. Raises StaleError
    when others have decided on all of them.
    """
    with transaction.atomic():
        article = hold_article(article, actor=actor)
        if article.revision_id != revision:
            raise StaleError(STALE)
        rows = Suggestion.objects.filter(revision=revision, pk__in=shown)
        waiting = list(
            rows.weighty().select_related("revision").order_by("start", "-end")[:MOST_AT_ONCE]
        )
        if not waiting:
            return _accepted_before(rows, actor)
        # All before the first line of the ledger.
        hold_named(SourceNames(map(name_in, waiting), user=actor).known())
        named = NamesRead(waiting[0].revision, actor)
        return [
            _accept(article, suggestion, actor, named)
            for suggestion in waiting
            # A claim of this round may have answered it.
            if Suggestion.objects.open().filter(pk=suggestion.pk).exists()
        ]


def dismiss_suggestion(
    suggestion: Suggestion, *, actor: AbstractBaseUser, dismissal: str, note: str = ""
) -> None:
    """Say why these words are no claim; it holds for later revisions too, until it is restored.

    The gate no longer waits for them: so it takes somebody who checks, as an answer does.
    """
    with transaction.atomic():
        article, suggestion = _held(suggestion, actor)
        _check_may_dismiss(article, actor)
        if suggestion.state == SuggestionState.DISMISSED and suggestion.decided_by_id == actor.pk:
            return
        _check_open(suggestion)
        if dismissal not in Dismissal.values:
            raise IncompleteError([_("Choose why you dismiss it.")])
        if dismissal == Dismissal.OTHER and not note.strip():
            raise IncompleteError([_("Say in words why you dismiss it.")])
        Suggestion.objects.filter(pk=suggestion.pk).update(
            state=SuggestionState.DISMISSED,
            dismissal=dismissal,
            note=note.strip(),
            decided_by_id=actor.pk,
            decided_at=timezone.now(),
        )
        ledger.append(
            article=article,
            verb="dismiss",
            actor=actor,
            reason=note.strip(),
            data={"suggestion": suggestion.pk, "dismissal": dismissal},
        )


def restore_suggestion(suggestion: Suggestion, *, actor: AbstractBaseUser) -> None:
    """Offer a dismissed suggestion again."""
    with transaction.atomic():
        article, suggestion = _held(suggestion, actor)
        _check_may_dismiss(article, actor)
        if suggestion.state == SuggestionState.ACCEPTED:
            raise faster(suggestion.decided_by, _ACCEPTED)
        if suggestion.state == SuggestionState.OPEN:
            raise NotPossibleError(_("This suggestion is open already."))
        Suggestion.objects.filter(pk=suggestion.pk).update(
            state=SuggestionState.OPEN, dismissal="", note="", decided_by=None, decided_at=None
        )
        data = {
            "suggestion": suggestion.pk,
            "dismissal": suggestion.dismissal,
            "note": suggestion.note,
            "decided_by": suggestion.decided_by_id or 0,
        }
        ledger.append(article=article, verb="reoffer", actor=actor, data=data)


def offer_again(claim: Claim) -> None:
    """Open what a claim answered, because it is about to go. Within the transaction of that."""
    Suggestion.objects.filter(claim=claim).update(
        state=SuggestionState.OPEN, claim=None, decided_by=None, decided_at=None
    )


def _held(suggestion: Suggestion, actor: AbstractBaseUser) -> tuple[Article, Suggestion]:
    """The suggestion as it is now, held with its article, if the person may decide on it."""
    article = hold_article(Article(pk=suggestion.revision.article_id), actor=actor)
    rows = Suggestion.objects.select_related("revision", "decided_by")
    suggestion = rows.get(pk=suggestion.pk)
    if suggestion.revision_id != article.revision_id:
        raise StaleError(STALE)
    return article, suggestion


def _check_may_dismiss(article: Article, actor: AbstractBaseUser) -> None:
    if not policy.can_check(actor, article):
        raise NotAllowedError(_("Only a checker, an editor or a chief may dismiss a suggestion."))


def _accepted_before(rows: QuerySet[Suggestion], actor: AbstractBaseUser) -> list[Claim]:
    """The claims that this person made of the suggestions; a refusal if others decided on them."""
    own = Claim.objects.filter(suggestions__in=rows.filter(decided_by_id=actor.pk))
    claims = list(own.select_related("anchor").order_by("number").distinct())
    if claims:
        return claims
    decided = rows.exclude(decided_at=None).select_related("decided_by").first()
    raise faster(decided.decided_by if decided else None, _DECIDED)


def _check_open(suggestion: Suggestion) -> None:
    if suggestion.state == SuggestionState.ACCEPTED:
        raise faster(suggestion.decided_by, _ACCEPTED)
    if suggestion.state == SuggestionState.DISMISSED:
        raise faster(suggestion.decided_by, _DISMISSED)


def _accept(
    article: Article, suggestion: Suggestion, actor: AbstractBaseUser, named: NamesRead
) -> Claim:
    text = suggestion.revision.text
    return mark_claim(
        article,
        actor=actor,
        kind=suggestion.kind,
        revision=suggestion.revision_id,
        start=suggestion.start,
        end=suggestion.end,
        statement=statement_around(text, suggestion.start, suggestion.end),
        detail=named.detail_of(suggestion),
    )
