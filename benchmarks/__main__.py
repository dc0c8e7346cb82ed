"""`make bench`: Django on a fresh SQLite database of its own, then each measurement."""

from __future__ import annotations

import logging
import os
import tempfile
from importlib import import_module

import django

with tempfile.TemporaryDirectory() as folder:
    os.environ.update(
        DJANGO_SETTINGS_MODULE="newsroom.settings",
        DATABASE_URL=f"sqlite:///{folder}/benchmark.sqlite3",
        SITE_URL="http://127.0.0.1:8000",
        STATIC_ROOT=f"{folder}/static",
        DEBUG="off",
    )
    django.setup()
    logging.disable(logging.WARNING)
    # Their own imports may need models, which need Django to be set up.
    for measurement in (
        "fact_page",
        "page_store",
        "detection",
        "quote_check",
        "reanchoring",
        "matching",
        "searching",
        "workbench",
    ):
        import_module(f"benchmarks.{measurement}").main()
