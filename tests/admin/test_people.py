from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from factcheck import policy
from tests.admin.browsing import form_data
from tests.conftest import Cast
from tests.english import english

LIST = "/admin/auth/user/"
FORGED = {"is_superuser": "on", "is_staff": "on", "user_permissions": "1"}


def path_of(user: User) -> str:
    return f"{LIST}{user.pk}/change/"


def change(client: Client, user: User, **values: Any) -> Any:
    data = form_data(client.get(path_of(user)), "user_form", **values)
    return client.post(path_of(user), data, follow=True)


def power(user: User) -> list[Any]:
    user = User.objects.get(pk=user.pk)
    return [user.is_superuser, user.is_staff, user.user_permissions.count()]


def role(name: str) -> int:
    return Group.objects.get(name=name).pk


def test_a_chief_creates_a_person_with_a_role(cast: Cast) -> None:
    client = english(cast.chief)
    given = {
        "username": "nina",
        "password1": "correct-horse-battery",
        "password2": "correct-horse-battery",
        "first_name": "Nina",
        "groups": [role("editor")],
        **FORGED,
    }

    client.post(f"{LIST}add/", form_data(client.get(f"{LIST}add/"), "user_form", **given))

    nina = User.objects.get(username="nina")
    assert [policy.roles(nina), nina.first_name, power(nina)] == [
        {"editor"},
        "Nina",
        [False, False, 0],
    ]
    assert nina.check_password("correct-horse-battery")


def test_a_weak_password_is_refused(cast: Cast) -> None:
    client = english(cast.chief)
    given = {"username": "nina", "password1": "court", "password2": "court"}

    client.post(f"{LIST}add/", form_data(client.get(f"{LIST}add/"), "user_form", **given))

    assert not User.objects.filter(username="nina").exists()


def test_a_chief_changes_a_role_and_nothing_above_it(cast: Cast) -> None:
    change(english(cast.chief), cast.checker, groups=[role("editor")], **FORGED)

    assert [policy.roles(User.objects.get(pk=cast.checker.pk)), power(cast.checker)] == [
        {"editor"},
        [False, False, 0],
    ]


def test_a_chief_cannot_raise_themselves(cast: Cast) -> None:
    change(english(cast.chief), cast.chief, **FORGED)

    assert power(cast.chief) == [False, False, 0]


def test_a_group_that_is_no_role_is_no_choice_and_stays(cast: Cast) -> None:
    other = Group.objects.create(name="abonnés")
    wanted = Group.objects.create(name="root")
    cast.checker.groups.add(other)
    client = english(cast.chief)

    page = change(client, cast.checker, groups=[wanted.pk])
    change(client, cast.checker, groups=[role("editor")])

    assert list(page.context["adminform"].form.errors) == ["groups"]
    assert set(cast.checker.groups.values_list("name", flat=True)) == {"abonnés", "editor"}


def test_what_makes_a_superuser_is_not_shown_to_a_chief(cast: Cast) -> None:
    for user in (cast.checker, cast.superuser):
        page = english(cast.chief).get(path_of(user)).content.decode()

        assert [n for n in ("is_superuser", "is_staff", "user_permissions") if n in page] == []


def test_a_chief_cannot_change_a_superuser(cast: Cast) -> None:
    client, root = english(cast.chief), cast.superuser
    before = User.objects.values().get(pk=root.pk)
    password = {"password1": "correct-horse-battery", "password2": "correct-horse-battery"}

    codes = [
        client.get(path_of(root)).status_code,
        client.post(path_of(root), {"username": "me"}).status_code,
        client.get(f"{LIST}{root.pk}/password/").status_code,
        client.post(f"{LIST}{root.pk}/password/", password).status_code,
    ]

    assert codes == [200, 403, 403, 403]
    assert User.objects.values().get(pk=root.pk) == before


def test_a_superuser_makes_a_superuser(cast: Cast) -> None:
    change(english(cast.superuser), cast.chief, is_superuser="on")

    assert power(cast.chief)[0] is True


def test_a_chief_sets_a_password(cast: Cast) -> None:
    path = f"{LIST}{cast.checker.pk}/password/"
    password = {"password1": "correct-horse-battery", "password2": "correct-horse-battery"}

    answer = english(cast.chief).post(path, password)

    assert answer.status_code == 302
    assert User.objects.get(pk=cast.checker.pk).check_password("correct-horse-battery")


def test_an_account_is_switched_off_not_deleted(cast: Cast) -> None:
    client = english(cast.chief)

    deleted = client.post(f"{LIST}{cast.checker.pk}/delete/", {"post": "yes"}).status_code
    data = form_data(client.get(path_of(cast.checker)), "user_form")
    data.pop("is_active")
    client.post(path_of(cast.checker), data)

    assert [deleted, User.objects.get(pk=cast.checker.pk).is_active] == [403, False]


@pytest.mark.parametrize("who", ["reporter", "checker", "editor"])
@pytest.mark.parametrize("path", ["", "add/", "{pk}/change/", "{pk}/password/"])
def test_others_do_not_manage_people(cast: Cast, who: str, path: str) -> None:
    person = getattr(cast, who)
    person.user_permissions.set(Permission.objects.all())
    User.objects.filter(pk=person.pk).update(is_staff=True)

    answer = english(person).get(LIST + path.format(pk=cast.outsider.pk))

    assert answer.status_code == 403


def test_the_list_filters_by_role(cast: Cast) -> None:
    page = english(cast.chief).get(LIST, {"role": "editor"})

    rows = page.context["cl"].queryset.values_list("username", flat=True)
    assert sorted(rows) == ["editor", "other-editor"]
