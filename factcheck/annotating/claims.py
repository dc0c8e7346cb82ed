from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from factcheck import anchoring, ledger, notifying, policy
from factcheck.annotating.covering import settle
from factcheck.annotating.detecting import AMENDED, detect_or_log
from factcheck.annotating.recording import Plain, changes, state_of
from factcheck.annotating.sentences import overrule
from factcheck.choices import AnchorState, Kind, Status
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import DETAIL_MODELS, Anchor, Article, Claim, detail_of
from factcheck.workflow import STALE, compare_and_set, lock
from factcheck.workflow.needs import closed


def mark_claim(
    article: Article,
    *,
    actor: AbstractBaseUser | None,
    kind: str,
    revision: int,
    start: int,
    end: int,
    statement: str,
    detail: Mapping[str, Any] | None = None,
    once: bool = False,
    **fields: Any,
) -> Claim:
    """A claim on the words [start, end) of the revision (its id) that the person was reading.

    `detail` holds the fields of the kind's own row; `fields` are risk, assignee and due. Open
    suggestions of these words are accepted with it, and of their sentences nobody says any more
    that they hold nothing to check. Raises
    StaleError when the article has a newer revision, NotPossibleError when the span is no span.
    With `once`, what `marked_before` finds is given back, and nothing is marked.
    """
    with transaction.atomic():
        articles = Article.objects.select_for_update(of=("self",), no_key=True)
        article = articles.get(pk=article.pk)
        if actor is not None and not policy.can_annotate(actor, article):
            raise NotAllowedError(_("Your role does not allow this."))
        if article.revision_id != revision or article.revision is None:
            raise StaleError(STALE)
        _check_assignee(article, actor, fields.get("assignee"))
        if once and actor is not None:
            same = marked_before(
                article, actor=actor, kind=kind, at=(start, end), statement=statement
            )
            if same is not None:
                return same
        try:
            selector = anchoring.describe(article.revision.text, start, end)
        except anchoring.SpanError as error:
            raise NotPossibleError(_("These words are not in the text.")) from error
        Article.objects.filter(pk=article.pk).update(last_claim_number=F("last_claim_number") + 1)
        claim = Claim.objects.create(
            article=article,
            number=article.last_claim_number + 1,
            kind=kind,
            statement=statement.strip(),
            created_by_id=actor.pk if actor else None,
            **fields,
        )
        claim.anchor = Anchor.objects.create(
            claim=claim,
            revision=article.revision,
            state=AnchorState.KEPT,
            exact=selector.exact,
            prefix=selector.prefix,
            suffix=selector.suffix,
            start=selector.start,
            end=selector.end,
        )
        Claim.objects.filter(pk=claim.pk).update(anchor=claim.anchor)
        DETAIL_MODELS[kind].objects.create(claim=claim, **(detail or {}))
        notifying.assigned(claim, claim.assignee, actor=actor)
        data: dict[str, Any] = {"kind": kind, "start": start, "end": end}
        if settle(claim, actor=actor):
            data["suggested"] = True
        if overrule(claim):
            data["overruled"] = True
        ledger.append(
            article=article,
            claim=claim,
            verb="mark",
            actor=actor,
            to_status=Status.TO_CHECK,
            data=data,
        )
    return claim


def marked_before(
    article: Article, *, actor: AbstractBaseUser, kind: str, at: tuple[int, int], statement: str
) -> Claim | None:
    """A claim to check that this person has made already of these words, and says the same.

    Another statement about the same words is another claim.
    """
    start, end = at
    same = article.claims.filter(
        created_by=actor.pk,
        kind=kind,
        status=Status.TO_CHECK,
        statement=statement.strip(),
        anchor__revision=article.revision_id,
        anchor__start=start,
        anchor__end=end,
    )
    return same.order_by("number").first()


def edit_claim(
    claim: Claim,
    *,
    actor: AbstractBaseUser,
    version: int,
    detail: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Claim:
    """Change the statement, the risk, the detail … of a claim that is still to check.

    A figure with another value is then held against the rest of the text again.
    """
    with transaction.atomic():
        claim = open_claim(claim, actor=actor, version=version)
        before = state_of(claim)
        compare_and_set(claim, version, **fields)
        if _changes_figure(claim, detail or {}):
            # After the commit: a person waits for it, nobody else does.
            transaction.on_commit(partial(detect_or_log, claim.article, actor=actor))
        if detail is not None:
            DETAIL_MODELS[claim.kind].objects.update_or_create(claim=claim, defaults=dict(detail))
        _record(claim, "edit", actor, before)
        claim.refresh_from_db()
    return claim


def _changes_figure(claim: Claim, detail: Mapping[str, Any]) -> bool:
    """Whether the consistency check would see another figure than before."""
    held = detail_of(claim)
    return claim.kind == Kind.FIGURE and any(
        name in detail and detail[name] != getattr(held, name, None) for name in AMENDED
    )


def assign_claim(
    claim: Claim,
    *,
    actor: AbstractBaseUser,
    version: int,
    assignee: AbstractBaseUser | None,
    due: datetime | None,
) -> Claim:
    """Say who works on a claim and by when, whatever its status. Checkers and editors only."""
    with transaction.atomic():
        claim = lock(claim)
        if not policy.is_checker(actor) or not policy.can_view_claim(actor, claim):
            raise NotAllowedError(_("Your role does not allow this."))
        _check_assignee(claim.article, actor, assignee)
        before = state_of(claim)
        compare_and_set(claim, version, assignee=assignee, due=due)
        notifying.assigned(claim, assignee, actor=actor, before=claim.assignee_id)
        name = assignee.get_username() if assignee else ""
        _record(claim, "assign", actor, before, to=name)
        claim.refresh_from_db()
    return claim


def _record(
    claim: Claim, verb: str, actor: AbstractBaseUser, before: Mapping[str, Plain], **more: Plain
) -> None:
    """One line that says what each changed field held and holds; "version" is what it led to."""
    data = {"version": claim.version + 1, **changes(before, state_of(claim)), **more}
    ledger.append(article=claim.article, claim=claim, verb=verb, actor=actor, data=data)


def _check_assignee(
    article: Article, actor: AbstractBaseUser | None, assignee: AbstractBaseUser | None
) -> None:
    """Only checkers and editors give work out, and only to somebody who can see it."""
    if assignee is None:
        return
    if actor is not None and not policy.is_checker(actor):
        raise NotAllowedError(_("Your role does not allow this."))
    if not policy.can_view_article(assignee, article):
        raise NotPossibleError(_("This person cannot see the article."))


def open_claim(claim: Claim, *, actor: AbstractBaseUser | None, version: int) -> Claim:
    """The claim, held, if this person, or a command, may work on it now; a refusal otherwise.

    Only a claim to check can be worked on: what a verdict was based on does not change under it.
    """
    claim = lock(claim)
    if actor is not None and not policy.can_annotate(actor, claim.article):
        raise NotAllowedError(_("Your role does not allow this."))
    if claim.version != version:
        raise StaleError(STALE)
    if claim.status != Status.TO_CHECK:
        raise NotPossibleError(closed(claim))
    return claim
