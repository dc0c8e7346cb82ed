"""An article held for a decision on what was read in it, and the word for who came first."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser, User
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from factcheck import policy
from factcheck.errors import NotAllowedError, StaleError
from factcheck.models import Article


def hold_article(article: Article, *, actor: AbstractBaseUser) -> Article:
    """The article as it is now, held until the transaction ends, if this person may work on it.

    It is held before its suggestions and before the ledger, by everybody: so nobody waits for
    somebody who waits for them.
    """
    articles = Article.objects.select_for_update(of=("self",), no_key=True)
    article = articles.get(pk=article.pk)
    if not policy.can_annotate(actor, article):
        raise NotAllowedError(_("Your role does not allow this."))
    return article


def hold_articles(pks: Iterable[int]) -> dict[int, Article]:
    """The same of several, by their ids and in the order of these; the caller asks who may."""
    rows = Article.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
    return {article.pk: article for article in rows.filter(pk__in=set(pks))}


def faster(who: User | None, sentence: str | Promise) -> StaleError:
    """The refusal that names whoever decided before; the sentence has a place for the name."""
    name = (who.get_full_name() or who.get_username()) if who else _("Somebody else")
    return StaleError(str(sentence) % {"name": name})
