# ruff: noqa: INP001 -- gunicorn reads this file by its path
"""How gunicorn serves the desk, for `make run` and for a server alike.

The address comes from the command line (`--bind`), the number of processes from WEB_CONCURRENCY.
"""

from __future__ import annotations

import os
import sys
from typing import Any

worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 30
graceful_timeout = 20
loglevel = "warning"
control_socket_disable = True


def when_ready(server: Any) -> None:
    """Say where the desk is once it really listens; a supervisor's log is the other reader."""
    address = os.environ.get("SITE_URL") or f"http://{server.address[0]}"
    sys.stdout.write(f"The desk is at {address} (Ctrl-C stops it)\n")
    sys.stdout.flush()
