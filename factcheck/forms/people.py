"""Choosing people of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet

from factcheck.choices import Role
from factcheck.models import Article

if TYPE_CHECKING:
    OneOfPeople = forms.ModelChoiceField[User]
    SomeOfPeople = forms.ModelMultipleChoiceField[User]
else:
    # The type parameters are known to the type checker only.
    OneOfPeople, SomeOfPeople = forms.ModelChoiceField, forms.ModelMultipleChoiceField

CHECKERS = (Role.CHECKER, Role.EDITOR, Role.CHIEF)


def _with_role(roles: tuple[str, ...]) -> Q:
    held = User.groups.through.objects.filter(user=OuterRef("pk"), group__name__in=roles)
    return Q(Exists(held)) | Q(is_superuser=True)


def desk_people() -> QuerySet[User]:
    """Everybody who has a role."""
    people = User.objects.filter(_with_role(tuple(Role.values)), is_active=True)
    return people.order_by("first_name", "last_name", "username")


def checkers_of(article: Article) -> QuerySet[User]:
    """Who may check claims of this article: the same people as `policy` lets see it."""
    people = desk_people().filter(_with_role(CHECKERS))
    if not article.restricted:
        return people
    team = Exists(Article.team.through.objects.filter(article=article, user=OuterRef("pk")))
    return people.filter(team | _with_role((Role.CHIEF,)))


def name_of(user: User) -> str:
    return user.get_full_name() or user.get_username()


class PersonField(OneOfPeople):
    """One person, by name."""

    def label_from_instance(self, obj: User) -> str:
        return name_of(obj)


class PeopleField(SomeOfPeople):
    """Several people, by name."""

    def __init__(self, queryset: QuerySet[User], **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple())
        super().__init__(queryset, **kwargs)

    def label_from_instance(self, obj: User) -> str:
        return name_of(obj)
