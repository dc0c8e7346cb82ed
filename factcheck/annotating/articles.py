from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.models import User as Person
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import ledger, policy
from factcheck.annotating.detecting import detect_or_log, read_or_log, store_or_log
from factcheck.annotating.noting import mark_notes
from factcheck.errors import NotAllowedError, StaleError
from factcheck.intake import Draft
from factcheck.models import Article, ArticleRevision
from factcheck.workflow import STALE

# Whoever sends the same text again within this time has sent it twice.
SENT_TWICE = timedelta(minutes=10)


def create_article(
    draft: Draft,
    *,
    actor: AbstractBaseUser | None,
    language: str,
    team: Iterable[AbstractBaseUser] = (),
    once: bool = False,
    via: str = "",
    **fields: Any,
) -> Article:
    """An article with its first revision, which the detectors then read, and a claim for each
    place that notes of the draft are about.

    `actor` is None for a command. `fields` are those of Article that an editor fills in. Whoever
    brings in a restricted article joins its team, else they could not see it any more. With `once`,
    what `sent_before` finds is given back, and nothing is brought in. `via` is the API token that
    the actor's system came with.
    """
    if actor is not None and not policy.can_use_desk(actor):
        raise NotAllowedError(_("Your role does not allow this."))
    # Notes are held against what is suggested on their words, so that is read first; before the
    # transaction, as in `detect_article`.
    found = read_or_log(draft, language, fields.get("dated")) if draft.notes else None
    with transaction.atomic():
        if once and actor is not None:
            # Of two that one person sends together, the second waits here for the first.
            Person.objects.select_for_update(no_key=True).get(pk=actor.pk)
            if (sent := sent_before(draft, actor=actor)) is not None:
                return sent
        article = Article.objects.create(
            headline=draft.headline,
            language=language,
            created_by_id=actor.pk if actor else None,
            **fields,
        )
        members = {member.pk for member in team}
        if actor is not None and article.restricted:
            members.add(actor.pk)
        article.team.set(members)
        revision = ArticleRevision.objects.create(
            article=article,
            number=1,
            headline=draft.headline,
            text=draft.text,
            length=len(draft.text),
            sha256=draft.sha256,
            blocks=draft.block_list(),
            created_by_id=actor.pk if actor else None,
        )
        article.revision = revision
        article.save(update_fields=["revision"])
        data = {"sha256": revision.sha256, **by_token(via)}
        ledger.append(article=article, verb="import", actor=actor, data=data)
        if found is not None:
            store_or_log(revision, found, actor=actor)
            mark_notes(revision, draft.notes, found=found, actor=actor)
            # The claims have counted up their numbers on it.
            article.refresh_from_db(fields=["last_claim_number"])
    if found is None:
        detect_or_log(article, actor=actor)
    return article


def by_token(via: str) -> dict[str, str]:
    """What the ledger adds where a system did it in the name of its account."""
    return {"token": via} if via else {}


def sent_before(draft: Draft, *, actor: AbstractBaseUser) -> Article | None:
    """What this person has brought in just now with the same headline and text: sent twice."""
    first = ArticleRevision.objects.filter(
        article=OuterRef("pk"), number=1, sha256=draft.sha256, headline=draft.headline
    )
    recent = policy.visible_articles(actor).filter(
        Exists(first), created_by=actor.pk, created_at__gte=timezone.now() - SENT_TWICE
    )
    return recent.order_by("-pk").first()


def change_article(
    article: Article,
    *,
    actor: AbstractBaseUser,
    version: int,
    team: Iterable[AbstractBaseUser] | None = None,
    **fields: Any,
) -> Article:
    """Change what an editor fills in about an article: never its words.

    Whoever restricts an article joins its team, as in `create_article`. Raises StaleError when
    somebody has changed the settings since `version`.
    """
    if not policy.can_manage_article(actor, article):
        raise NotAllowedError(_("Only an editor can change an article."))
    with transaction.atomic():
        seen = Article.objects.filter(pk=article.pk, version=version)
        if not seen.update(version=F("version") + 1, **fields):
            raise StaleError(STALE)
        if team is not None:
            article.team.set({member.pk for member in team})
        if fields.get("restricted") and not article.restricted:
            article.team.add(actor.pk)
        ledger.append(
            article=article, verb="settings", actor=actor, data={"fields": sorted(fields)}
        )
    article.refresh_from_db()
    return article
