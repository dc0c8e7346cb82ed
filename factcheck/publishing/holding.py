from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.errors import NotAllowedError
from factcheck.models import DETAILS, Article, Claim


def hold_article(article: Article) -> Article:
    """The article as it is now, held until the transaction ends.

    Two facts of one article published at once would else write the same number of its page.
    no_key: rows that only refer to the article, as ledger lines do, need not wait; waiting for
    them, with the ledger held, would end in a deadlock.
    """
    return Article.objects.select_for_update(of=("self",), no_key=True).get(pk=article.pk)


def hold_claim(claim: Claim, actor: AbstractBaseUser) -> Claim:
    """The article and then the claim with its details, held, for somebody who may publish."""
    # A claim never changes its article.
    article = hold_article(claim.article)
    claim = hold_words(claim)
    claim.article = article
    if not policy.can_manage_article(actor, article):
        raise NotAllowedError(_("Only an editor can publish or retract."))
    return claim


def hold_words(claim: Claim) -> Claim:
    """The claim with its details and its article; only the claim is held."""
    claims = Claim.objects.select_for_update(of=("self",), no_key=True)
    return claims.select_related("article", "anchor", *DETAILS).get(pk=claim.pk)
