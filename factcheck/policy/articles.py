"""Articles and claims. Restricted: its team and the chiefs. A reporter: own articles only."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from factcheck.models import (
    Article,
    Claim,
    ClaimQuerySet,
)
from factcheck.policy.roles import User, can_use_desk, is_checker, is_chief, is_editor


def visible_articles(user: User) -> QuerySet[Article]:
    if is_chief(user):
        return Article.objects.all()
    if not can_use_desk(user):
        return Article.objects.none()
    team = Exists(Article.team.through.objects.filter(article=OuterRef("pk"), user=user.pk))
    open_to_all = Q(restricted=False)
    if not is_checker(user):
        open_to_all &= Q(created_by=user.pk)
    return Article.objects.filter(open_to_all | team)


def can_view_article(user: User, article: Article) -> bool:
    if is_chief(user):
        return True
    if not can_use_desk(user):
        return False
    if not article.restricted and (is_checker(user) or article.created_by_id == user.pk):
        return True
    return Article.team.through.objects.filter(article=article, user=user.pk).exists()


def visible_claims(user: User) -> ClaimQuerySet:
    if is_chief(user):
        return Claim.objects.all()
    # Asked of each claim, not as a list of articles: SQLite would start from that list, and then
    # sort all their claims for a page of the queue.
    return Claim.objects.filter(Exists(visible_articles(user).filter(pk=OuterRef("article"))))


def can_view_claim(user: User, claim: Claim) -> bool:
    return can_view_article(user, claim.article)


def can_annotate(user: User, article: Article) -> bool:
    """Mark claims, edit them, accept suggestions, cite evidence, comment: whoever sees it."""
    return can_view_article(user, article)


def can_check(user: User, article: Article) -> bool:
    """Answer what does not fit together in an article, dismiss what is suggested in it, translate
    what a verdict says: a check, so not its reporter's to do.

    To sign a translation off is to manage the article.
    """
    return is_checker(user) and can_view_article(user, article)


def can_manage_article(user: User, article: Article) -> bool:
    """Settings, team, sign-off, publication."""
    return is_editor(user) and can_view_article(user, article)


def can_see_numbers(user: User) -> bool:
    """What the desk counts, of the articles that they may see: whoever checks.

    Not the reporters: how long colleagues took over their own article is no business of theirs.
    """
    return is_checker(user)
