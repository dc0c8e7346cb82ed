"""Who calls: the token in the header `Authorization`, and nothing else."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest
from django.utils.translation import gettext as _

from factcheck import policy, tokens
from factcheck.api.limits import GUESS, TOKEN, spend
from factcheck.api.problems import ProblemError
from factcheck.models import ApiToken
from factcheck.views.callers import network_of

_ASK = 'Bearer realm="api"'


def token_of(request: HttpRequest, scope: str) -> ApiToken:
    """The token that a request shows, with its account and the account's roles.

    401 without a token that lets anybody in, whatever is wrong with it; 403 when it does not allow
    this, or its account has no role any more: it may not even ask which articles there are.
    """
    scheme, _space, text = request.headers.get("Authorization", "").partition(" ")
    token = tokens.behind(text.strip()) if scheme.lower() == "bearer" else None
    if token is None:
        if text:
            spend(GUESS, network_of(request))
        raise _stranger(f'{_ASK}, error="invalid_token"' if text else _ASK)
    spend(TOKEN, token.prefix)
    if not policy.can_use_desk(token.account):
        detail = _("The account of this token has no role at the desk any more.")
        raise ProblemError(HTTPStatus.FORBIDDEN, detail, code="account")
    if not token.allows(scope):
        raise ProblemError(
            HTTPStatus.FORBIDDEN,
            _("This token does not allow that: it needs %(scope)s.") % {"scope": scope},
            code="scope",
            headers={"WWW-Authenticate": f'{_ASK}, error="insufficient_scope", scope="{scope}"'},
        )
    tokens.seen(token)
    return token


def _stranger(asks: str) -> ProblemError:
    return ProblemError(
        HTTPStatus.UNAUTHORIZED,
        _("This address needs a valid token in the header Authorization, after the word Bearer."),
        code="token",
        headers={"WWW-Authenticate": asks},
    )
