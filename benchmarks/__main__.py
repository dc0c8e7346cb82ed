"""`make bench`: Django on a fresh SQLite database of its own, then each measurement.

With ROWS, only what depends on how many facts there are, with so many; in DATABASE_URL, if it is given.
"""

from __future__ import annotations

import logging
import os
import tempfile
from importlib import import_module

import django

from benchmarks import MEASUREMENTS

ROWS = os.environ.get("ROWS", "")
# Never the database of a desk, which the shell may name: only one that was meant for this.
SCALED = os.environ.get("DATABASE_URL", "") if ROWS else ""
SMALL = 20_000

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
    if not ROWS:
        for measurement in MEASUREMENTS:
            import_module(f"benchmarks.{measurement}").main()
    import_module("benchmarks.scale.running").main(int(ROWS or SMALL), SCALED)
