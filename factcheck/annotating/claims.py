from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from factcheck import ledger, notifying, policy
from factcheck.annotating.detecting import AMENDED, detect_or_log
from factcheck.annotating.holding import hold_named
from factcheck.annotating.marking import check_assignee
from factcheck.annotating.recording import Plain, changes, state_of
from factcheck.choices import Kind, Status
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.models import DETAIL_MODELS, Claim, Source, detail_of
from factcheck.workflow import STALE, compare_and_set, lock
from factcheck.workflow.needs import closed


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
        hold_named(value for value in (detail or {}).values() if isinstance(value, Source))
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
        check_assignee(claim.article, actor, assignee)
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


def open_claim(claim: Claim, *, actor: AbstractBaseUser | None, version: int) -> Claim:
    """The claim, held, if this person, or a command, may work on it now; a refusal otherwise.

    Only a claim to check can be worked on: what a verdict was based on does not change under it.
    """
    claim = lock(claim)
    check_open(claim, actor=actor, version=version)
    return claim


def check_open(claim: Claim, *, actor: AbstractBaseUser | None, version: int) -> None:
    """Refuse what `open_claim` refuses, of a claim that is held."""
    if actor is not None and not policy.can_annotate(actor, claim.article):
        raise NotAllowedError(_("Your role does not allow this."))
    if claim.version != version:
        raise StaleError(STALE)
    if claim.status != Status.TO_CHECK:
        raise NotPossibleError(closed(claim))
