"""System checks for a misconfigured desk, each with an id and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.files.storage import storages
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.urls import get_script_prefix
from django.utils.module_loading import import_string

from factcheck import encryption
from factcheck.models.triggers import APPEND_ONLY, TRIGGERS

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_DOCS = "See docs/configuration.md"


@register(Tags.security)
def check_site_url(**kwargs: Any) -> list[CheckMessage]:
    """W001: passwords and unpublished work would travel in the clear."""
    parts = urlsplit(settings.SITE_URL)
    if settings.DEBUG or parts.scheme == "https" or parts.hostname in LOOPBACK:
        return []
    return [
        checks.Warning(
            f"SITE_URL is {settings.SITE_URL}: the desk would be used without encryption.",
            hint=f"Give the desk an https:// address. {_DOCS}#site_url",
            id="factcheck.W001",
        )
    ]


@register(Tags.security)
def check_allowed_hosts(**kwargs: Any) -> list[CheckMessage]:
    """E001: any Host header would be believed."""
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    return [
        Error(
            "ALLOWED_HOSTS contains *: a request could choose the desk's name.",
            hint=f"List the names; the one of SITE_URL is always allowed. {_DOCS}#allowed_hosts",
            id="factcheck.E001",
        )
    ]


@register(Tags.security)
def check_evidence_storage(**kwargs: Any) -> list[CheckMessage]:
    """E002: evidence could be opened without asking the policy."""
    storage = storages["evidence"]
    base_url = getattr(storage, "base_url", None)
    location = getattr(storage, "location", None)
    problems = []
    if base_url not in {None, get_script_prefix()}:
        problems.append(f"The evidence storage has an address of its own, {base_url}.")
    if location and any(_within(Path(location), folder) for folder in _public_folders()):
        problems.append(f"The evidence folder {location} lies in a folder of public files.")
    if "public" in (getattr(storage, "default_acl", None) or ""):
        problems.append("The evidence storage would let everybody read its files (default_acl).")
    hint = f"Only the desk's own view may open evidence. {_DOCS}#factcheck_evidence_root"
    return [Error(problem, hint=hint, id="factcheck.E002") for problem in problems]


@register()
def check_detectors(**kwargs: Any) -> list[CheckMessage]:
    """E004: articles would come in without anybody reading them."""
    problems = []
    for path in settings.FACTCHECK_DETECTORS:
        try:
            usable = callable(import_string(path))
        except ImportError as error:
            problems.append(f"The detector {path} cannot be imported: {error}.")
        else:
            if not usable:
                problems.append(f"The detector {path} is nothing that can be called.")
    hint = f"Name callables by their dotted path. {_DOCS}#factcheck_detectors"
    return [Error(problem, hint=hint, id="factcheck.E004") for problem in problems]


@register(Tags.security)
def check_protection_keys(**kwargs: Any) -> list[CheckMessage]:
    """E005: nothing could be protected, or read that is."""
    if encryption.are_keys(settings.FACTCHECK_PROTECTION_KEYS):
        return []
    return [
        Error(
            "FACTCHECK_PROTECTION_KEYS holds something that is not a key.",
            hint=f"A key is 32 bytes in URL-safe base64. {_DOCS}#factcheck_protection_keys",
            id="factcheck.E005",
        )
    ]


@register(deploy=True)
def check_connections(**kwargs: Any) -> list[CheckMessage]:
    """W020: every request would open a connection of its own to PostgreSQL, and wait for it."""
    return [
        checks.Warning(
            f"Each request opens a connection to PostgreSQL ({alias}) and closes it again.",
            hint=f"Leave conn_max_age=0 out of DATABASE_URL. {_DOCS}#database_url",
            id="factcheck.W020",
        )
        for alias in connections
        if connections[alias].vendor == "postgresql" and _reconnects(connections[alias])
    ]


@register(Tags.database)
def check_triggers(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """E003, W002: the database would not keep the rules that it is trusted with."""
    messages: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        if not _migrated(connection):
            continue
        if connection.vendor == "sqlite" and not _recursive(connection):
            messages.append(
                Error(
                    f"SQLite ({alias}) runs without recursive_triggers: INSERT OR REPLACE would "
                    "walk past the append-only tables.",
                    hint=f"Add PRAGMA recursive_triggers=ON to init_command. {_DOCS}#database_url",
                    id="factcheck.E003",
                )
            )
        missing = sorted(_expected(connection) - _present(connection))
        if missing:
            # A warning, so that the migration which brings them back can still run.
            messages.append(
                checks.Warning(
                    f"The database ({alias}) lacks triggers: {', '.join(missing)}.",
                    hint=f"Install them again. {_DOCS}#triggers",
                    id="factcheck.W002",
                )
            )
    return messages


def _public_folders() -> list[Path]:
    named: list[Any] = [settings.STATIC_ROOT, settings.MEDIA_ROOT, *settings.STATICFILES_DIRS]
    return [Path(folder) for folder in named if folder]


def _within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _reconnects(connection: BaseDatabaseWrapper) -> bool:
    return bool(connection.settings_dict["CONN_MAX_AGE"] == 0)


def _migrated(connection: BaseDatabaseWrapper) -> bool:
    """Are all tables there that no row may leave? Before that, as on the way from an older version,
    nothing can be missing."""
    kept = {f"factcheck_{table}" for table in (*APPEND_ONLY, "seal", "verdict")}
    with connection.cursor() as cursor:
        return kept <= set(connection.introspection.table_names(cursor))


def _recursive(connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers")
        return bool(cursor.fetchone()[0])


def _expected(connection: BaseDatabaseWrapper) -> set[str]:
    names = {f"factcheck_{trigger.name}" for trigger in TRIGGERS}
    if connection.vendor == "postgresql":
        names |= {f"factcheck_{table}_no_truncate" for table in APPEND_ONLY}
    return names


def _present(connection: BaseDatabaseWrapper) -> set[str]:
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {str(name) for (name,) in cursor.fetchall()}
