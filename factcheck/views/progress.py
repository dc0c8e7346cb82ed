"""How far the claims of an article are, in words that are filter links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.choices import LOST, OPEN, SETTLED, Kind, Status
from factcheck.models import Claim


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter link: `value` goes into the address, `count` claims have it."""

    value: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of an article's claims; withdrawn ones are no part of `total`."""

    total: int
    settled: int
    open: int
    disputed: int
    lost: int
    kinds: list[Choice]
    statuses: list[Choice]
    is_filtered: bool


def read_choice(query: Mapping[str, str]) -> tuple[str, str]:
    """The kind and the status that the address asks for, empty where it asks for none we know."""
    kind, status = query.get("kind", ""), query.get("status", "")
    return kind if kind in Kind.values else "", status if status in Status.values else ""


def shown_claims(claims: Iterable[Claim], kind: str, status: str) -> list[Claim]:
    """Claims of this kind and status; withdrawn ones only when asked for."""
    return [
        claim
        for claim in claims
        if kind in ("", claim.kind)
        and (claim.status == status if status else claim.status != Status.WITHDRAWN)
    ]


def progress_of(claims: Iterable[Claim], kind: str, status: str) -> Progress:
    everything = list(claims)
    current = [claim for claim in everything if claim.status != Status.WITHDRAWN]
    return Progress(
        total=len(current),
        settled=sum(claim.status in SETTLED for claim in current),
        open=sum(claim.status in OPEN for claim in current),
        disputed=sum(claim.status == Status.DISPUTED for claim in current),
        lost=sum(claim.anchor is None or claim.anchor.state in LOST for claim in current),
        kinds=[
            Choice(each.value, str(each.label), sum(c.kind == each for c in current), each == kind)
            for each in Kind
        ],
        statuses=[
            Choice(
                each.value,
                str(each.label),
                sum(c.status == each for c in everything),
                each == status,
            )
            for each in Status
        ],
        is_filtered=bool(kind or status),
    )
