"""Saying of a sentence that it holds nothing to check, and taking that back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck import anchoring, ledger, policy
from factcheck.annotating.holding import faster, hold_article
from factcheck.choices import AnchorState, Looked, NothingReason
from factcheck.coverage import Line, coverage_of, sentences_of
from factcheck.errors import IncompleteError, NotAllowedError, NotPossibleError, StaleError
from factcheck.models import Article, ArticleRevision, Claim, NothingToCheck
from factcheck.workflow import STALE

Span = tuple[int, int]
_SAID = gettext_lazy("%(name)s was faster: this is said already.")


def nothing_to_check(
    article: Article,
    *,
    actor: AbstractBaseUser,
    revision: int,
    spans: Iterable[Span],
    reason: str,
    note: str = "",
) -> list[NothingToCheck]:
    """Say of these sentences, places in the revision (its id), that they hold nothing to check.

    The gate no longer waits for them, nor for what is suggested in them: so it takes somebody who
    checks, as dismissing does. Those that somebody has looked at meanwhile are left as they are;
    StaleError or NotPossibleError when all of them are. Sent twice by the same person, it is said
    once.
    """
    with transaction.atomic():
        article = hold_article(article, actor=actor)
        _check_may_say(article, actor)
        if article.revision_id != revision:
            raise StaleError(STALE)
        if reason not in NothingReason.values:
            raise IncompleteError([_("Choose why there is nothing to check.")])
        if reason == NothingReason.OTHER and not note.strip():
            raise IncompleteError([_("Say in words why there is nothing to check.")])
        lines = _lines(article, spans)
        waiting = [line for line in lines if line.state == Looked.UNTOUCHED]
        if not waiting:
            _check_own(lines, actor)
            return []
        now = timezone.now()
        rows = NothingToCheck.objects.bulk_create(
            NothingToCheck(
                revision_id=revision,
                start=line.start,
                end=line.end,
                exact=line.words,
                reason=reason,
                note=note.strip(),
                person_id=actor.pk,
                at=now,
            )
            for line in waiting
        )
        ledger.append(
            article=article,
            verb="nothing_to_check",
            actor=actor,
            reason=note.strip(),
            data={"because": reason, "sentences": [[row.start, row.end] for row in rows]},
        )
    return rows


def check_after_all(said: NothingToCheck, *, actor: AbstractBaseUser) -> None:
    """Nobody has looked at the sentence any more; what is suggested in it is offered again."""
    with transaction.atomic():
        article = hold_article(Article(pk=said.revision.article_id), actor=actor)
        _check_may_say(article, actor)
        if said.revision_id != article.revision_id:
            raise StaleError(STALE)
        gone, _rows = NothingToCheck.objects.filter(pk=said.pk).delete()
        if not gone:
            raise NotPossibleError(_("This sentence is to be looked at already."))
        data = {"because": said.reason, "sentences": [[said.start, said.end]]}
        ledger.append(article=article, verb="check_after_all", actor=actor, data=data)


def carry_sentences(before: ArticleRevision, after: ArticleRevision, *, language: str) -> None:
    """Say the same of the sentences that are whole and the same in the next revision.

    Must run in a transaction that holds the article. A sentence in which a word changed, or that
    goes on, is another one.
    """
    rows = list(before.nothing_to_check.all())
    if not rows:
        return
    whole = {(one.start, one.end) for one in sentences_of(after, language)}
    carrier = anchoring.Reanchoring(before.text, after.text)
    fresh: dict[Span, NothingToCheck] = {}
    for row in rows:
        placed = carrier.place(row.start, row.end)
        if placed.state not in (AnchorState.KEPT, AnchorState.MOVED):
            continue
        if placed.start is None or placed.end is None or (placed.start, placed.end) not in whole:
            continue
        row.pk, row.revision = None, after
        row.start, row.end = placed.start, placed.end
        row.exact = after.text[row.start : row.end]
        fresh.setdefault((row.start, row.end), row)
    NothingToCheck.objects.bulk_create(fresh.values(), batch_size=200)


def overrule(claim: Claim) -> bool:
    """A claim on their words is stronger than what was said of these sentences; whether it was."""
    return bool(overrule_all([claim]))


def overrule_all(claims: Sequence[Claim]) -> set[int]:
    """The same for claims one after the other; the ids of those that overrule something."""
    placed: dict[int, list[tuple[int, Span]]] = defaultdict(list)
    for claim in claims:
        if claim.anchor is not None and claim.anchor.span is not None:
            placed[claim.anchor.revision_id].append((claim.pk, claim.anchor.span))
    overruled: dict[int, int] = {}
    said = NothingToCheck.objects.filter(revision__in=list(placed))
    for row, revision, start, end in said.values_list("pk", "revision", "start", "end"):
        for claim_pk, span in placed[revision]:
            if start < span[1] and end > span[0]:
                overruled.setdefault(row, claim_pk)
    if overruled:
        NothingToCheck.objects.filter(pk__in=list(overruled)).delete()
    return set(overruled.values())


def _check_may_say(article: Article, actor: AbstractBaseUser) -> None:
    if not policy.can_check(actor, article):
        raise NotAllowedError(
            _("Only a checker, an editor or a chief may say that there is nothing to check.")
        )


def _lines(article: Article, spans: Iterable[Span]) -> list[Line]:
    """The sentences with these places, each once, in the order of the text."""
    claims = article.claims.select_related("anchor")
    known = {(line.start, line.end): line for line in coverage_of(article, claims).lines}
    chosen = sorted(set(spans))
    if not chosen:
        raise IncompleteError([_("Choose the sentences that you mean.")])
    if any(span not in known for span in chosen):
        raise NotPossibleError(_("These words are no sentence of the text."))
    return [known[span] for span in chosen]


def _check_own(lines: Sequence[Line], actor: AbstractBaseUser) -> None:
    """Nothing is left to say: no fault when this person said it; a refusal otherwise."""
    others = [line.said for line in lines if line.said and line.said.person_id != actor.pk]
    if others:
        raise faster(others[0].person, _SAID)
    if any(line.state == Looked.CLAIMED for line in lines):
        raise NotPossibleError(_("There is a claim on these words already."))
