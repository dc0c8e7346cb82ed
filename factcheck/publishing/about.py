"""The pages on which a newsroom says who it is and how it works."""

from __future__ import annotations

import hashlib

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import ledger, pagestore, policy
from factcheck.errors import IncompleteError, NotAllowedError, StaleError
from factcheck.models import AboutPage
from factcheck.publishing.words import plain


def write_about(
    name: str,
    language: str,
    *,
    actor: AbstractBaseUser,
    version: int,
    title: str,
    body: str,
) -> AboutPage:
    """Publish the text of such a page. `version` is the one that the person saw, 0 for none.

    A page that says the same already is left alone.
    """
    title, body = plain(title), plain(body)
    with transaction.atomic():
        if not policy.can_write_about(actor):
            raise NotAllowedError(_("Only an editor can write the pages about the newsroom."))
        if not title or not body:
            raise IncompleteError([_("Give the page a title and a text.")])
        pages = AboutPage.objects.select_for_update(of=("self",), no_key=True)
        page = pages.filter(name=name, language=language).first()
        if (page.version if page else 0) != version:
            raise _late()
        if page and (page.title, page.body) == (title, body):
            return page
        page = page or AboutPage(name=name, language=language)
        page.title, page.body = title, body
        page.version, page.updated_at = version + 1, timezone.now()
        page.updated_by_id = actor.pk
        _save(page)
        ledger.append(
            article=None,
            verb="write_about",
            actor=actor,
            data={
                "about": name,
                "language": language,
                "version": page.version,
                "sha256": hashlib.sha256(f"{title}\n\n{body}".encode()).hexdigest(),
            },
        )
        pagestore.touch_about()
    return page


def _save(page: AboutPage) -> None:
    """Of two people who write a page for the first time, one is late."""
    try:
        with transaction.atomic():
            page.save()
    except IntegrityError as error:
        raise _late() from error


def _late() -> StaleError:
    return StaleError(_("Somebody else was faster than you. Look at what changed."))
