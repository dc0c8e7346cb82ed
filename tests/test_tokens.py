"""Tokens of the API: who makes them, who is let in, what is kept."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck import ledger, tokens
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.forms.people import name_of
from factcheck.models import ApiToken, ReviewEvent
from tests.conftest import Cast
from tests.english import english

pytestmark = pytest.mark.django_db
# The chief's own roles, who has one, and their roles.
FEW = 3
LIST = "/admin/factcheck/apitoken/"


def made(cast: Cast, **asked: object) -> tuple[ApiToken, str]:
    given = {"actor": cast.chief, "name": "CMS", "account": cast.checker}
    return tokens.issue(**{**given, "scopes": ["articles:write"], **asked})  # type: ignore[arg-type]


def test_a_token_is_known_by_its_text_alone(cast: Cast) -> None:
    token, text = made(cast)

    assert tokens.behind(text) == token
    assert text.startswith(f"{token.prefix}_")
    # Nothing in the row, the ledger or a dump of either gives it back.
    secret = text.removeprefix(token.prefix)
    line = ReviewEvent.objects.get(verb="issue_token")
    assert secret not in f"{ApiToken.objects.values().get()} {line.data} {line.reason}"
    for other in ("", text[:-1], text + "a", token.prefix, f"{token.prefix}_{'a' * 43}", "é" * 56):
        assert tokens.behind(other) is None


def test_it_ends_by_its_date_by_a_chief_or_with_its_account(cast: Cast) -> None:
    (first, text), (second, _text) = made(cast, days=3), made(cast)
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1), tick=False):
        assert tokens.behind(text) is None
    assert tokens.behind(text) == first

    User.objects.filter(pk=cast.checker.pk).update(is_active=False)
    assert tokens.behind(text) is None
    User.objects.filter(pk=cast.checker.pk).update(is_active=True)

    tokens.revoke(first, actor=cast.chief)
    assert tokens.behind(text) is None
    with pytest.raises(NotPossibleError):
        tokens.revoke(first, actor=cast.chief)
    verbs = ReviewEvent.objects.order_by("sequence").values_list("verb", flat=True)
    assert list(verbs) == ["issue_token", "issue_token", "revoke_token"]
    assert list(ledger.faults()) == []
    assert second.is_open


def test_only_chiefs_make_and_revoke_them_for_people_of_the_desk(cast: Cast) -> None:
    token, _text = made(cast)
    for person in (cast.editor, cast.checker, cast.outsider):
        with pytest.raises(NotAllowedError):
            made(cast, actor=person)
        with pytest.raises(NotAllowedError):
            tokens.revoke(token, actor=person)
    with pytest.raises(NotPossibleError):
        made(cast, account=cast.outsider)
    assert ApiToken.objects.get().revoked_at is None


def test_that_it_was_used_is_written_down_now_and_then(cast: Cast) -> None:
    token, text = made(cast)
    moments = []
    for minutes in (0, 59, 61):
        with time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False):
            known = tokens.behind(text)
            assert known is not None
            tokens.seen(known)
            token.refresh_from_db()
            moments.append(token.last_used_at)

    assert moments[0] == moments[1] != moments[2]


def test_a_chief_makes_one_in_the_admin_and_sees_it_once(cast: Cast) -> None:
    client = english(cast.chief)
    asked = {"name": "CMS", "account": cast.checker.pk, "scopes": ["articles:read"], "days": 10}

    page = client.post(f"{LIST}add/", asked)

    token = ApiToken.objects.get()
    shown = page.content.decode()
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "private, no-store"
    # It wraps where the page is narrow, and is never cut off.
    [text] = re.findall(r"<textarea[^>]* readonly[^>]*>([^<]+)</textarea>", shown)
    assert tokens.behind(text) == token
    given = (token.scopes, token.account, token.created_by)
    assert given == ("articles:read", cast.checker, cast.chief)
    for path in (LIST, f"{LIST}{token.pk}/change/", f"{LIST}{token.pk}/history/"):
        again = client.get(path).content.decode()
        assert "CMS" in again
        assert text not in again
        assert token.token_hash not in again

    client.post(LIST, {"action": "revoke", "_selected_action": [token.pk], "index": 0})
    assert tokens.behind(text) is None


def test_the_form_says_who_may_what_and_has_one_button(cast: Cast) -> None:
    client = english(cast.chief)

    for path in (f"{LIST}add/", "/admin/factcheck/webhookendpoint/add/"):
        with CaptureQueriesContext(connection) as queries:
            page = client.get(path).content.decode()
        assert f">{name_of(cast.checker)} (checker)</option>" in page
        assert 'name="_save"' in page
        assert 'name="_addanother"' not in page
        assert 'name="_continue"' not in page
        assert len([one for one in queries if "auth_group" in one["sql"]]) <= FEW


def test_a_form_that_cannot_be_meant_makes_none(cast: Cast) -> None:
    client = english(cast.chief)
    good = {"name": "CMS", "account": cast.checker.pk, "scopes": ["articles:read"], "days": 10}
    for wrong in (
        *({"days": 0}, {"days": 367}, {"scopes": []}, {"scopes": ["all"]}, {"name": ""}),
        {"account": cast.outsider.pk},
    ):
        assert client.post(f"{LIST}add/", {**good, **wrong}).status_code == 200

    assert not ApiToken.objects.exists()
