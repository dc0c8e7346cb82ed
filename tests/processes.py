"""Another process of the desk, on the test's own database."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent


def database_url() -> str:
    """The test's own database, for another process."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    where = f"{known['HOST']}:{known['PORT']}" if known["PORT"] else known["HOST"]
    return f"postgresql://{known['USER']}@{where}/{known['NAME']}"


def start_python(code: str, *args: str, **environment: str) -> subprocess.Popen[str]:
    """Python with the desk's settings, running this code."""
    return subprocess.Popen(  # noqa: S603 -- our own command line
        [sys.executable, "-c", code, *args],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "DATABASE_URL": database_url(),
            "SECRET_KEY": "only-for-this-run-0123456789-0123456789-0123456789-0123456789",
            **environment,
        },
    )


def run_python(code: str, *args: str, **environment: str) -> int:
    """The same to its end; its code, which is a negative signal when it was killed."""
    with start_python(code, *args, **environment) as process:
        process.communicate(timeout=60)
    return process.returncode
