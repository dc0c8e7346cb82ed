"""People, for the lists to choose from."""

from __future__ import annotations

from collections.abc import Set

from django.contrib.auth.models import User as Person
from django.db.models import Exists, OuterRef, Q, QuerySet

from factcheck.choices import Role
from factcheck.models import Article, ReaderReport
from factcheck.policy.roles import CHECKERS, DESK, EDITORS


def desk_people() -> QuerySet[Person]:
    """Everybody who has a role."""
    people = Person.objects.filter(_with_role(DESK), is_active=True)
    return people.order_by("first_name", "last_name", "username")


def checkers() -> QuerySet[Person]:
    """Who may check claims."""
    return desk_people().filter(_with_role(CHECKERS))


def checkers_of(article: Article) -> QuerySet[Person]:
    """Who may check claims of this article."""
    people = checkers()
    if not article.restricted:
        return people
    team = Exists(Article.team.through.objects.filter(article=article, user=OuterRef("pk")))
    return people.filter(team | _with_role({Role.CHIEF.value}))


def people_who_see(article: Article) -> QuerySet[Person]:
    """Everybody for whom `can_view_article` holds."""
    team = Article.team.through.objects.filter(article=article, user=OuterRef("pk"))
    seen = Q(Exists(team)) | _with_role({Role.CHIEF.value})
    if not article.restricted:
        seen |= _with_role(CHECKERS) | Q(pk=article.created_by_id)
    return desk_people().filter(seen)


def approvers_of(article: Article) -> QuerySet[Person]:
    """Who may approve what somebody else proposed in this article."""
    return people_who_see(article).filter(_with_role(EDITORS))


def settlers_of(report: ReaderReport) -> QuerySet[Person]:
    """Everybody for whom `can_settle_report` holds."""
    if report.page is None:
        return desk_people().filter(_with_role(EDITORS))
    return approvers_of(report.page.claim.article)


def _with_role(names: Set[str]) -> Q:
    held = Person.groups.through.objects.filter(user=OuterRef("pk"), group__name__in=names)
    return Q(Exists(held)) | Q(is_superuser=True)
