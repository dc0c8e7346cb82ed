from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from factcheck import policy
from tests.conftest import Cast
from tests.newsdesk import an_article

pytestmark = pytest.mark.django_db


def test_people_of_the_desk_have_a_role_and_are_active(cast: Cast) -> None:
    User.objects.filter(pk=cast.editor.pk).update(is_active=False)

    assert set(policy.desk_people()) == set(
        User.objects.exclude(pk__in=[cast.editor.pk, cast.outsider.pk])
    )


@pytest.mark.parametrize("restricted", [False, True])
def test_checkers_of_an_article_are_those_whom_the_policy_lets_see_it(
    cast: Cast, restricted: bool
) -> None:
    article = an_article(actor=cast.reporter, restricted=restricted, team=[cast.checker])

    expected = {
        user
        for user in User.objects.all()
        if policy.is_checker(user) and policy.can_view_article(user, article)
    }

    assert set(policy.checkers_of(article)) == expected
    assert policy.checkers_of(article).count() == len(expected)
