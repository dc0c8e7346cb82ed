"""How long the database may think about a question that anybody can ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection

# In so many seconds it may be less busy.
LATER = 60
# Steps of SQLite from one look at the clock to the next: some milliseconds.
_STEPS = 10_000
# How each database names a statement that it broke off.
_ENDED = {"57014", "SQLITE_INTERRUPT"}


class TooLongError(Exception):
    """The database was not done with the question when its time was over."""


@contextmanager
def limited(planning: Mapping[str, float]) -> Iterator[None]:
    """Statements of this thread end after FACTCHECK_SEARCH_SECONDS; 0 lets them take their time.

    Costs no query. Others of the process, as imports and exports, may take as long as they need.
    `planning` are settings by which PostgreSQL plans these statements.
    """
    seconds: float = settings.FACTCHECK_SEARCH_SECONDS
    try:
        with _within(seconds, planning) if connection.vendor == "postgresql" else _watched(seconds):
            yield
    except OperationalError as error:
        if _code(error.__cause__) in _ENDED:
            raise TooLongError from error
        raise


def _within(seconds: float, planning: Mapping[str, float]) -> AbstractContextManager[None]:
    """PostgreSQL ends each statement itself. The limit goes with it in one message, which is a
    transaction of its own; for a larger one that is open around it, what was in force there is
    kept beside it and put back."""
    local = {"statement_timeout": round(seconds * 1000), **planning}
    kept = {f"factcheck.{name}": f"current_setting('{name}')" for name in local}
    before = _setting({**kept, **{name: f"'{value}'" for name, value in local.items()}})
    after = _setting({name: f"current_setting('factcheck.{name}')" for name in local})

    def execute(
        run: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        done = run(f"{before}; {sql}; {after}", params, many, context)
        # The first answer is that of the settings.
        context["cursor"].nextset()
        return done

    return connection.execute_wrapper(execute)


def _setting(values: Mapping[str, str]) -> str:
    """Each to an expression, in this order, until the transaction ends."""
    sets = (f"set_config('{name}', {value}, true)" for name, value in values.items())
    return f"SELECT {', '.join(sets)}"


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """SQLite asks, every so many steps, whether it should go on."""
    if not seconds:
        yield
        return
    connection.ensure_connection()
    until = monotonic() + seconds
    connection.connection.set_progress_handler(lambda: monotonic() > until, _STEPS)
    try:
        yield
    finally:
        connection.connection.set_progress_handler(None, 0)


def _code(cause: BaseException | None) -> str:
    code = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    return str(code)
