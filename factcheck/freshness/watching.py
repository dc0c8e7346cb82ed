"""A run over the pages that settled claims rest on: ask each, and write down what became of it.

What was written stays when a run is killed; the next one begins with what was asked longest ago.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from django.db.models import F

from factcheck.freshness.asking import Answer, ask
from factcheck.freshness.lease import Lease
from factcheck.freshness.writing import watched, write

# Addresses of one machine in a run, and the seconds for one of them.
MOST_OF_A_HOST = 30
MOST_FOR_ONE = 20.0


def watch(lease: Lease, *, limit: int, seconds: float) -> Counter[str]:
    """Ask for `limit` pages at most; how many citations came to each state. The last answer may
    come MOST_FOR_ONE seconds after `seconds` are over."""
    tally: Counter[str] = Counter()
    end = time.monotonic() + seconds
    dead: set[str] = set()
    for url, citations in _in_turns(_due(), limit):
        if time.monotonic() >= end or not lease.renew():
            break
        host = _host(url)
        answer = Answer(None, dead=True) if host in dead else ask(url, seconds=MOST_FOR_ONE)
        if answer.dead:
            dead.add(host)
        tally.update(write(url, citations, answer))
    return tally


def _due() -> dict[str, list[int]]:
    """The citations to watch by their address, what was asked longest ago first."""
    asked = watched().order_by(F("watch__checked_at").asc(nulls_first=True), "pk")
    found: dict[str, list[int]] = {}
    for pk, url in asked.values_list("pk", "evidence__url").iterator():
        found.setdefault(url, []).append(pk)
    return found


def _in_turns(due: Mapping[str, list[int]], limit: int) -> Iterator[tuple[str, list[int]]]:
    """`limit` addresses, each machine in its turn: none is asked twice running if others wait."""
    hosts: dict[str, list[str]] = {}
    for url in due:
        hosts.setdefault(_host(url), []).append(url)
    turns = [
        (turn, place, url)
        for place, urls in enumerate(hosts.values())
        for turn, url in enumerate(urls[:MOST_OF_A_HOST])
    ]
    for _turn, _place, url in sorted(turns)[:limit]:
        yield url, due[url]


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
