"""Every environment variable the project reads: its name, its type and its default.

The table `env.scheme` is the only list; `docs/configuration.md` is compared with it by a test.
Any variable may be given as NAME_FILE, the path of a file that holds the value (for secrets).
A name that starts with FACTCHECK_ and is not in the table, or a value that cannot be read, stops
the start with one clear line.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "true", "yes", "on"})
MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}
NO = frozenset({"0", "false", "no", "off", ""})

env = environ.FileAwareEnv(
    SECRET_KEY=(str, ""),
    SECRET_KEY_FALLBACKS=(list, []),
    DEBUG=(str, "off"),
    SITE_URL=(str, "http://127.0.0.1:8000"),
    ALLOWED_HOSTS=(list, []),
    DATABASE_URL=(str, ""),
    EMAIL_URL=(str, ""),
    EMAIL_FROM=(str, ""),
    LANGUAGE_CODE=(str, "fr"),
    TIME_ZONE=(str, "Europe/Paris"),
    LOG_LEVEL=(str, "INFO"),
    STATIC_ROOT=(str, ""),
    FACTCHECK_ARCHIVE=(str, ""),
    FACTCHECK_DETECTORS=(str, "factcheck.detection.detect"),
    FACTCHECK_EVIDENCE_ROOT=(str, ""),
    FACTCHECK_EVIDENCE_STORAGE=(str, ""),
    FACTCHECK_FETCH=(str, "off"),
    FACTCHECK_ORGANIZATION=(str, "La Rédaction"),
    FACTCHECK_PAGE_STORE=(str, "on"),
    FACTCHECK_PROTECTION_KEYS=(str, ""),
    FACTCHECK_PROXIES=(str, ""),
    FACTCHECK_REPORTS_KEPT_DAYS=(str, "365"),
    FACTCHECK_REPORTS_PER_HOUR=(str, "10"),
    FACTCHECK_REVIEW_PUBLISHERS=(str, ""),
    FACTCHECK_SEARCH_SECONDS=(str, "2"),
    FACTCHECK_SIGNATURES=(str, "roles"),
)


def flag(name: str) -> bool:
    """Read a yes/no variable; anything that is neither is refused, never taken for "no"."""
    value = str(env(name)).strip().lower()
    if value in YES | NO:
        return value in YES
    raise ImproperlyConfigured(f"{name} must be on or off, not {value!r}.")


def choice(name: str, allowed: tuple[str, ...]) -> str:
    """Read a variable that takes one of a few words."""
    value = str(env(name))
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")
    return value


def count(name: str, default: int = 0) -> int:
    """Read a whole number from 0 to 9,999; the default when it is empty."""
    value = str(env(name)).strip() or str(default)
    if not (value.isascii() and value.isdigit() and len(value) < 5):
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def several(name: str) -> list[str]:
    """Read a variable that takes some words with commas between, none when it is empty."""
    return [word.strip() for word in str(env(name)).split(",") if word.strip()]


def site_url() -> str:
    """The public address of the site, without a closing slash: scheme and host only."""
    value = str(env("SITE_URL")).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query:
        raise ImproperlyConfigured(
            f"SITE_URL must look like https://facts.example.org, not {value!r}."
        )
    return value


def archive() -> str:
    """The address before which a web archive takes another one; empty when none is asked."""
    value = str(env("FACTCHECK_ARCHIVE"))
    if value and not (value.startswith("https://") and urlsplit(value).hostname):
        raise ImproperlyConfigured(
            f"FACTCHECK_ARCHIVE must look like https://web.archive.org/save/, not {value!r}."
        )
    return value


def database(default: str) -> dict[str, Any]:
    """Django's settings of DATABASE_URL, for PostgreSQL or SQLite; anything else is refused."""
    url = str(env("DATABASE_URL")) or default
    scheme = url.partition(":")[0]
    if scheme not in {"postgres", "postgresql", "sqlite"}:
        raise ImproperlyConfigured(
            f"DATABASE_URL must start with postgresql:// or sqlite://, not with {scheme!r}."
        )
    return dict(environ.Env.db_url_config(url))


def email(folder: Path) -> dict[str, Any]:
    """Django's settings of EMAIL_URL; without one, e-mails become files in `folder`."""
    url = str(env("EMAIL_URL"))
    if not url:
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": str(folder)}
    port = MAIL_PORTS.get(url.partition(":")[0])
    if port is None:
        # Not the value itself: it may hold a password.
        raise ImproperlyConfigured(
            "EMAIL_URL must look like smtp+tls://user:password@mail.example.org:587, or with "
            "smtp+ssl:// or smtp:// in front."
        )
    found = dict(environ.Env.email_url_config(url))
    return {**found, "EMAIL_PORT": found["EMAIL_PORT"] or port}


def evidence_storage(folder: Path) -> dict[str, Any]:
    """Django's settings of FACTCHECK_EVIDENCE_STORAGE; without one, files are kept in `folder`."""
    value = str(env("FACTCHECK_EVIDENCE_STORAGE"))
    if not value:
        options = {
            "location": folder,
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        }
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    backend, _, asked = value.partition("?")
    package, dot, _ = backend.partition(".")
    if not dot or not all(part.isidentifier() for part in backend.split(".")):
        # Not the value itself: it may hold a password.
        raise ImproperlyConfigured(
            "FACTCHECK_EVIDENCE_STORAGE must look like package.module.Class?option=value."
        )
    if find_spec(package) is None:
        raise ImproperlyConfigured(
            f"FACTCHECK_EVIDENCE_STORAGE names {backend}, and the package {package} is not "
            "installed: install it (for S3, django-storages[s3])."
        )
    words = {"true": True, "false": False}
    return {"BACKEND": backend, "OPTIONS": {n: words.get(v, v) for n, v in parse_qsl(asked)}}


def refuse_unknown(names: Mapping[str, str] = os.environ) -> None:
    """A misspelt FACTCHECK_ variable stops the start instead of being silently ignored."""
    known = set(env.scheme) | {f"{name}_FILE" for name in env.scheme}
    unknown = sorted(n for n in names if n.startswith("FACTCHECK_") and n not in known)
    if unknown:
        raise ImproperlyConfigured(
            f"Unknown setting {', '.join(unknown)}; docs/configuration.md lists the known ones."
        )
