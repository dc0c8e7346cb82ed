"""What a stored page costs under real servers, beside a bare response and the usual view.

Requests a second say what readers get, but share the machine with those who ask; processor time of
a request, the database's included, is what the servers alone take. Least and most are of the rounds.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from django.conf import settings
from django.db import connection

from benchmarks.matching import p95, say
from benchmarks.page_store import asking, publish_one
from benchmarks.served import clients
from benchmarks.served.servers import Server, commands, serving
from factcheck import pagestore

ROUNDS = 5
REQUESTS = 2000
STAMPEDE = 32
_GZIP = "Accept-Encoding: gzip\r\n"
_SLOW = ("usual", "view")
# Longer than a process may go on with what it has.
_SECOND = 1.1

# Requests a second and milliseconds a request, of each round.
Taken = Sequence[tuple[float, float]]


def main() -> None:
    """On the database of DATABASE_URL, which gets a page if it is empty."""
    if not Path("/proc/self/stat").exists():
        say("\nservers  not measured: processor time is read from /proc, which is not here")
        return
    page = publish_one()
    settings.FACTCHECK_PAGE_STORE = "on"
    (packed, tag), (whole, _tag) = asking(page, HTTP_ACCEPT_ENCODING="gzip")(), asking(page)()
    say(f"\nservers  {packed} bytes compressed, {whole} not; {connection.vendor},")
    say(f"{ROUNDS} rounds of {REQUESTS} requests over {clients.MANY} connections")
    asks = {
        "bare": ("/bare", ""),
        "warm": (page, _GZIP),
        "304": (page, f"{_GZIP}If-None-Match: {tag}\r\n"),
        "usual": ("/usual", ""),
    }
    view = {"bare": asks["bare"], "view": (page, _GZIP)}
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "built"
        told = {"BENCHMARK_BUILT": str(built), "BENCHMARK_SIZES": f"{packed} {whole}"}
        for name in commands(0):
            with serving(name, {**told, "FACTCHECK_PAGE_STORE": "on"}) as server:
                report(name, measured(server, asks))
                many = [stampede(server, page, built) for _ in range(ROUNDS)]
            with serving(name, {**told, "FACTCHECK_PAGE_STORE": "off"}) as server:
                report(name, measured(server, view))
                each = [stampede(server, page, built) for _ in range(ROUNDS)]
            compare(name, many, each)


def measured(server: Server, asks: Mapping[str, tuple[str, str]]) -> Mapping[str, Taken]:
    """All of them in turns, once before it counts."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in asks}
    for number in range(ROUNDS + 1):
        for name, (path, headers) in asks.items():
            times = REQUESTS // 10 if name in _SLOW else REQUESTS
            before = server.seconds()
            rate = clients.ask_often(server.port, path, headers, times=times)
            if number:
                taken[name].append((rate, (server.seconds() - before) / times * 1000))
    return taken


def stampede(server: Server, page: str, built: Path) -> tuple[int, float]:
    """How many views made the page for readers who all ask just after it has changed, and their
    p95 in milliseconds."""
    clients.ask_at_once(server.port, page, _GZIP, readers=STAMPEDE)
    pagestore.touch_everything()
    time.sleep(_SECOND)
    built.write_bytes(b"")
    taken = clients.ask_at_once(server.port, page, _GZIP, readers=STAMPEDE)
    return built.stat().st_size, p95(taken)


def report(server: str, taken: Mapping[str, Taken]) -> None:
    for name, rounds in taken.items():
        rate, cost = (statistics.median(column) for column in zip(*rounds, strict=True))
        faster = _ratio(rounds, taken["bare"], lambda ours, bare: ours[0] / bare[0])
        cheaper = _ratio(rounds, taken["bare"], lambda ours, bare: bare[1] / ours[1])
        say(
            f"{server:8} {name:5} {rate:7.0f} a second, {faster} × bare;"
            f" {cost:6.3f} ms of processor, bare is {cheaper} × it"
        )


def _ratio(
    ours: Taken,
    bare: Taken,
    ratio: Callable[[tuple[float, float], tuple[float, float]], float],
) -> str:
    found = [ratio(a, b) for a, b in zip(ours, bare, strict=True)]
    return f"{statistics.median(found):.2f} ({min(found):.2f}–{max(found):.2f})"


def compare(
    server: str, many: Sequence[tuple[int, float]], each: Sequence[tuple[int, float]]
) -> None:
    builds, slowest = (statistics.median(column) for column in zip(*many, strict=True))
    all_builds, without = (statistics.median(column) for column in zip(*each, strict=True))
    say(
        f"{server:8} {STAMPEDE} at once: {builds:.0f} views (most {max(n for n, _ in many)}),"
        f" p95 {slowest:.0f} ms; without the store {all_builds:.0f} views, p95 {without:.0f} ms"
    )
