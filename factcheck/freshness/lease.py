"""One run at a time asks pages: whoever holds the row of `WatchRun`, until its time is over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string

from factcheck.models import WatchRun

# Longer than one page may take, with all that is written after it.
LEASE = timedelta(minutes=5)


class Lease:
    """The right to ask pages, held for LEASE from the last time that it was renewed."""

    def __init__(self, holder: str) -> None:
        self._holder = holder

    def renew(self) -> bool:
        """Whether it is still ours; False when this run was so slow that another one began."""
        ours = WatchRun.objects.filter(pk=1, holder=self._holder)
        return bool(ours.update(held_until=timezone.now() + LEASE))

    def give_back(self) -> None:
        WatchRun.objects.filter(pk=1, holder=self._holder).update(holder="", held_until=None)


@contextmanager
def held() -> Iterator[Lease | None]:
    """The lease, or None while another run has it. Whoever is killed keeps it until it is over."""
    now, holder = timezone.now(), get_random_string(32)
    WatchRun.objects.get_or_create(pk=1)
    free = WatchRun.objects.filter(Q(held_until=None) | Q(held_until__lte=now), pk=1)
    if not free.update(holder=holder, held_until=now + LEASE):
        yield None
        return
    lease = Lease(holder)
    try:
        yield lease
    finally:
        lease.give_back()
