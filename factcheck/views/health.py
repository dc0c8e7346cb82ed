"""Is the process alive, and can it do its work? For the machine that runs it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import get_random_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)
PROBE = "readyz"


@login_not_required
@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked, so a slow database does not restart it."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Everything that a request needs works: 200; else 503, and which part does not."""
    parts = {name: _state(name, works) for name, works in CHECKS.items()}
    status = 200 if set(parts.values()) == {"ok"} else 503
    return JsonResponse(parts, status=status)


def _state(name: str, works: Callable[[], bool]) -> str:
    """What went wrong goes to the log: an error's text may hold an address or a password."""
    try:
        return "ok" if works() else "failed"
    except Exception:
        logger.exception("The %s is not ready.", name)
        return "failed"


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _cache() -> bool:
    value = get_random_string(12)
    cache.set(PROBE, value, timeout=10)
    return bool(cache.get(PROBE) == value)


CHECKS: Mapping[str, Callable[[], bool]] = MappingProxyType(
    {"database": _database, "migrations": _migrations, "cache": _cache}
)
