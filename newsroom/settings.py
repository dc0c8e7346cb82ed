"""Settings of the project, all driven by the environment: see docs/configuration.md."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from newsroom.env import (
    archive,
    choice,
    count,
    database,
    email,
    env,
    evidence_storage,
    flag,
    refuse_unknown,
    several,
    site_url,
)

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env.read_env(BASE_DIR / ".env")
refuse_unknown()

DEBUG = flag("DEBUG")
SECRET_KEY = env("SECRET_KEY")
SECRET_KEY_FALLBACKS = env("SECRET_KEY_FALLBACKS")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is not set. `make setup` writes one into .env.")

# One address decides host, scheme and every absolute link, so that no header of a request can.
SITE_URL = site_url()
SITE_HOST = str(urlsplit(SITE_URL).hostname)
HTTPS = SITE_URL.startswith("https://")
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = [SITE_HOST, *env("ALLOWED_HOSTS"), *([] if HTTPS else LOOPBACK)]

INSTALLED_APPS = [
    "factcheck",
    "factcheck.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "django_htmx",
]

MIDDLEWARE = [
    # First: what it has is sent before anything else is asked.
    "factcheck.serving.PageStoreMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "factcheck.middleware.headers",
    "factcheck.api.problems.problems",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "factcheck.middleware.DeskLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "factcheck.middleware.DeskLoginMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "factcheck.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "factcheck.context_processors.organization",
            ],
        },
    },
]

DATABASES = {"default": database(f"sqlite:///{VAR_DIR / 'newsroom.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR_DIR.mkdir(exist_ok=True)
    # Measured: without IMMEDIATE and WAL, two writers at once end in "database is locked".
    # Without recursive_triggers, INSERT OR REPLACE walks past the append-only triggers.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON; "
            "PRAGMA mmap_size=268435456;"
        ),
    }
    # A file, because threads of one test cannot share a database in memory without locking it.
    _database = Path(DATABASES["default"]["NAME"])
    DATABASES["default"]["TEST"] = {"NAME": str(_database.with_name(f"test-{_database.name}"))}
else:
    # Asked before the first query of a view, not before a stored page is read.
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# In each process: figures that many ask for, and pictures. Django's own limit is 300.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 1000},
    }
}
# A connection stays with its thread, of which gunicorn has eight: opening one takes thirty times as
# long as reading a stored page. Django's own server has a new thread for each request, which would
# leave its connection behind.
DATABASES["default"].setdefault("CONN_MAX_AGE", 0 if DEBUG else None)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "factcheck:queue"
LOGOUT_REDIRECT_URL = "account_login"

LANGUAGES = [("fr", _("French")), ("en", _("English"))]
LANGUAGE_CODE = choice("LANGUAGE_CODE", ("fr", "en"))
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["newsroom.formats"]
TIME_ZONE = env("TIME_ZONE")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(env("STATIC_ROOT") or VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
FACTCHECK_EVIDENCE_ROOT = Path(env("FACTCHECK_EVIDENCE_ROOT") or VAR_DIR / "evidence")
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Evidence has no address of its own: only the view that asks the policy can open it.
    "evidence": evidence_storage(FACTCHECK_EVIDENCE_ROOT),
    "staticfiles": {"BACKEND": "newsroom.static.ModuleStorage"},
}
# A pasted article of the largest size we name an error for still reaches its form.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

_email = email(VAR_DIR / "mail")
EMAIL_BACKEND = _email["EMAIL_BACKEND"]
EMAIL_FILE_PATH = _email["EMAIL_FILE_PATH"]
EMAIL_HOST = _email.get("EMAIL_HOST", "")
EMAIL_PORT = _email.get("EMAIL_PORT", 0)
EMAIL_HOST_USER = _email.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _email.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = _email.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _email.get("EMAIL_USE_SSL", False)
# Well within the time for which a sender holds what it sends.
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = env("EMAIL_FROM") or f"desk@{SITE_HOST}"

FACTCHECK_DETECTORS = several("FACTCHECK_DETECTORS")
FACTCHECK_REVIEW_PUBLISHERS = several("FACTCHECK_REVIEW_PUBLISHERS")
FACTCHECK_ARCHIVE = archive()
FACTCHECK_FETCH = flag("FACTCHECK_FETCH")
FACTCHECK_ORGANIZATION = env("FACTCHECK_ORGANIZATION")
# With DEBUG a template may change under a running process.
_page_store = choice("FACTCHECK_PAGE_STORE", ("on", "off", "strict"))
FACTCHECK_PAGE_STORE = "off" if DEBUG else _page_store
FACTCHECK_PROTECTION_KEYS = several("FACTCHECK_PROTECTION_KEYS")
# With https there is a proxy: see SECURE_PROXY_SSL_HEADER.
FACTCHECK_PROXIES = count("FACTCHECK_PROXIES", default=1 if HTTPS else 0)
FACTCHECK_REPORTS_KEPT_DAYS = count("FACTCHECK_REPORTS_KEPT_DAYS")
FACTCHECK_REPORTS_PER_HOUR = count("FACTCHECK_REPORTS_PER_HOUR")
FACTCHECK_SEARCH_SECONDS = count("FACTCHECK_SEARCH_SECONDS")
FACTCHECK_SIGNATURES = choice("FACTCHECK_SIGNATURES", ("roles", "names"))

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_ENGINE = "newsroom.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
if HTTPS:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"secrets": {"()": "newsroom.logs.WithoutSecrets"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["secrets"],
            "formatter": "line",
            "stream": sys.stderr,
        }
    },
    "root": {
        "handlers": ["console"],
        "level": choice("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR")),
    },
}
