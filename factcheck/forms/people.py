"""Choosing people of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import QuerySet

if TYPE_CHECKING:
    OneOfPeople = forms.ModelChoiceField[User]
    SomeOfPeople = forms.ModelMultipleChoiceField[User]
else:
    # The type parameters are known to the type checker only.
    OneOfPeople, SomeOfPeople = forms.ModelChoiceField, forms.ModelMultipleChoiceField


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
