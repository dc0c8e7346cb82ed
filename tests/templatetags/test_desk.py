from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from factcheck.templatetags import desk
from tests.conftest import Cast


@pytest.mark.parametrize(
    ("name", "allowed"),
    [("reporter", False), ("checker", True), ("chief", True), ("outsider", False)],
)
def test_the_admin_is_offered_to_those_who_may_use_it(cast: Cast, name: str, allowed: bool) -> None:
    assert desk.can_use_admin(getattr(cast, name)) is allowed


def test_a_stranger_is_offered_nothing() -> None:
    assert desk.can_use_admin(AnonymousUser()) is False
    assert desk.role_words(AnonymousUser()) == ""


def test_roles_are_said_in_words_from_the_least_to_the_most_power(cast: Cast) -> None:
    cast.checker.groups.add(*cast.reporter.groups.all())

    with override("en"):
        assert desk.role_words(cast.checker) == "reporter, checker"
        assert desk.role_words(cast.superuser) == "chief"
        assert desk.role_words(cast.outsider) == ""


def test_a_person_without_a_name_is_called_as_they_log_in(cast: Cast) -> None:
    cast.editor.first_name = cast.editor.last_name = ""

    assert desk.person_name(cast.editor) == "editor"
    assert desk.person_name(cast.checker) == "Checker"
