from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import ledger, policy
from factcheck.choices import PageState
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.models import Article, ArticlePage, FactPage
from factcheck.publishing.facts import refresh_fact
from factcheck.publishing.holding import hold_article
from factcheck.publishing.marking import store_article
from factcheck.publishing.words import slug_for
from factcheck.readiness import valid_sign_off


def publish_article(article: Article, *, actor: AbstractBaseUser) -> ArticlePage:
    """Publish the text that was signed off, or bring its page up to date.

    The fact pages of the article then show their passage and link to it. A page that says the
    same already is left alone.
    """
    with transaction.atomic():
        article = hold_article(article)
        if not policy.can_manage_article(actor, article):
            raise NotAllowedError(_("Only an editor can publish or retract."))
        # No work on a claim can slip in between the look at the sign-off and the publication.
        ledger.hold()
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
        changed = store_article(page, now=now)
        facts = FactPage.objects.filter(claim__article=article, state=PageState.PUBLISHED)
        for fact in facts.select_related("snapshot"):
            refresh_fact(fact, now=now)
        if changed:
            ledger.append(article=article, verb="publish", actor=actor, data={"page": page.slug})
    return page
