"""Tokens of the API: making one, revoking it, and who is behind one that somebody shows.

A token is shown once, to the chief who made it. What is kept is its beginning, by which it is
found, and the hash of the whole.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Collection
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import ledger, policy
from factcheck.choices import ApiScope
from factcheck.errors import NotAllowedError, NotPossibleError
from factcheck.models import ApiToken

DAYS, MOST_DAYS = 90, 366
# Written down at most so often, else every call would write to the database.
SEEN = timedelta(hours=1)
# So that a scanner of secrets knows one when it finds it.
_KIND = "fcd"
_SHAPE = re.compile(rf"({_KIND}_[0-9a-f]{{8}})_[A-Za-z0-9_-]{{43}}")
# Of the random part: 256 bits, which no hash has to be made slow for.
_BYTES = 32


def issue(
    *,
    actor: AbstractBaseUser,
    name: str,
    account: AbstractBaseUser,
    scopes: Collection[str],
    days: int = DAYS,
) -> tuple[ApiToken, str]:
    """A new token and its text, which is kept nowhere."""
    if not policy.is_chief(actor):
        raise NotAllowedError(_("Your role does not allow this."))
    if not 1 <= days <= MOST_DAYS or not set(scopes) <= set(ApiScope.values):
        raise ValueError("a token ends, and allows what there is")
    if not policy.can_use_desk(account):
        raise NotPossibleError(_("This account has no role at the desk."))
    prefix = f"{_KIND}_{secrets.token_hex(4)}"
    text = f"{prefix}_{secrets.token_urlsafe(_BYTES)}"
    with transaction.atomic():
        token = ApiToken.objects.create(
            name=name,
            prefix=prefix,
            token_hash=_hash(text),
            scopes=" ".join(sorted(scopes)),
            account_id=account.pk,
            created_by_id=actor.pk,
            expires_at=timezone.now() + timedelta(days=days),
        )
        _record(token, "issue_token", actor)
    return token, text


def revoke(token: ApiToken, *, actor: AbstractBaseUser) -> None:
    """Let nobody in with it any more, from now on."""
    if not policy.is_chief(actor):
        raise NotAllowedError(_("Your role does not allow this."))
    with transaction.atomic():
        held = ApiToken.objects.filter(pk=token.pk, revoked_at=None)
        if not held.update(revoked_by_id=actor.pk, revoked_at=timezone.now()):
            raise NotPossibleError(_("This token is revoked already."))
        _record(token, "revoke_token", actor)


def behind(text: str) -> ApiToken | None:
    """The token with this text, with its account, if it lets anybody in; one query."""
    match = _SHAPE.fullmatch(text)
    if match is None:
        return None
    token = ApiToken.objects.select_related("account").filter(prefix=match[1]).first()
    if token is None or not hmac.compare_digest(token.token_hash, _hash(text)):
        return None
    return token if token.is_open and token.account.is_active else None


def seen(token: ApiToken) -> None:
    """It was used: written down now and then."""
    now = timezone.now()
    if token.last_used_at is None or token.last_used_at < now - SEEN:
        stale = Q(last_used_at=None) | Q(last_used_at__lt=now - SEEN)
        ApiToken.objects.filter(stale, pk=token.pk).update(last_used_at=now)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _record(token: ApiToken, verb: str, actor: AbstractBaseUser) -> None:
    data = {"token": token.prefix, "account": token.account_id, "scopes": token.scopes}
    ledger.append(article=None, verb=verb, actor=actor, data=data)
