"""Several people at once: real threads, each with a database connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection, connections


def race(*calls: Callable[[], object]) -> list[object]:
    """Start every call at the same moment; what each returned or raised, in their order."""
    barrier = Barrier(len(calls))

    def run(call: Callable[[], object]) -> object:
        try:
            barrier.wait(timeout=30)
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as people:
        futures = [people.submit(run, call) for call in calls]
    return [future.exception() or future.result() for future in futures]


def somebody_waits(_nth: int) -> bool:
    """Whether anybody waits for a row that somebody else holds, on PostgreSQL; to be asked often."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) "
            "WHERE NOT granted AND datname = current_database())"
        )
        return bool(cursor.fetchone()[0])


def losers(results: list[object]) -> list[Exception]:
    return [result for result in results if isinstance(result, Exception)]
