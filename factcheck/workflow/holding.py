"""Claims held for a change, and the change of their version that makes it count."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy

from factcheck.errors import StaleError
from factcheck.models import Claim, ClaimQuerySet

STALE = gettext_lazy("Somebody else was faster than you. Look at what changed, then decide again.")


def lock(claim: Claim) -> Claim:
    """The claim as it is now, held until the transaction ends.

    PostgreSQL locks its row; on SQLite the transaction holds the whole database already. So a
    second writer reads what the first one left, and is told so, instead of meeting a constraint.
    The key stays free (`no_key`): a line of the ledger only points at the row, and must not wait
    for somebody who waits for the ledger.
    """
    return _held().get(pk=claim.pk)


def lock_all(claims: Iterable[Claim], *also: str) -> dict[int, Claim]:
    """The same for several, by their ids; in the order of these, as everybody holds them.

    `also` names what else of theirs to read.
    """
    held = _held().select_related(*also) if also else _held()
    held = held.filter(pk__in=[claim.pk for claim in claims])
    return {claim.pk: claim for claim in held.order_by("pk")}


def _held() -> ClaimQuerySet:
    held = Claim.objects.select_for_update(of=("self",), no_key=True)
    return held.select_related("article", "anchor")


def compare_and_set(claim: Claim, version: int, **changes: Any) -> None:
    """Write `changes` if the claim is still what the caller saw; else StaleError.

    Everything that changes a claim calls this, so a version is never used twice.
    """
    seen = Claim.objects.filter(pk=claim.pk, version=version, status=claim.status)
    if not seen.update(version=F("version") + 1, **changes):
        raise StaleError(STALE)


def count_up(claims: Collection[Claim], **changes: Any) -> None:
    """`compare_and_set` for claims that are held, each at the version that it is seen in.

    One that is named several times is changed so often.
    """
    by_times: dict[int, list[int]] = defaultdict(list)
    for pk, times in Counter(claim.pk for claim in claims).items():
        by_times[times].append(pk)
    for times, pks in by_times.items():
        Claim.objects.filter(pk__in=pks).update(version=F("version") + times, **changes)
    for claim in claims:
        claim.version += 1
        for name, value in changes.items():
            setattr(claim, name, value)
