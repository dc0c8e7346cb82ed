"""The ledger of review events: append, and verify. Nothing else writes a ReviewEvent.

Each line carries the SHA-256 of its own canonical JSON, which includes the hash of the line
before. `LedgerHead` keeps the last number and hash on a row of its own: it puts writers in a
queue, and shows when lines are missing at the end.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from itertools import islice
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from factcheck.choices import SETTLED
from factcheck.models import Article, Claim, LedgerHead, ReviewEvent, Verdict, bulk


def digest(event: ReviewEvent) -> str:
    """The hash of an event as it stands."""
    line = {
        "sequence": event.sequence,
        "article": event.article_id,
        "claim": event.claim_id,
        "verb": event.verb,
        "from": event.from_status,
        "to": event.to_status,
        "actor": event.actor_id,
        "name": event.actor_name,
        "reason": event.reason,
        "data": event.data,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "previous": event.previous_hash,
    }
    return hash_of(line)


def hash_of(line: Mapping[str, Any]) -> str:
    """SHA-256 of a line's canonical JSON: sorted keys, UTF-8, no spaces, time in UTC."""
    text = json.dumps(line, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def hold() -> LedgerHead:
    """The head of the ledger, held until the transaction ends: whoever comes next waits.

    Rows are locked before the ledger, never after it, so that two writers cannot wait for each
    other.
    """
    head, _ = LedgerHead.objects.select_for_update(no_key=True).get_or_create(pk=1)
    return head


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line says of a change.

    `article` is None for what is done to a piece of evidence, which `data` then names.
    """

    article: Article | None
    verb: str
    actor: AbstractBaseUser | None
    claim: Claim | None = None
    from_status: str = ""
    to_status: str = ""
    reason: str = ""
    data: Mapping[str, Any] | None = None


def append(
    *,
    article: Article | None,
    verb: str,
    actor: AbstractBaseUser | None,
    claim: Claim | None = None,
    from_status: str = "",
    to_status: str = "",
    reason: str = "",
    data: Mapping[str, Any] | None = None,
) -> ReviewEvent:
    """Write the next line. Must run inside the transaction of the change it records."""
    entry = Entry(article, verb, actor, claim, from_status, to_status, reason, data)
    return append_all([entry])[0]


def append_all(entries: Sequence[Entry]) -> list[ReviewEvent]:
    """The same for the next lines, one for each entry, in their order."""
    if not entries:
        return []
    with transaction.atomic(savepoint=False):
        head = hold()
        last, previous = head.sequence, head.hash
        events = []
        for entry in entries:
            event = _line(entry, last + 1, previous)
            events.append(event)
            last, previous = event.sequence, event.hash
        bulk.insert(events)
        move_head(last, previous)
    return events


def _line(entry: Entry, sequence: int, previous: str) -> ReviewEvent:
    actor = entry.actor
    event = ReviewEvent(
        sequence=sequence,
        article=entry.article,
        claim=entry.claim,
        verb=entry.verb,
        from_status=entry.from_status,
        to_status=entry.to_status,
        actor_id=actor.pk if actor else None,
        actor_name=actor.get_username() if actor else "",
        reason=entry.reason,
        data=dict(entry.data or {}),
        at=timezone.now(),
        previous_hash=previous,
    )
    event.hash = digest(event)
    return event


def move_head(sequence: int, hash: str) -> None:  # noqa: A002 -- the name of the column
    """Say that the ledger ends at this line: for who holds it and has written many lines at once."""
    LedgerHead.objects.filter(pk=1).update(sequence=sequence, hash=hash)


def faults() -> Iterator[str]:
    """Every way the ledger disagrees with itself or with the claims, first fault first."""
    events = ReviewEvent.objects.order_by("sequence").iterator(chunk_size=2000)
    last, previous = yield from _breaks(events, 0, "")
    head = LedgerHead.objects.filter(pk=1).first() or LedgerHead()
    yield from _head_apart(head, last, previous)
    yield from _claims_apart()
    yield from claims_unfounded()


@dataclass(frozen=True, slots=True)
class Verified:
    """The first and the last line that were looked at, and what is wrong with them."""

    first: int
    last: int
    faults: list[str]


def verify_latest(most: int, *, most_faults: int = 20) -> Verified:
    """The last lines, held against each other and the head while nobody writes.

    That nothing came loose before them is not looked at: `faults` reads all.
    """
    with transaction.atomic():
        head = hold()
        events = list(ReviewEvent.objects.order_by("-sequence")[:most])[::-1]
    first = events[0].sequence if events else 1
    found = list(islice(_latest(events, head), most_faults))
    return Verified(first, events[-1].sequence if events else 0, found)


def _latest(events: list[ReviewEvent], head: LedgerHead) -> Iterator[str]:
    before = (events[0].sequence - 1, events[0].previous_hash) if events else (0, "")
    last, previous = yield from _breaks(events, *before)
    yield from _head_apart(head, last, previous)


def _breaks(
    events: Iterable[ReviewEvent], last: int, previous: str
) -> Generator[str, None, tuple[int, str]]:
    """Faults of lines that follow a number and a hash; returns those of the last one."""
    expected = last + 1
    for event in events:
        if event.sequence != expected:
            yield f"event {expected} is missing (the next one is {event.sequence})"
        elif event.previous_hash != previous:
            yield f"event {event.sequence} does not follow the one before it"
        if event.hash != digest(event):
            yield f"event {event.sequence} was changed after it was written"
        expected, previous = event.sequence + 1, event.hash
    return expected - 1, previous


def _head_apart(head: LedgerHead, last: int, previous: str) -> Iterator[str]:
    if last < head.sequence:
        yield (
            f"the ledger ends at event {last}, and {head.sequence} were written: "
            "the last ones are missing"
        )
    elif last > head.sequence:
        yield (
            f"the ledger ends at event {last}, and only {head.sequence} were written: "
            "the last ones were put there past the desk"
        )
    elif head.hash != previous:
        yield f"the ledger ends at event {last}, which is not the one that was written there"


def _claims_apart() -> Iterator[str]:
    """Claims whose status is not what their last event led to."""
    events = ReviewEvent.objects.exclude(to_status="").filter(claim__isnull=False)
    last = dict(events.order_by("sequence").values_list("claim_id", "to_status"))
    for pk, status in Claim.objects.order_by("pk").values_list("pk", "status"):
        if last.get(pk) != status:
            told = f"its last event left it {last[pk]}" if pk in last else "no event made it so"
            yield f"claim {pk} is {status}, and {told}: it was changed past the desk"


def claims_unfounded() -> Iterator[str]:
    """Settled claims without an approved verdict in force that says the same."""
    verdicts = Verdict.objects.filter(
        claim=OuterRef("pk"), current=True, approved_by__isnull=False, outcome=OuterRef("status")
    )
    unfounded = Claim.objects.filter(~Exists(verdicts), status__in=SETTLED)
    for pk, status in unfounded.order_by("pk").values_list("pk", "status"):
        yield f"claim {pk} is {status}, and no approved verdict says so"
