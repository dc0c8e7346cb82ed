"""Questions to people outside of the desk."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from factcheck.models import Article, Question
from factcheck.policy.articles import can_view_claim, visible_claims
from factcheck.policy.roles import User, is_checker


def can_ask(user: User, article: Article) -> bool:
    """Show somebody outside a part of an article: checkers; of a restricted one, its team alone.

    A chief who is not on the team sees the article, and still does not speak for it.
    """
    if not is_checker(user):
        return False
    if not article.restricted:
        return True
    return Article.team.through.objects.filter(article=article, user=user.pk).exists()


def visible_questions(user: User) -> QuerySet[Question]:
    """With their answers: whoever sees the claim."""
    return Question.objects.filter(Exists(visible_claims(user).filter(pk=OuterRef("claim"))))


def can_view_question(user: User, question: Question) -> bool:
    return can_view_claim(user, question.claim)
