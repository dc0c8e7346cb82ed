from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import ledger, policy
from factcheck.choices import PageState
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.models import Article, ArticlePage, FactPage
from factcheck.publishing.composing import slug_for
from factcheck.publishing.facts import refresh_fact
from factcheck.publishing.marking import store_article
from factcheck.readiness import valid_sign_off


def publish_article(article: Article, *, actor: AbstractBaseUser) -> ArticlePage:
    """Publish the text that was signed off, or bring its page up to date.

    The fact pages of the article then show their passage and link to it.
    """
    with transaction.atomic():
        article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        if not policy.can_manage_article(actor, article):
            raise NotAllowedError(_("Only an editor can publish or retract."))
        sign_off = valid_sign_off(article)
        if sign_off is None:
            raise NotPossibleError(_("Sign the article off first: its text or a claim changed."))
        now = timezone.now()
        page = ArticlePage.objects.filter(article=article).first()
        if page is None:
            slug = slug_for(article.headline, article.pk, "article")
            page = ArticlePage(article=article, slug=slug, published_at=now)
        page.sign_off = sign_off
        page.title = article.headline
        page.language = article.language
        store_article(page, now=now)
        for fact in FactPage.objects.filter(claim__article=article, state=PageState.PUBLISHED):
            refresh_fact(fact, now=now)
        ledger.append(article=article, verb="publish", actor=actor, data={"page": page.slug})
    return page
