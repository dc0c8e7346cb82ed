"""How often an address of the API may be asked.

What is only read from snapshots is not counted: a cache answers it, and counting would write to
the database for every reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus

from django.utils.translation import gettext as _

from factcheck import throttling
from factcheck.api.problems import ProblemError


@dataclass(frozen=True, slots=True)
class Limit:
    """So many calls in so many seconds."""

    scope: str
    calls: int
    seconds: int

    @property
    def policy(self) -> str:
        """For the header RateLimit-Policy."""
        return f'"{self.scope}";q={self.calls};w={self.seconds}'


SEARCH = Limit("api-search", 60, 60)
TOKEN = Limit("api-token", 120, 60)
# Of tokens that are none, by the network address that they come from.
GUESS = Limit("api-guess", 20, 60)


def wait_of(limit: Limit, key: str) -> int:
    """Count a call of this key; for how many seconds it has to wait, 0 when it may go on."""
    window = timedelta(seconds=limit.seconds)
    return throttling.allow(limit.scope, key, limit=limit.calls, window=window).retry_after


def spend(limit: Limit, key: str) -> None:
    """Count a call, or refuse it."""
    wait = wait_of(limit, key)
    if wait:
        raise ProblemError(
            HTTPStatus.TOO_MANY_REQUESTS,
            _("Too many requests: wait %(seconds)d seconds.") % {"seconds": wait},
            code="too-many",
            headers={
                "Cache-Control": "no-store",
                "Retry-After": str(wait),
                "RateLimit-Policy": limit.policy,
                "RateLimit": f'"{limit.scope}";r=0;t={wait}',
            },
        )
