from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from factcheck import ledger, policy
from factcheck.errors import NotAllowedError
from factcheck.models import Article, ReviewEvent


def record_package(article: Article, *, actor: AbstractBaseUser, sha256: str) -> ReviewEvent:
    """A line in the ledger: who took a package, of which revision, and the SHA-256 of its bytes.

    It changes nothing, so a sign-off keeps its force.
    """
    if not policy.can_view_article(actor, article):
        raise NotAllowedError(_("Your role does not allow this."))
    number = article.revision.number if article.revision else 0
    return ledger.append(
        article=article, verb="package", actor=actor, data={"revision": number, "sha256": sha256}
    )
