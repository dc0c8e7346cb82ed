"""How often somebody may do something: one counter in the database, for every process and machine.

A window opens with the first attempt and closes after a fixed time, whatever is tried meanwhile,
so that nobody is kept out for longer by trying. Whose attempts they are is stored as a pseudonym
that is derived from the secret key and the day: it leads back to no address, and one day's cannot
be told from another's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from factcheck.models import Throttle

# Pseudonyms change with the day, so no window can be longer.
LONGEST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Allowed:
    """Whether this attempt is one of those that are allowed, and in how many seconds to try again."""

    ok: bool
    retry_after: int = 0

    def __bool__(self) -> bool:
        return self.ok


def allow(scope: str, key: str, *, limit: int, window: timedelta) -> Allowed:
    """Count an attempt of `key` at `scope`; at most `limit` in a window are allowed.

    Call it outside of the transaction of what is tried: else an attempt that fails is not counted.
    """
    if window > LONGEST:
        raise ValueError("A window is at most a day.")
    now = timezone.now()
    hidden = _pseudonym(scope, key)
    if _count(scope, hidden, window) <= limit:
        return Allowed(ok=True)
    ends = Throttle.objects.filter(scope=scope, key=hidden).values_list("ends_at", flat=True)
    left = (ends.first() or now) - now
    return Allowed(ok=False, retry_after=max(ceil(left.total_seconds()), 1))


def forget_old() -> int:
    """Delete the counters whose windows are over; how many there were."""
    return Throttle.objects.filter(ends_at__lte=timezone.now()).delete()[0]


def _pseudonym(scope: str, key: str) -> str:
    day = timezone.now().date().isoformat()
    return salted_hmac(
        f"factcheck.throttle.{day}", f"{scope}\n{key}", algorithm="sha256"
    ).hexdigest()


def _count(scope: str, hidden: str, window: timedelta) -> int:
    """One statement, so that of two attempts at once none is lost; the same on both databases."""
    now = timezone.now()
    adapted = connection.ops.adapt_datetimefield_value
    table = connection.ops.quote_name(Throttle._meta.db_table)
    over = f"{table}.ends_at <= %s"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (scope, key, count, ends_at) VALUES (%s, %s, 1, %s)"  # noqa: S608 -- placeholders
            " ON CONFLICT (scope, key) DO UPDATE SET"
            f" count = CASE WHEN {over} THEN 1 ELSE {table}.count + 1 END,"
            f" ends_at = CASE WHEN {over} THEN excluded.ends_at ELSE {table}.ends_at END"
            " RETURNING count",
            [scope, hidden, adapted(now + window), adapted(now), adapted(now)],
        )
        return int(cursor.fetchone()[0])
