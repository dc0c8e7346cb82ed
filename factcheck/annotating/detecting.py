"""The machine reads an article first: its suggestions and findings, stored for its revision.

Reading the same revision again changes nothing that a person has decided. Reading the next one
knows again what was dismissed or answered before.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from factcheck import ledger, policy
from factcheck.annotating.detectors import Amendment, Read, read_text
from factcheck.annotating.storing_findings import store_findings
from factcheck.annotating.storing_suggestions import store_suggestions
from factcheck.choices import Status
from factcheck.errors import NotAllowedError, NotPossibleError, StaleError
from factcheck.intake import Block, Draft
from factcheck.models import Article, ArticleRevision, FigureDetail
from factcheck.workflow import STALE

# What a person fills in about a figure that the consistency check believes.
AMENDED = ("value", "value_high", "unit")

_log = logging.getLogger(__name__)


def detect_article(article: Article, *, actor: AbstractBaseUser | None) -> None:
    """Read the current revision, and offer what is new in it. `actor` is None for a command.

    Raises StaleError when a newer revision came in meanwhile.
    """
    if actor is not None and not policy.can_annotate(actor, article):
        raise NotAllowedError(_("Your role does not allow this."))
    revision = ArticleRevision.objects.filter(pk=article.revision_id or 0).first()
    if revision is None:
        raise NotPossibleError(_("This article has no text yet."))
    # Before the transaction: on SQLite it keeps everybody else from writing.
    found = read_text(
        revision.text,
        language=article.language,
        dated=article.dated,
        blocks=[Block(**block) for block in revision.blocks],
        amendments=list(_amendments(revision)),
    )
    with transaction.atomic():
        held = Article.objects.select_for_update(of=("self",), no_key=True).get(pk=article.pk)
        if held.revision_id != revision.pk:
            raise StaleError(STALE)
        _store(revision, found, actor)


def _amendments(revision: ArticleRevision) -> Iterator[Amendment]:
    """The values of the figures that are claims, as people have filled them in."""
    details = FigureDetail.objects.filter(claim__anchor__revision=revision)
    rows = details.exclude(claim__status=Status.WITHDRAWN).values_list(
        "claim__anchor__start", "claim__anchor__end", *AMENDED
    )
    for start, end, value, high, unit in rows:
        if start is not None and end is not None and value is not None:
            yield Amendment((start, end), value, high, unit)


def detect_or_log(article: Article, *, actor: AbstractBaseUser | None) -> None:
    """The same, for an article that must come in whatever happens to the reading of it."""
    try:
        detect_article(article, actor=actor)
    except Exception as error:  # noqa: BLE001 -- the message may quote the article: its type only
        _log.error("Article %d could not be read: %s", article.pk, type(error).__name__)


def read_or_log(draft: Draft, language: str, dated: date | None) -> Read:
    """What the detectors read in an article that is not in yet; nothing if that fails."""
    try:
        return read_text(draft.text, language=language, dated=dated, blocks=draft.blocks)
    except Exception as error:  # noqa: BLE001 -- as above
        _log.error("A draft could not be read: %s", type(error).__name__)
        return Read((), ())


def store_or_log(revision: ArticleRevision, found: Read, *, actor: AbstractBaseUser | None) -> None:
    """Offer what was read in a revision that is just coming in, whatever happens to it."""
    try:
        with transaction.atomic():
            _store(revision, found, actor)
    except Exception as error:  # noqa: BLE001 -- as above
        _log.error("A reading could not be stored: %s", type(error).__name__)


def _store(revision: ArticleRevision, found: Read, actor: AbstractBaseUser | None) -> None:
    """Offer what is new in a reading. Must run in a transaction that holds the article."""
    suggested = store_suggestions(revision, found.found)
    noted = store_findings(revision, found.findings)
    if suggested or noted:
        counts = {"suggestions": len(found.found), "findings": len(found.findings)}
        ledger.append(article=revision.article, verb="detect", actor=actor, data=counts)
