"""Choosing people of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import QuerySet

from factcheck import policy
from factcheck.choices import Role
from factcheck.models import Article

if TYPE_CHECKING:
    OneOfPeople = forms.ModelChoiceField[User]
    SomeOfPeople = forms.ModelMultipleChoiceField[User]
else:
    # The type parameters are known to the type checker only.
    OneOfPeople, SomeOfPeople = forms.ModelChoiceField, forms.ModelMultipleChoiceField


def name_of(user: User) -> str:
    return user.get_full_name() or user.get_username()


class PersonField(OneOfPeople):
    """One person, by name. Those who are `known`, by their ids, are asked of no database."""

    known: Mapping[str, User] = MappingProxyType({})

    def offer(self, article: Article, known: Mapping[str, User] | None) -> None:
        """Who may check claims of the article: those who are known, or all."""
        if known is None:
            self.queryset = policy.checkers_of(article)
        else:
            self.known = known

    def to_python(self, value: Any) -> User | None:
        return self.known.get(value) or super().to_python(value)

    def label_from_instance(self, obj: User) -> str:
        return name_of(obj)


class PersonWithRolesField(PersonField):
    """One person, by name and what they are at the desk; one query more for all of them."""

    def __init__(self, queryset: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(queryset.prefetch_related("groups"), **kwargs)

    def label_from_instance(self, obj: User) -> str:
        held = {group.name for group in obj.groups.all()}
        said = [str(role.label) for role in Role if role in held]
        return f"{name_of(obj)} ({', '.join(said)})" if said else name_of(obj)


class PeopleField(SomeOfPeople):
    """Several people, by name."""

    def __init__(self, queryset: QuerySet[User], **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple())
        super().__init__(queryset, **kwargs)

    def label_from_instance(self, obj: User) -> str:
        return name_of(obj)
