"""One database in one process. Reads the name of a case a line, answers with milliseconds.

All is one transaction that is rolled back, so that the database stays as it was.
"""

from __future__ import annotations

import json
import sys

import django

# Asked for like a case; the answer is of each reader how the database plans to read.
PLANS = "plans"


def serve() -> None:
    django.setup()
    from django.conf import settings  # noqa: PLC0415 -- they need Django
    from django.db import connection, transaction  # noqa: PLC0415 -- the same

    from benchmarks.scale.cases import cases  # noqa: PLC0415 -- the same
    from benchmarks.scale.plans import plans  # noqa: PLC0415 -- the same

    # What views cost is asked, and not what is stored of them.
    settings.FACTCHECK_PAGE_STORE = "off"
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # What other processes of the server did could not be counted.
                cursor.execute("SET LOCAL max_parallel_workers_per_gather = 0")
        known = cases()
        tell({name: case.about for name, case in known.items()})
        for line in sys.stdin:
            name = line.strip()
            tell(plans() if name == PLANS else known[name].measured())
        transaction.set_rollback(True)


def tell(answer: object) -> None:
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    serve()
