"""Signing an article off: an editor's name under one revision."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from factcheck import ledger, policy, webhooks
from factcheck.errors import IncompleteError, NotAllowedError, StaleError
from factcheck.models import Article, SignOff
from factcheck.readiness import readiness, valid_sign_off
from factcheck.workflow.holding import STALE


def sign_off(
    article: Article, *, actor: AbstractBaseUser, revision: int, override_reason: str = ""
) -> SignOff:
    """Sign the revision (its id) that the editor read. Blockers need a written reason.

    Sent twice, it is signed once.
    """
    with transaction.atomic():
        articles = Article.objects.select_for_update(of=("self",), no_key=True)
        article = articles.get(pk=article.pk)
        if not policy.can_manage_article(actor, article):
            raise NotAllowedError(_("Only an editor can sign an article off."))
        if article.revision_id != revision:
            raise StaleError(STALE)
        # Whatever is written after this line comes after the signature, and makes it outdated.
        ledger.hold()
        signed = valid_sign_off(article)
        if signed is not None and signed.editor_id == actor.pk:
            return signed
        blockers = readiness(article)
        reason = override_reason.strip() if blockers else ""
        if blockers and not reason:
            raise IncompleteError(
                [
                    *(blocker.message for blocker in blockers),
                    _("Settle them, or write why the article may go out as it is."),
                ]
            )
        messages = [blocker.message for blocker in blockers]
        event = ledger.append(
            article=article,
            verb="sign_off",
            actor=actor,
            reason=reason,
            data={"revision": revision, "blockers": messages},
        )
        signed = SignOff.objects.create(
            revision_id=revision,
            editor_id=actor.pk,
            ledger_sequence=event.sequence,
            override_reason=reason,
            blocker_count=len(messages),
            blockers=messages,
        )
        webhooks.article_ready(article, actor=actor)
    return signed
